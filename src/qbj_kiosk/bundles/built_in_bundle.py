"""The built-in bundle, the program's own: part of the wheel, or built from the checkout's `resources/`."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from qbj_kiosk.bundles.open_bundle import Bundle, open_bundle
from qbj_kiosk.errors import UserError

if TYPE_CHECKING:
    from qbj_kiosk.bundles import cache

PACKAGE = Path(__file__).resolve().parent.parent
SOURCES = PACKAGE.parent.parent / "resources"
"""Sources of a checkout."""


class OpenedBundle(Struct, frozen=True):
    """A bundle that was opened to be shown, with the problems that staff are to know of."""

    bundle: Bundle
    problems: tuple[str, ...] = ()
    """Why it is not the current one, or not in the cache; each with place and remedy. Empty if all is well."""


EARLIER = "The last good exhibit is shown, not the current one"
"""The first problem; the staff page has it in the language of the exhibit."""


def explain_earlier(error: Exception) -> tuple[str, ...]:
    """Return the lines for staff that explain why an earlier bundle is shown instead of the current one."""
    reason = str(error) if isinstance(error, UserError) else f"{error!r}. This is a bug: please report it"
    return (EARLIER, *reason.splitlines())


def sources() -> Path | None:
    """Return the folder of a checkout's sources; None for an installed program, which contains its bundle."""
    return None if (PACKAGE / "bundle").is_dir() or not SOURCES.is_dir() else SOURCES


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
    source = sources()
    if build is not None and source is not None:
        from qbj_kiosk.bundles import cache

        return cache.open_cached(source, cache_folder, build)
    message = f"No bundle at {installed} and no sources at {SOURCES}. Install the program again, or use --bundle PATH"
    raise UserError(message)
