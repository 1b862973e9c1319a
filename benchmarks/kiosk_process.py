"""Kiosk mode observed from outside: its processes, their memory, its log."""

import json
from contextlib import suppress
from pathlib import Path


def find_exhibit(supervisor: int) -> int | None:
    for child in Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text(encoding="ascii").split():
        # A process may end meanwhile.
        with suppress(OSError):
            if b"--watched" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
                return int(child)
    return None


def read_events(state: Path, *names: str) -> list[dict[str, str]]:
    files = sorted((state / "logs").glob("kiosk.jsonl*"), reverse=True)
    found = [json.loads(line) for file in files for line in file.read_text(encoding="ascii").splitlines()]
    return [event for event in found if event["event"] in names]


def pss_mb(process: int | str = "self") -> float:
    """Return a process's proportional set size (memory) in MB; 0 if the system does not report it."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(next(line for line in text.splitlines() if line.startswith("Pss:")).split()[1]) / 1024
