"""The last faults, for staff to read: one small file that is whole at every moment."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from json import JSONDecodeError, dumps, loads
from pathlib import Path

from qbj_kiosk.atomic_file import write_atomic

KEPT = 20
"""Faults that are kept."""
LONGEST = 300
"""Characters of a fault's text that are kept."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something went wrong."""

    time: str
    """UTC, as ISO 8601 writes it."""
    text: str


def read(file: Path) -> tuple[Fault, ...]:
    """The faults on record, oldest first. A file that is missing or broken has none."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        return tuple(Fault(str(found["time"]), str(found["text"])) for found in map(loads, lines[-KEPT:]))
    except (OSError, JSONDecodeError, UnicodeDecodeError, TypeError, KeyError):
        return ()


def add(file: Path, text: str, when: datetime | None = None) -> None:
    """Puts a fault on record. If the disk does not take it, it is left out: the log has it too."""
    moment = (when or datetime.now(UTC)).isoformat(timespec="seconds")
    try:
        write_atomic(file, _encode((*read(file), Fault(moment, text[:LONGEST]))[-KEPT:]), 0o644)
    except OSError:
        return


def _encode(faults: Iterable[Fault]) -> bytes:
    return "".join(f"{dumps(asdict(fault), ensure_ascii=False)}\n" for fault in faults).encode()
