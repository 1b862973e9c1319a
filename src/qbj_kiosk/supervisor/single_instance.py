"""Single-instance lock. The kernel releases it with the process, so a power cut leaves nothing to clean up."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from qbj_kiosk.atomic_file import PRIVATE_FOLDER
from qbj_kiosk.errors import UserError
from qbj_kiosk.file_lock import try_lock
from qbj_kiosk.supervisor import protocol

NAME = "qbj-kiosk.lock"
WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH

if sys.platform == "win32":
    FLAGS = os.O_RDWR | os.O_CREAT
    FOLDER_VARIABLE = "LOCALAPPDATA"
else:
    FLAGS = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
    FOLDER_VARIABLE = "XDG_RUNTIME_DIR"


class AlreadyRunningError(UserError):
    exit_code = protocol.ALREADY_RUNNING


class LockError(UserError):
    """Raised if the lock file that allows only one kiosk at a time cannot be opened or locked."""


def lock_files(environ: Mapping[str, str], state: Path) -> tuple[Path, ...]:
    """Return the files whose locks allow only one kiosk at a time: one of the session, one in the state folder.

    The first is common to all kiosks of one session, whatever their state folder; the second to all kiosks that write
    one log, whatever their session. Windows has no runtime folder.
    """
    files: tuple[Path, ...] = (state / NAME,)
    if sys.platform != "win32":
        folder = environ.get("XDG_RUNTIME_DIR", "")
        if not (folder and Path(folder).is_dir()):
            folder = str(Path(tempfile.gettempdir(), f"qbj-kiosk-{os.getuid()}"))
        files = (Path(folder, NAME), *files)
    return tuple(dict.fromkeys(files))


@contextmanager
def hold_lock(*files: Path) -> Iterator[tuple[str, ...]]:
    """Hold the locks that allow only one kiosk at a time, as far as their files can be opened, at least one.

    Returns:
        Messages about the files that cannot be opened. One lock is enough to start the kiosk, even on a full disk.

    Raises:
        AlreadyRunningError: if another process has locked one of them.
        LockError: if none can be opened.
    """
    errors: list[str] = []
    with ExitStack() as stack:
        for file in files:
            try:
                stack.enter_context(_locked(file))
            except LockError as error:
                errors.append(str(error))
        if len(errors) == len(files):
            raise LockError("\n".join(errors))
        yield tuple(errors)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    try:
        _make_folder(file.parent)
        descriptor = os.open(file, FLAGS, 0o600)
    except OSError as error:
        message = f"{file}: cannot be opened ({error.strerror}). Remove it, or set {FOLDER_VARIABLE}."
        raise LockError(message) from error
    try:
        if not _is_own(os.fstat(descriptor)):
            raise LockError(f"{file}: belongs to another user. Remove it, or set {FOLDER_VARIABLE}.")
        _lock(descriptor, file)
        # Only for the message of a second instance; a full disk has no room for it.
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":

    def _make_folder(folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)

    def _is_own(_: os.stat_result) -> bool:
        return True

else:

    def _make_folder(folder: Path) -> None:
        """Create a folder in which no other user can hold the lock, or refuse one in which others can.

        A folder of this user that others may write to becomes private.
        """
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        found = folder.stat()
        is_open = bool(found.st_mode & WRITABLE_BY_OTHERS)
        if is_open and found.st_uid == os.getuid() and not found.st_mode & stat.S_ISVTX:
            folder.chmod(stat.S_IMODE(found.st_mode) & ~WRITABLE_BY_OTHERS)
            is_open = False
        if is_open or not _is_own(found):
            raise LockError(f"{folder}: others can write to this folder. Remove it, or set {FOLDER_VARIABLE}.")

    def _is_own(found: os.stat_result) -> bool:
        return found.st_uid in (os.getuid(), 0)


def _lock(descriptor: int, file: Path) -> None:
    try:
        is_locked = try_lock(descriptor)
    except OSError as error:
        raise LockError(f"{file}: cannot be locked ({error.strerror}). Set {FOLDER_VARIABLE}.") from error
    if not is_locked:
        os.lseek(descriptor, 0, os.SEEK_SET)
        owner = os.read(descriptor, 20).decode("ascii", errors="replace").strip()
        process = f" (process {owner})" if owner.isdecimal() else ""
        raise AlreadyRunningError(
            f"The kiosk is already running{process}. Leave it from its staff page, or end that process, first."
        )
