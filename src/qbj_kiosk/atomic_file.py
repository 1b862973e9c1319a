"""Small files that a power cut leaves in their old or their new state, never in between."""

import errno
import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

from msgspec import MsgspecError, json

from qbj_kiosk.file_lock import try_lock

T = TypeVar("T")

SIZE_LIMIT: Final = 64 * 1024
"""Bytes that `read_small` reads at most; this program writes no larger file to the state folder."""
PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700

_IS_WINDOWS: Final = sys.platform == "win32"
_READ_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Without O_NONBLOCK, opening a FIFO waits for a writer."""
_DRAFT: Final = re.compile(r"\.(?P<name>.+)\.[a-z0-9_]{8}", re.DOTALL)
"""Name of a file that is being written, see `tempfile.mkstemp`."""


class DamagedFileError(Exception):
    """Raised if a small file holds no valid content, or is no regular file. Another read would not help."""


def write_atomic(file: Path, data: bytes, mode: int = PRIVATE_FILE) -> None:
    """Write a file beside its place, flush it to the disk, then move it into place.

    Drafts that killed processes have left of this file are deleted. A folder in the file's place is renamed.

    Args:
        file: the file. A missing folder is created, searchable by those who may read the file.
        data: the content.
        mode: permissions of the file.

    Raises:
        OSError: if the folder or the file cannot be written. The file's earlier content is then unchanged.
    """
    file.parent.mkdir(mode=mode | (mode & 0o444) >> 2, parents=True, exist_ok=True)
    remove_drafts(file.parent, file.name)
    descriptor, draft = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            with suppress(OSError):  # a file system without locks
                try_lock(descriptor)
            Path(draft).chmod(mode)
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)
            if not _IS_WINDOWS:  # While it is locked: another process deletes unlocked drafts.
                _replace(Path(draft), file)
        if _IS_WINDOWS:
            _replace(Path(draft), file)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise
    with suppress(OSError):
        sync_folder(file.parent)


def _replace(draft: Path, file: Path) -> None:
    if file.is_dir() and not file.is_symlink():
        file.rename(file.with_name(f"{file.name}.damaged-{os.urandom(4).hex()}"))
    draft.replace(file)


def remove_drafts(folder: Path, name: str | None = None) -> None:
    """Delete drafts that killed calls of `write_atomic` left in a folder, or only those of one file. Ignore errors."""
    with suppress(OSError):
        for draft in list(_drafts(folder, name)):
            with suppress(OSError):
                _remove_unlocked(draft)


def _drafts(folder: Path, name: str | None) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            found = _DRAFT.fullmatch(entry.name)
            if found and name in (None, found["name"]) and entry.is_file(follow_symlinks=False):
                yield Path(entry.path)


def _remove_unlocked(draft: Path) -> None:
    descriptor = os.open(draft, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        is_abandoned = try_lock(descriptor)
    finally:
        os.close(descriptor)
    if is_abandoned:
        draft.unlink()


def read_small(file: Path) -> bytes | None:
    """Read up to `SIZE_LIMIT` bytes of a file, once more after a failure. Return None if there is no such file.

    Raises:
        OSError: if the file exists and cannot be read.
        DamagedFileError: if it is a folder, a FIFO, a device, a socket or a link loop.
    """
    try:
        return _read_regular(file)
    except OSError:
        return _read_regular(file)


def _read_regular(file: Path) -> bytes | None:
    try:
        descriptor = os.open(file, _READ_FLAGS)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO) or file.is_dir():  # ENXIO: a socket
            raise DamagedFileError(f"{file}: is not a regular file") from error
        raise
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise DamagedFileError(f"{file}: is not a regular file")
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            return stream.read(SIZE_LIMIT)
    finally:
        os.close(descriptor)


def decode_json(data: bytes, kind: type[T]) -> T:
    """Decode JSON; raise DamagedFileError if it is invalid, too deep or has text that UTF-8 cannot encode."""
    try:
        found = json.decode(data, type=kind)
        json.encode(found)  # lone surrogates: a later write would fail
    except (MsgspecError, UnicodeError, RecursionError, OverflowError) as error:
        raise DamagedFileError(str(error)) from error
    return found


def read_json(file: Path, kind: type[T]) -> T | None:
    """Read a JSON file; return None if there is no such file.

    Raises:
        OSError: if the file exists and cannot be read.
        DamagedFileError: if its content is not valid, or it is no regular file.
    """
    data = read_small(file)
    return None if data is None else decode_json(data, kind)


def make_private_folder(folder: Path) -> None:
    """Create a folder and its parents for the owner only. An existing folder of the same owner becomes private.

    Raises:
        OSError: if it cannot be created.
    """
    for missing in reversed([each for each in folder.parents if not each.exists()]):
        missing.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    _make_private(folder, PRIVATE_FOLDER)


def protect_state_folder(folder: Path) -> None:
    """Create a state folder, make it and its files private, and delete the drafts of killed writes. Ignore errors."""
    with suppress(OSError):
        make_private_folder(folder)
        remove_drafts(folder)
        for file in folder.iterdir():
            if stat.S_ISREG(file.lstat().st_mode):
                _make_private(file, PRIVATE_FILE)


def _make_private(path: Path, mode: int) -> None:
    with suppress(OSError):  # another user's
        if stat.S_IMODE(path.stat().st_mode) & ~mode:
            path.chmod(mode)


def sync_folder(folder: Path) -> None:
    """Flush the names of a folder's files to the disk, so that a new file survives a power cut.

    Raises:
        OSError: if that fails. On Windows always: it cannot open folders, and writes names by itself.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
