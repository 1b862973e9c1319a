"""Cache of bundles that are built from a checkout's sources when these have changed."""

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from qbj_kiosk import __version__
from qbj_kiosk.bundles.open_bundle import Bundle, BundleError, open_bundle
from qbj_kiosk.exhibit import bundle_manifest
from qbj_kiosk.exhibit.model import FORMAT
from qbj_kiosk.toml.problem_report import report_write_errors

Build = Callable[[Path, Path], object]
"""Build the sources in a folder into a bundle in a new folder, or raise `SourceError`."""
COMPILER = {name: Path(bundle_manifest.__file__).parents[1] / name for name in ("exhibit", "toml")}
"""Code that builds: when it changes, the same sources may give different bytes."""
KEPT = 3
NAME_LENGTH = 32
"""Of the folders of bundles; others in a cache are ignored."""
_SCRATCH = ".build-"
_OLD = 3600.0
"""Age in seconds at which a build counts as ended."""


def build_if_changed(source: Path, cache: Path, build: Build) -> Path:
    """Return the cached bundle of a checkout's sources; build it first if they have changed.

    Unchanged sources are neither read nor hashed. Several processes may call this at once: the first build is used.

    Raises:
        SourceError: if the sources have problems or the cache cannot be written.
    """
    bundle = cache / fingerprint(source)
    if _is_complete(bundle):
        return bundle
    add(source, bundle, build)
    return bundle


def add(source: Path, bundle: Path, build: Build, *, kept: int = KEPT) -> None:
    """Build a bundle into its place in the cache of bundles, and delete all but so many of the others.

    Raises:
        WriteError: if the cache cannot be written.
        Exception: what `build` raises.
    """
    _build(source, bundle, build, replace=False)
    prune(bundle.parent, bundle, kept)


def rebuild(source: Path, cache: Path, build: Build) -> Path:
    """Build the cached bundle of these sources again, in place of a damaged one.

    Raises:
        SourceError: if the sources have problems or the cache cannot be written.
    """
    bundle = cache / fingerprint(source)
    _build(source, bundle, build, replace=True)
    return bundle


def open_cached(source: Path, cache: Path, build: Build) -> Bundle:
    """Open the cached bundle of a checkout's sources; build it again if it is damaged.

    Raises:
        SourceError: if the sources have problems or the cache cannot be written.
        BundleError: if even the new bundle cannot be opened.
    """
    try:
        bundle = open_bundle(build_if_changed(source, cache, build))
    except BundleError:
        bundle = open_bundle(rebuild(source, cache, build))
    with contextlib.suppress(OSError):
        # The last one used is the last good one, and the last to be pruned.
        os.utime(bundle.root)
    return bundle


def is_cached(source: Path, cache: Path) -> bool:
    """Return True if the bundle of the current sources is in the cache, with all its files."""
    return _is_complete(cache / fingerprint(source))


def find_last_good(*caches: Path) -> Bundle | None:
    """Return the bundle in these caches that was used last and is whole; None if there is none."""
    kept = [path for cache in caches for path in _kept(cache)]
    for path in sorted(kept, key=_last_used, reverse=True):
        with contextlib.suppress(BundleError):
            return open_bundle(path)
    return None


def _kept(cache: Path) -> list[Path]:
    try:
        return [path for path in cache.iterdir() if len(path.name) == NAME_LENGTH]
    except OSError:
        return []


def _last_used(bundle: Path) -> int:
    try:
        return bundle.stat().st_mtime_ns
    except OSError:
        return 0


def fingerprint(source: Path) -> str:
    """Return a name for the bundle of these sources, which changes with each of their files and the compiler's."""
    compiler = (line for name, folder in COMPILER.items() for line in _files(folder, f"{name}/"))
    lines = sorted((*_files(source, "sources/"), *compiler))
    text = "\n".join([f"{FORMAT} {__version__}", *lines])
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:NAME_LENGTH]


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


def _is_complete(bundle: Path) -> bool:
    """Return True if a bundle has all its files in the right sizes. `open_bundle` verifies their content."""
    try:
        listed = bundle_manifest.decode((bundle / bundle_manifest.MANIFEST).read_bytes())
        return listed is not None and all(
            (bundle / path).lstat().st_size == entry.size for path, entry in listed.files.items()
        )
    except OSError:
        return False


def _build(source: Path, bundle: Path, build: Build, *, replace: bool) -> None:
    import tempfile

    with report_write_errors(bundle):
        bundle.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=bundle.parent, ignore_cleanup_errors=True) as scratch:
            fresh = Path(scratch) / "bundle"
            build(source, fresh)
            if replace or not _is_complete(bundle):
                with contextlib.suppress(FileNotFoundError):
                    bundle.rename(Path(scratch) / "old")
            try:
                fresh.rename(bundle)
            except OSError:
                if not _is_complete(bundle):
                    raise


def prune(cache: Path, current: Path, kept: int = KEPT) -> None:
    import shutil

    with contextlib.suppress(OSError):
        others = [path for path in _kept(cache) if path != current]
        others.sort(key=_last_used, reverse=True)
        leftovers = [path for path in cache.glob(f"{_SCRATCH}*") if path.stat().st_mtime < time.time() - _OLD]
        for path in others[kept:] + leftovers:
            shutil.rmtree(path, ignore_errors=True)
