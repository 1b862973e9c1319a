"""The last faults, in a small file for the staff page."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from json import dumps
from pathlib import Path

from qbj_kiosk.atomic_file import DamagedFileError, decode_json, read_small, write_atomic

MAX_FAULTS = 20
MAX_TEXT = 300
"""In characters."""


@dataclass(frozen=True, slots=True)
class Fault:
    time: str
    """UTC, in ISO 8601."""
    text: str


def read(file: Path) -> tuple[Fault, ...]:
    """Return the last faults from their file, oldest first, without damaged lines; none if it cannot be read."""
    try:
        lines = (read_small(file) or b"").splitlines()
    except (OSError, DamagedFileError):
        return ()
    return tuple(_decode(lines))[-MAX_FAULTS:]


def add(file: Path, text: str, when: datetime | None = None) -> None:
    """Add a fault to the file of the last faults. A write error is ignored: the log has the fault too."""
    time = (when or datetime.now(UTC)).isoformat(timespec="seconds")
    try:
        write_atomic(file, _encode((*read(file), Fault(time, text[:MAX_TEXT]))[-MAX_FAULTS:]))
    except OSError:
        return


def _decode(lines: Iterable[bytes]) -> Iterator[Fault]:
    for line in lines:
        with suppress(DamagedFileError):
            yield decode_json(line, Fault)


def _encode(faults: Iterable[Fault]) -> bytes:
    # Names of files in messages may hold bytes that are not UTF-8, as lone surrogates.
    lines = (f"{dumps(asdict(fault), ensure_ascii=False)}\n" for fault in faults)
    return "".join(lines).encode("utf-8", errors="replace")
