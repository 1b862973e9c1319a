"""The last faults, in a small file for the staff page."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from json import JSONDecodeError, dumps, loads
from pathlib import Path

from qbj_kiosk.atomic_file import write_atomic

MAX_FAULTS = 20
MAX_TEXT = 300
"""Characters of a fault's text."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A recorded fault."""

    time: str
    """UTC, in ISO 8601."""
    text: str


def read(file: Path) -> tuple[Fault, ...]:
    """Return the recorded faults, oldest first; none if the file is missing or damaged."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        return tuple(Fault(str(found["time"]), str(found["text"])) for found in map(loads, lines[-MAX_FAULTS:]))
    except (OSError, JSONDecodeError, UnicodeDecodeError, TypeError, KeyError):
        return ()


def add(file: Path, text: str, when: datetime | None = None) -> None:
    """Add a fault. A write error is ignored: the log has the fault too."""
    time = (when or datetime.now(UTC)).isoformat(timespec="seconds")
    try:
        write_atomic(file, _encode((*read(file), Fault(time, text[:MAX_TEXT]))[-MAX_FAULTS:]), 0o644)
    except OSError:
        return


def _encode(faults: Iterable[Fault]) -> bytes:
    return "".join(f"{dumps(asdict(fault), ensure_ascii=False)}\n" for fault in faults).encode()
