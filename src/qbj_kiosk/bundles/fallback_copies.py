"""Copies of the bundles that `kiosk.toml` names, shown when such a bundle is missing or damaged.

The copy of a bundle is in a folder that is named by the bundle's path, so that another exhibit is never shown instead.
"""

import contextlib
import hashlib
import os
from pathlib import Path

from qbj_kiosk.bundles import cache
from qbj_kiosk.bundles.built_in_bundle import OpenedBundle, explain_earlier
from qbj_kiosk.bundles.open_bundle import Bundle, BundleError, open_bundle
from qbj_kiosk.exhibit.bundle_manifest import MANIFEST

COPIES = "copies"
EARLIER_COPIES = 1
"""Kept beside the current one, for the case that it is damaged."""


def open_or_find_copy(path: Path, cache_folder: Path) -> OpenedBundle:
    """Open a bundle, or its last good copy if it is missing or damaged.

    Args:
        path: the bundle.
        cache_folder: folder of the program's own bundles; the copies are below it.

    Raises:
        Exception: what opening the bundle raised, if it has no whole copy.
    """
    try:
        return OpenedBundle(open_bundle(path))
    except Exception as error:  # a bug must not keep the exhibit away
        copy = cache.find_last_good(_folder(path, cache_folder))
        if copy is None:
            raise
        return OpenedBundle(copy, explain_earlier(error))


def keep_copy(bundle: Bundle, path: Path, cache_folder: Path) -> None:
    """Copy an opened bundle to the cache folder, unless there is a whole copy of it.

    Args:
        bundle: the opened bundle.
        path: the path by which it was opened.
        cache_folder: folder of the program's own bundles; the copies are below it.

    Raises:
        WriteError: if the copy cannot be written.
        BundleError: if the bundle changed after it was opened.
    """
    folder = _folder(path, cache_folder)
    place = folder / bundle.manifest.identity[: len(folder.name)]
    try:
        open_bundle(place)
    except BundleError:
        cache.add(bundle.root, place, lambda source, out: _copy(bundle, source, out), kept=EARLIER_COPIES)
    for used in (place, folder):
        with contextlib.suppress(OSError):
            os.utime(used)
    cache.prune(folder.parent, folder)


def _folder(path: Path, cache_folder: Path) -> Path:
    name = hashlib.sha256(os.fsencode(os.path.abspath(path))).hexdigest()[: cache.NAME_LENGTH]  # noqa: PTH100 - see below
    # Not `resolve`: a link to the current exhibit leads to another folder after an update.
    return cache_folder / COPIES / name


def _copy(bundle: Bundle, source: Path, out: Path) -> None:
    import shutil

    for name in (MANIFEST, *bundle.manifest.files):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        try:
            data = (source / name).open("rb")
        except OSError as error:
            raise _changed(source) from error
        with data, (out / name).open("wb") as copy:
            shutil.copyfileobj(data, copy)
    if open_bundle(out).manifest != bundle.manifest:
        raise _changed(source)


def _changed(source: Path) -> BundleError:
    return BundleError(f"{source}: was changed while the exhibit was shown, so no copy is kept. Restart the exhibit")
