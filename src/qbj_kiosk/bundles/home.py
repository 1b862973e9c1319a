"""The program's own bundle: carried in the wheel, or built from the checkout's `resources/`."""

from pathlib import Path

from qbj_kiosk.bundles.read import Bundle, open_bundle
from qbj_kiosk.failures import Failure

PACKAGE = Path(__file__).resolve().parent.parent


def own_bundle(cache_folder: Path) -> Bundle:
    """Opens the bundle that belongs to this program.

    Args:
        cache_folder: where bundles that are built from sources are kept.

    Raises:
        SourceError: if it has to be built and its sources have mistakes.
        BundleError: if it is not whole.
        Failure: if there is neither a bundle nor sources.
    """
    carried = PACKAGE / "bundle"
    if carried.is_dir():
        return open_bundle(carried)
    sources = PACKAGE.parent.parent / "resources"
    if sources.is_dir():
        from qbj_kiosk.bundles import cache  # noqa: PLC0415 - an installed program carries its bundle

        return cache.opened(sources, cache_folder)
    message = (
        f"No bundle at {carried} and no sources at {sources}. Install the program again, or name one: --bundle PATH"
    )
    raise Failure(message)
