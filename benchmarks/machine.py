"""What else a machine did during a measurement: on a shared one, frames also come late because of its neighbours."""

from collections.abc import Callable
from pathlib import Path

STOLEN = 8
"""The column of `/proc/stat` that counts the time in which a virtual processor had to wait for a real one."""


def watch() -> Callable[[], str]:
    """Begins to watch; the function it returns tells what was seen since, or nothing where the system does not say."""
    before = _ticks()

    def told() -> str:
        if before is None or (after := _ticks()) is None:
            return "stolen time unknown"
        spent = [now - then for now, then in zip(after, before, strict=True)]
        return f"{spent[STOLEN - 1] / max(1, sum(spent[:STOLEN])):.1%} of the machine's time stolen by its host"

    return told


def _ticks() -> list[int] | None:
    try:
        line = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0]
    except OSError:
        return None
    return [int(part) for part in line.split()[1:]]
