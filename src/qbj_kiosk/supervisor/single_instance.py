"""One instance only. The kernel frees the lock with its process: what a power cut leaves locks nobody out."""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from qbj_kiosk.errors import UserError
from qbj_kiosk.file_lock import try_lock
from qbj_kiosk.supervisor import protocol

NAME = "qbj-kiosk.lock"

if sys.platform == "win32":
    FLAGS = os.O_RDWR | os.O_CREAT
    FOLDER = "LOCALAPPDATA"
else:
    FLAGS = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
    FOLDER = "XDG_RUNTIME_DIR"


class AlreadyRunningError(UserError):
    """Another instance has the screen."""

    exit_code = protocol.ALREADY_RUNNING


class LockError(UserError):
    """The lock's file cannot be opened."""


def places(environ: Mapping[str, str], state: Path) -> tuple[Path, ...]:
    """The lock's files: in the session's runtime folder, or a temporary one, and in the state folder.

    Kiosks of one session find each other in the first, whatever their state folder; those that write to one log find
    each other in the second, whatever their session. Windows has no runtime folder.
    """
    found: tuple[Path, ...] = (state / NAME,)
    if sys.platform != "win32":
        folder = environ.get("XDG_RUNTIME_DIR", "")
        shared = Path(tempfile.gettempdir(), f"qbj-kiosk-{os.getuid()}.lock")
        found = (Path(folder, NAME) if folder and Path(folder).is_dir() else shared, *found)
    return tuple(dict.fromkeys(found))


@contextmanager
def alone(*files: Path) -> Iterator[tuple[str, ...]]:
    """Holds the lock: of the files, every one that can be had, and at least one.

    Returns:
        What keeps the others from being had; a disk that takes nothing is no reason to show nothing.

    Raises:
        AlreadyRunningError: if another process holds one of them.
        LockError: if none can be opened.
    """
    troubles: list[str] = []
    with ExitStack() as stack:
        for file in files:
            try:
                stack.enter_context(_held(file))
            except LockError as error:
                troubles.append(str(error))
        if len(troubles) == len(files):
            raise LockError("\n".join(troubles))
        yield tuple(troubles)


@contextmanager
def _held(file: Path) -> Iterator[None]:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        held = os.open(file, FLAGS, 0o600)
    except OSError as error:
        message = f"{file}: cannot be opened ({error.strerror}). Remove it, or set {FOLDER}."
        raise LockError(message) from error
    try:
        _take(held, file)
        # Only told to a second one: a full disk has no room for it.
        with suppress(OSError):
            os.ftruncate(held, 0)
            os.lseek(held, 0, os.SEEK_SET)
            os.write(held, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(held)


def _take(held: int, file: Path) -> None:
    try:
        locked = try_lock(held)
    except OSError as error:
        raise LockError(f"{file}: cannot be locked ({error.strerror}). Set {FOLDER}.") from error
    if not locked:
        os.lseek(held, 0, os.SEEK_SET)
        owner = os.read(held, 20).decode("ascii", errors="replace").strip()
        process = f" (process {owner})" if owner.isdecimal() else ""
        raise AlreadyRunningError(
            f"The kiosk is already running{process}. Leave it from its staff page, or end that process, first."
        )
