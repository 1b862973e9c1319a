"""Putting a bundle in its place: all of it, or nothing, and no trace of a build that was interrupted."""

import contextlib
import ctypes
import errno
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from qbj_kiosk.atomic_file import sync_folder
from qbj_kiosk.exhibit import manifest
from qbj_kiosk.file_lock import try_lock

OLD = 3600.0
"""Seconds after which no build can still be running; asked only where a running one cannot be seen by its lock."""
_HERE = -100
_EXCHANGE = 2
_NEW, _EARLIER = "new", "old"


def place(out: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files beside `out` and puts them there; what was there goes afterwards.

    Where the system can exchange two folders, `out` is at every moment the earlier bundle or the new one. Elsewhere
    there are two renames; a program that is killed between them leaves the earlier bundle for `recover`.
    """
    with scratch(out) as own:
        fresh, old = own / _NEW, own / _EARLIER
        fresh.mkdir()
        for path in sorted(files):
            _write(fresh / path, files[path])
        for folder in (*(path for path in fresh.iterdir() if path.is_dir()), fresh):
            _sync(folder)
        if not out.exists():
            fresh.rename(out)
        elif not exchange(fresh, out):
            _replace(out, fresh, old)
        _sync(out.parent)


def _replace(out: Path, fresh: Path, old: Path) -> None:
    out.rename(old)
    try:
        fresh.rename(out)
    except OSError:
        old.rename(out)
        raise


def exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step; False where the system or the file system cannot, then nothing has changed."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}:
        return False
    raise OSError(code, os.strerror(code), str(other))


def recover(out: Path) -> None:
    """Puts back an earlier bundle that an interrupted build has moved away, and removes what such builds left."""
    pattern = re.compile(rf"\.{re.escape(out.name)}-[a-z0-9_]{{8}}")
    for left in [path for path in out.parent.iterdir() if pattern.fullmatch(path.name)]:
        with contextlib.suppress(OSError):
            if left.is_symlink() or {path.name for path in left.iterdir()} - {_NEW, _EARLIER} or _is_in_use(left):
                continue
            if not out.exists() and (left / _EARLIER / manifest.MANIFEST).is_file():
                (left / _EARLIER).rename(out)
            shutil.rmtree(left, ignore_errors=True)


def _is_in_use(folder: Path) -> bool:
    """Whether a build that runs is at work in a folder."""
    if sys.platform == "win32":
        return folder.stat().st_mtime > time.time() - OLD
    with _opened(folder) as handle:
        return not try_lock(handle)


@contextlib.contextmanager
def scratch(out: Path) -> Iterator[Path]:
    """A folder beside `out` that is locked while it is used, and gone afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent, ignore_cleanup_errors=True) as name,
        _held(Path(name)),
    ):
        yield Path(name)


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    with _opened(folder) as handle:
        with contextlib.suppress(OSError):  # a file system without locks
            try_lock(handle)
        yield


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    with contextlib.suppress(PermissionError):  # Windows
        sync_folder(folder)
