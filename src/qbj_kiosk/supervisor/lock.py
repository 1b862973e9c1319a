"""One instance only. The kernel frees the lock with its process: what a power cut leaves locks nobody out."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from qbj_kiosk.failures import Failure
from qbj_kiosk.supervisor import words


class AlreadyRunningError(Failure):
    """Another instance has the screen."""

    exit_code = words.ALREADY_RUNNING


class LockError(Failure):
    """The lock's file cannot be opened."""


def place(environ: Mapping[str, str]) -> Path:
    """The lock's file: in the session's runtime folder, which a restart of the machine empties, or a temporary one."""
    folder = environ.get("XDG_RUNTIME_DIR", "")
    if folder and Path(folder).is_dir():
        return Path(folder, "qbj-kiosk.lock")
    return Path(tempfile.gettempdir(), f"qbj-kiosk-{os.getuid()}.lock")


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Holds the lock.

    Raises:
        AlreadyRunningError: if another process holds it.
        LockError: if the file cannot be opened.
    """
    import fcntl  # noqa: PLC0415 - Windows has none, and may still import this module

    try:
        held = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        message = f"{file}: cannot be opened ({error.strerror}). Remove it, or set XDG_RUNTIME_DIR."
        raise LockError(message) from error
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            owner = os.read(held, 20).decode("ascii", errors="replace").strip()
            which = f" (process {owner})" if owner.isdecimal() else ""
            message = f"The kiosk is already running{which}. Leave it from its staff page, or end that process, first."
            raise AlreadyRunningError(message) from error
        os.ftruncate(held, 0)
        os.pwrite(held, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(held)
