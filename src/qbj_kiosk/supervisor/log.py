"""The log: one JSON object a line, in rotated files of limited total size."""

import json
import logging
import os
import re
import sys
from contextlib import suppress
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from qbj_kiosk.atomic_file import PRIVATE_FILE, protect_state_folder

FILES = 5
"""The current file and its predecessors."""
MAX_TEXT = 4000
"""In characters."""
LOCATION = re.compile(
    r"(?:file:///(?=[A-Za-z]:)|file://)?(?P<where>(?:[A-Za-z]:(?=[\\/]))?[^\s:]+\.(?:qml|js|py):\d+(?::\d+)?):?\s+(?P<text>.+)",
    re.DOTALL,
)
"""A file, line and message. A Windows path begins with a drive."""
NO_LOCATION = "unknown:0: "
"""Qt's prefix of a message without a location."""


class _Format(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **record.__dict__.get("fields", {}),
        }
        # Escaped to ASCII: one character is one byte of the limit.
        return json.dumps(fields)


class _LimitedHandler(RotatingFileHandler):
    """Log handler that rotates files within a total size. It ignores write errors, such as a full disk.

    Earlier files are named with a number suffix; the oldest has the highest.
    """

    def __init__(self, file: Path, size: int) -> None:
        super().__init__(file, backupCount=FILES - 1, encoding="ascii")
        self.set_limit(size)

    def set_limit(self, size: int) -> None:
        """Limit the total size of the log's files in bytes; delete the oldest beyond it."""
        self.maxBytes = size // FILES
        with suppress(OSError):
            if Path(self.baseFilename).stat().st_size > self.maxBytes:
                self.doRollover()
            self._fit()

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding="ascii", opener=_open_private)

    def doRollover(self) -> None:
        super().doRollover()
        self._fit()

    def _fit(self) -> None:
        earlier = [Path(f"{self.baseFilename}.{number}") for number in range(1, FILES)]
        taken = 0
        for file in earlier:
            taken += file.stat().st_size if file.exists() else 0
            if taken > self.maxBytes * (FILES - 1):
                file.unlink(missing_ok=True)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - logging's signature
        """Close the log's file, so that the next event opens it again: its buffer holds what the disk refused."""
        with suppress(OSError):
            self.close()


def split_location(text: str) -> tuple[str | None, str]:
    """Split a child's message into its location, as `file:line`, and the rest."""
    found = LOCATION.match(text.removeprefix(NO_LOCATION))
    if found is None:
        return None, text.removeprefix(NO_LOCATION)
    again = LOCATION.match(found["text"])
    # The messages of QML errors repeat the location.
    return found["where"], (again if again and again["where"] == found["where"] else found)["text"]


class Log:
    """The supervisor's log: writes events as JSON lines.

    Args:
        folder: created if missing. If None or not writable, events go to stderr.
        megabytes: limit of the total size, in units of 1,000,000 bytes.
        home: the user's home folder, written as `~` for privacy.
    """

    def __init__(self, folder: Path | None, megabytes: float = 50, home: str = "") -> None:
        # With the system's separators, and with QML's.
        self._homes = {home.rstrip("/\\"), home.replace("\\", "/").rstrip("/")} - {""}
        self._logger = logging.Logger("qbj-kiosk", logging.INFO)  # noqa: LOG001 - must not reach the root logger
        self._handler = _handler(folder, _bytes(megabytes))
        self._handler.setFormatter(_Format())
        self._logger.addHandler(self._handler)

    def set_limit(self, megabytes: float) -> None:
        """Limit the total size of the log's files, in units of 1,000,000 bytes."""
        if isinstance(self._handler, _LimitedHandler):
            self._handler.set_limit(_bytes(megabytes))

    def info(self, event: str, **fields: str | float) -> None:
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: str | float) -> None:
        self._write(logging.WARNING, event, fields)

    def error(self, event: str, **fields: str | float) -> None:
        self._write(logging.ERROR, event, fields)

    def _write(self, level: int, event: str, fields: dict[str, str | float]) -> None:
        cleaned = {name: self._clean(value) if isinstance(value, str) else value for name, value in fields.items()}
        self._logger.log(level, "%s", event, extra={"fields": cleaned})

    def _clean(self, text: str) -> str:
        for home in self._homes:
            text = text.replace(home, "~")
        # Names of files may hold bytes that are not UTF-8, as lone surrogates: readers of JSON refuse them.
        return text[:MAX_TEXT].encode("utf-8", errors="replace").decode()

    def close(self) -> None:
        with suppress(OSError):
            self._handler.close()


def _open_private(path: str, flags: int) -> int:
    # Without O_NONBLOCK, opening a FIFO waits for a reader.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0), PRIVATE_FILE)


def _bytes(megabytes: float) -> int:
    return int(megabytes * 1_000_000)


def _handler(folder: Path | None, size: int) -> logging.Handler:
    if folder is None:
        return logging.StreamHandler(sys.stderr)
    try:
        protect_state_folder(folder)
        return _LimitedHandler(folder / "kiosk.jsonl", size)
    except OSError:
        return logging.StreamHandler(sys.stderr)
