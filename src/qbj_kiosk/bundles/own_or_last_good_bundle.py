"""The program's own bundle in kiosk mode: the current one, else the last good one, with the reason for staff."""

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from qbj_kiosk.bundles import cache
from qbj_kiosk.bundles.built_in_bundle import OpenedBundle, explain_earlier, own_bundle, sources
from qbj_kiosk.toml.problem_report import WriteError

NAME = "qbj-kiosk-bundles"
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - only a private folder in it is used


def open_own_or_last_good(cache_folder: Path, environ: Mapping[str, str], build: cache.Build | None) -> OpenedBundle:
    """Open the program's own bundle, or the last good one if it is damaged or its sources have problems.

    If the cache cannot be written, the bundle is built into a temporary folder.

    Args:
        cache_folder: folder of bundles built from sources.
        environ: the environment, which names the runtime folder.
        build: compiler for the sources of a checkout.

    Raises:
        Exception: what opening or building the current bundle raised, if there is no whole bundle at all.
    """
    try:
        return _open_current(cache_folder, environ, build)
    except Exception as error:  # a bug in the compiler must not keep the exhibit away
        last = cache.find_last_good(cache_folder, *filter(_is_private, _temporary_folders(environ)))
        if last is None:
            raise
        return OpenedBundle(last, explain_earlier(error))


def _open_current(cache_folder: Path, environ: Mapping[str, str], build: cache.Build | None) -> OpenedBundle:
    source = sources()
    temporary = list(_temporary_folders(environ))
    current = [folder for folder in temporary if source and _is_private(folder) and cache.is_cached(source, folder)]
    if source and current and not cache.is_cached(source, cache_folder):
        # An earlier start could not write the cache: trying again would only cost time.
        what = f"{cache_folder}: could not be written at an earlier start. Check its permissions and the free space"
        return OpenedBundle(own_bundle(current[0], build), (what,))
    try:
        return OpenedBundle(own_bundle(cache_folder, build))
    except WriteError as error:
        for folder in temporary:
            with contextlib.suppress(OSError, WriteError):
                folder.mkdir(mode=0o700, exist_ok=True)
                if _is_private(folder):
                    return OpenedBundle(own_bundle(folder, build), tuple(str(error).splitlines()))
        raise


def _temporary_folders(environ: Mapping[str, str]) -> list[Path]:
    """Return folders for a bundle when the cache cannot be written: runtime folder, folders for temporary files."""
    folders = [Path(environ["XDG_RUNTIME_DIR"], NAME)] if environ.get("XDG_RUNTIME_DIR") else []
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            folders.append(Path(tempfile.gettempdir(), f"{NAME}-{os.getuid()}"))
        folders.append(SHARED_MEMORY / f"{NAME}-{os.getuid()}")
    return folders


def _is_private(folder: Path) -> bool:
    """Return True for a folder that only this user can write to."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(status.st_mode):
        return False
    return sys.platform == "win32" or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
