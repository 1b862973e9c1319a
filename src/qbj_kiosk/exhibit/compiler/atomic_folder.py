"""Atomic replacement of a bundle's folder, and recovery after an interrupted build."""

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
from qbj_kiosk.exhibit import bundle_manifest
from qbj_kiosk.file_lock import try_lock

OLD = 3600.0
"""Age in seconds at which a build counts as ended, on systems without folder locks."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NEW, _EARLIER = "new", "old"


def place(out: Path, files: Mapping[str, bytes]) -> None:
    """Write a bundle's files to a folder beside `out`, move it to `out`, then delete the earlier bundle.

    Where the system can exchange two folders, `out` is the earlier or the new bundle at every moment. Elsewhere two
    renames are needed; a process killed between them leaves the earlier bundle for `recover`.
    """
    with scratch(out) as folder:
        fresh, old = folder / _NEW, folder / _EARLIER
        fresh.mkdir()
        for path in sorted(files):
            _write(fresh / path, files[path])
        for written in (*(path for path in fresh.iterdir() if path.is_dir()), fresh):
            _sync(written)
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
    """Exchange two folders in one step; return False, changing nothing, where system or file system cannot."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}:
        return False
    raise OSError(code, os.strerror(code), str(other))


def recover(out: Path) -> None:
    """Restore an earlier bundle that an interrupted build moved away, and delete the folders of such builds."""
    pattern = re.compile(rf"\.{re.escape(out.name)}-[a-z0-9_]{{8}}")
    for leftover in [path for path in out.parent.iterdir() if pattern.fullmatch(path.name)]:
        with contextlib.suppress(OSError):
            if (
                leftover.is_symlink()
                or {path.name for path in leftover.iterdir()} - {_NEW, _EARLIER}
                or _is_in_use(leftover)
            ):
                continue
            if not out.exists() and (leftover / _EARLIER / bundle_manifest.MANIFEST).is_file():
                (leftover / _EARLIER).rename(out)
            shutil.rmtree(leftover, ignore_errors=True)


def _is_in_use(folder: Path) -> bool:
    if sys.platform == "win32":
        return folder.stat().st_mtime > time.time() - OLD
    with _open_folder(folder) as handle:
        return not try_lock(handle)


@contextlib.contextmanager
def scratch(out: Path) -> Iterator[Path]:
    """Create a folder for drafts beside `out`, locked while it is in use and deleted afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent, ignore_cleanup_errors=True) as name,
        _lock_folder(Path(name)),
    ):
        yield Path(name)


@contextlib.contextmanager
def _lock_folder(folder: Path) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    with _open_folder(folder) as handle:
        with contextlib.suppress(OSError):  # a file system without locks
            try_lock(handle)
        yield


@contextlib.contextmanager
def _open_folder(folder: Path) -> Iterator[int]:
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
