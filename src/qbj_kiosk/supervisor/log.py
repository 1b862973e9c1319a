"""The log: JSON, one line an event, in files that together never exceed their bound."""

import json
import logging
import re
import sys
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILES = 5
"""Files that the bound is divided among: the current one and those before it."""
LONGEST = 4000
"""Characters of a text that are kept."""
PLACE = re.compile(
    r"(?:file:///(?=[A-Za-z]:)|file://)?(?P<where>(?:[A-Za-z]:(?=[\\/]))?[^\s:]+\.(?:qml|js|py):\d+(?::\d+)?):?\s+(?P<text>.+)",
    re.DOTALL,
)
"""A drive, as Windows has it, may stand before a path."""
NOWHERE = "unknown:0: "
"""What Qt writes for a place that it does not know."""


class _Format(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **record.__dict__.get("fields", {}),
        }
        # ASCII: a character is a byte, and the bound is one of bytes.
        return json.dumps(told)


class _Bounded(RotatingFileHandler):
    """A full disk, or a folder that is gone, is no reason to end anything.

    Args:
        file: the current file; those before it have a number after its name, the oldest the highest.
        size: bytes that all of them together may take.
    """

    def __init__(self, file: Path, size: int) -> None:
        super().__init__(file, backupCount=FILES - 1, encoding="ascii")
        self.bound(size)

    def bound(self, size: int) -> None:
        """Takes a new bound: what was written under a wider one goes, the oldest first."""
        self.maxBytes = size // FILES
        with suppress(OSError):
            if Path(self.baseFilename).stat().st_size > self.maxBytes:
                self.doRollover()
            self._fit()

    def doRollover(self) -> None:
        super().doRollover()
        self._fit()

    def _fit(self) -> None:
        """Deletes the oldest files until the current one may become as large as it is allowed to."""
        before = [Path(f"{self.baseFilename}.{number}") for number in range(1, FILES)]
        taken = 0
        for file in before:
            taken += file.stat().st_size if file.exists() else 0
            if taken > self.maxBytes * (FILES - 1):
                file.unlink(missing_ok=True)

    def handleError(self, record: logging.LogRecord) -> None:
        self.lost = record


def located(text: str) -> tuple[str | None, str]:
    """The place that a line of output begins with, as `file:line`, and the rest."""
    found = PLACE.match(text.removeprefix(NOWHERE))
    if found is None:
        return None, text.removeprefix(NOWHERE)
    again = PLACE.match(found["text"])
    # QML's own errors name their place themselves.
    return found["where"], (again if again and again["where"] == found["where"] else found)["text"]


class Log:
    """Writes events.

    Args:
        folder: where the files are kept; made if missing. Without one, or if it cannot be written, stderr serves.
        megabytes: what all files together may take, in units of 1,000,000 bytes.
        home: a folder whose name is no business of a log; it is written as `~`.
    """

    def __init__(self, folder: Path | None, megabytes: float = 50, home: str = "") -> None:
        # As the system writes it, and as QML does.
        self._homes = {home.rstrip("/\\"), home.replace("\\", "/").rstrip("/")} - {""}
        self._logger = logging.Logger("qbj-kiosk", logging.INFO)  # noqa: LOG001 - its own, out of reach of a root logger
        self._handler = _handler(folder, _bytes(megabytes))
        self._handler.setFormatter(_Format())
        self._logger.addHandler(self._handler)

    def bound(self, megabytes: float) -> None:
        """Sets what all files together may take, in units of 1,000,000 bytes."""
        if isinstance(self._handler, _Bounded):
            self._handler.bound(_bytes(megabytes))

    def info(self, event: str, **fields: str | float) -> None:
        """Something that belongs to the course of things."""
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: str | float) -> None:
        """Something that should not be."""
        self._write(logging.WARNING, event, fields)

    def error(self, event: str, **fields: str | float) -> None:
        """Something that a visitor may have noticed."""
        self._write(logging.ERROR, event, fields)

    def _write(self, level: int, event: str, fields: dict[str, str | float]) -> None:
        told = {name: self._clean(value) if isinstance(value, str) else value for name, value in fields.items()}
        self._logger.log(level, "%s", event, extra={"fields": told})

    def _clean(self, text: str) -> str:
        for home in self._homes:
            text = text.replace(home, "~")
        return text[:LONGEST]

    def close(self) -> None:
        """Closes the file."""
        self._handler.close()


def _bytes(megabytes: float) -> int:
    return int(megabytes * 1_000_000)


def _handler(folder: Path | None, size: int) -> logging.Handler:
    if folder is None:
        return logging.StreamHandler(sys.stderr)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _Bounded(folder / "kiosk.jsonl", size)
    except OSError:
        return logging.StreamHandler(sys.stderr)
