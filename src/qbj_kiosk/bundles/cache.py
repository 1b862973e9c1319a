"""The program's own bundle, built from its sources when they have changed and kept for the next start."""

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from qbj_kiosk import __version__
from qbj_kiosk.bundles.read import Bundle, BundleError, open_bundle
from qbj_kiosk.exhibit import manifest
from qbj_kiosk.exhibit.model import FORMAT
from qbj_kiosk.toml.diagnostics import report_write_errors

Build = Callable[[Path, Path], object]
"""Builds the sources in one folder into a bundle in another, new folder; raises `SourceError`."""
COMPILER = {name: Path(manifest.__file__).parents[1] / name for name in ("exhibit", "toml")}
"""The code that builds: when it changes, the same sources may give other bytes."""
KEPT = 3
"""Bundles of earlier sources that stay."""
_NAME_LENGTH = 32
_SCRATCH = ".build-"
_OLD = 3600.0
"""Seconds after which no build can still be running."""


def built(source: Path, cache: Path, build: Build) -> Path:
    """The bundle of `source` in the folder `cache`; builds it if the sources changed or the kept one is incomplete.

    Unchanged sources are neither read nor hashed. Several processes may do this at once: who is first wins.

    Raises:
        SourceError: if the sources have mistakes or the cache cannot be written.
    """
    bundle = cache / fingerprint(source)
    if _is_whole(bundle):
        return bundle
    _build(source, bundle, build, replace=False)
    _prune(cache, bundle)
    return bundle


def rebuilt(source: Path, cache: Path, build: Build) -> Path:
    """The same, but built anew: for a kept bundle that turned out to be damaged.

    Raises:
        SourceError: if the sources have mistakes or the cache cannot be written.
    """
    bundle = cache / fingerprint(source)
    _build(source, bundle, build, replace=True)
    return bundle


def opened(source: Path, cache: Path, build: Build) -> Bundle:
    """The bundle of `source`, opened; a kept one that turns out to be damaged is built anew.

    Raises:
        SourceError: if the sources have mistakes or the cache cannot be written.
        BundleError: if even the new bundle cannot be opened.
    """
    try:
        return open_bundle(built(source, cache, build))
    except BundleError:
        return open_bundle(rebuilt(source, cache, build))


def fingerprint(source: Path) -> str:
    """A name that changes with any path, size or time of change in the sources and in the code that builds them."""
    compiler = (line for name, folder in COMPILER.items() for line in _files(folder, f"{name}/"))
    lines = sorted((*_files(source, "sources/"), *compiler))
    text = "\n".join([f"{FORMAT} {__version__}", *lines])
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:_NAME_LENGTH]


def _files(folder: Path, prefix: str) -> Iterator[str]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                status = entry.stat(follow_symlinks=False)
                yield f"{prefix}{entry.name}\t{status.st_size}\t{status.st_mtime_ns}"


def _is_whole(bundle: Path) -> bool:
    """Whether a kept bundle has all its files in their sizes; what they hold is verified when it is opened."""
    try:
        listed = manifest.decode((bundle / manifest.MANIFEST).read_bytes())
        return listed is not None and all(
            (bundle / path).lstat().st_size == entry.size for path, entry in listed.files.items()
        )
    except OSError:
        return False


def _build(source: Path, bundle: Path, build: Build, *, replace: bool) -> None:
    """Builds beside the place of the bundle and moves it there, unless another process was faster."""
    import tempfile

    with report_write_errors(bundle):
        bundle.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=bundle.parent, ignore_cleanup_errors=True) as scratch:
            fresh = Path(scratch) / "bundle"
            build(source, fresh)
            if replace or not _is_whole(bundle):
                with contextlib.suppress(FileNotFoundError):
                    bundle.rename(Path(scratch) / "old")
            try:
                fresh.rename(bundle)
            except OSError:
                if not _is_whole(bundle):
                    raise


def _prune(cache: Path, current: Path) -> None:
    """Removes all but the youngest earlier bundles, and what an interrupted build has left."""
    import shutil

    with contextlib.suppress(OSError):
        others = [path for path in cache.iterdir() if path != current and len(path.name) == _NAME_LENGTH]
        others.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
        scraps = [path for path in cache.glob(f"{_SCRATCH}*") if path.stat().st_mtime < time.time() - _OLD]
        for path in others[KEPT:] + scraps:
            shutil.rmtree(path, ignore_errors=True)
