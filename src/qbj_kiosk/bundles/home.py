"""Where the program's own bundle is: carried in the wheel, or built from the checkout's `resources/`."""

from pathlib import Path

import platformdirs

from qbj_kiosk.bundles import cache
from qbj_kiosk.failures import Failure

PACKAGE = Path(__file__).resolve().parent.parent


def default_bundle() -> Path:
    """The bundle that belongs to this program.

    Raises:
        SourceError: if it has to be built and its sources have mistakes.
        Failure: if there is neither a bundle nor sources.
    """
    carried = PACKAGE / "bundle"
    if carried.is_dir():
        return carried
    sources = PACKAGE.parent.parent / "resources"
    if sources.is_dir():
        return cache.built(sources, platformdirs.user_cache_path("qbj-kiosk") / "bundles")
    message = (
        f"No bundle at {carried} and no sources at {sources}. Install the program again, or name one: --bundle PATH"
    )
    raise Failure(message)
