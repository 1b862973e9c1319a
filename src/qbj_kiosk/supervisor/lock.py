"""One instance only. The kernel frees the lock with its process: what a power cut leaves locks nobody out."""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from qbj_kiosk.failures import Failure
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.supervisor import words

if sys.platform == "win32":
    from qbj_kiosk.supervisor.windows.system import take

    FLAGS = os.O_RDWR | os.O_CREAT
    FOLDER = "LOCALAPPDATA"
else:
    import fcntl

    FLAGS = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
    FOLDER = "XDG_RUNTIME_DIR"

    def take(descriptor: int) -> None:
        """Locks a file until it is closed, which the kernel does when the process ends.

        Raises:
            BlockingIOError: if another process has locked it.
        """
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class AlreadyRunningError(Failure):
    """Another instance has the screen."""

    exit_code = words.ALREADY_RUNNING


class LockError(Failure):
    """The lock's file cannot be opened."""


def place(environ: Mapping[str, str]) -> Path:
    """The lock's file: in the session's runtime folder, which a restart of the machine empties, or a temporary one.

    Windows has no such folder: there it is in the state folder.
    """
    found = state_folder(environ, sys.platform) / "qbj-kiosk.lock"
    if sys.platform != "win32":
        folder = environ.get("XDG_RUNTIME_DIR", "")
        shared = Path(tempfile.gettempdir(), f"qbj-kiosk-{os.getuid()}.lock")
        found = Path(folder, "qbj-kiosk.lock") if folder and Path(folder).is_dir() else shared
    return found


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Holds the lock.

    Raises:
        AlreadyRunningError: if another process holds it.
        LockError: if the file cannot be opened.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        held = os.open(file, FLAGS, 0o600)
    except OSError as error:
        message = f"{file}: cannot be opened ({error.strerror}). Remove it, or set {FOLDER}."
        raise LockError(message) from error
    try:
        try:
            take(held)
        except BlockingIOError as error:
            os.lseek(held, 0, os.SEEK_SET)
            owner = os.read(held, 20).decode("ascii", errors="replace").strip()
            which = f" (process {owner})" if owner.isdecimal() else ""
            message = f"The kiosk is already running{which}. Leave it from its staff page, or end that process, first."
            raise AlreadyRunningError(message) from error
        os.ftruncate(held, 0)
        os.lseek(held, 0, os.SEEK_SET)
        os.write(held, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(held)
