"""The program's own bundle: part of the wheel, or built from the checkout's `resources/`."""

from pathlib import Path
from typing import TYPE_CHECKING

from qbj_kiosk.bundles.read import Bundle, open_bundle
from qbj_kiosk.errors import UserError

if TYPE_CHECKING:
    from qbj_kiosk.bundles import cache

PACKAGE = Path(__file__).resolve().parent.parent


def own_bundle(cache_folder: Path, build: "cache.Build | None" = None) -> Bundle:
    """Open the bundle that belongs to this program; without `build`, only a wheel's bundle.

    Raises:
        SourceError: if it must be built and its sources have problems.
        BundleError: if it is damaged.
        UserError: if there is neither a bundle nor sources.
    """
    installed = PACKAGE / "bundle"
    if installed.is_dir():
        return open_bundle(installed)
    sources = PACKAGE.parent.parent / "resources"
    if build is not None and sources.is_dir():
        from qbj_kiosk.bundles import cache

        return cache.open_cached(sources, cache_folder, build)
    message = f"No bundle at {installed} and no sources at {sources}. Install the program again, or use --bundle PATH"
    raise UserError(message)
