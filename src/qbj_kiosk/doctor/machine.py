"""The machine that the doctor examines: settings, bundle, display, state folder. Each is read once for all checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from qbj_kiosk.bundles.built_in_bundle import OpenedBundle
from qbj_kiosk.bundles.open_bundle import Bundle, open_bundle
from qbj_kiosk.bundles.own_or_last_good_bundle import open_own_or_last_good
from qbj_kiosk.doctor.installation_kind import Installation, find_installation
from qbj_kiosk.doctor.probe_client import DeckHeights, Display, run_probe
from qbj_kiosk.errors import UserError
from qbj_kiosk.settings.load_settings import LoadedSettings, load_settings
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.settings.screen_mounting import Mounting
from qbj_kiosk.shell.display_detection import find_display_problem


@dataclass(frozen=True)
class Machine:
    """The machine that the doctor examines, with the settings and the bundle that its kiosk would use."""

    environ: Mapping[str, str]
    platform: str
    """Value of `sys.platform`."""
    settings_file: Path | None = None
    """None to search for it."""
    bundle_folder: Path | None = None
    """None for the one in the settings."""

    @cached_property
    def loaded(self) -> LoadedSettings:
        return load_settings(self.environ, self.platform, {"bundle": self.bundle_folder}, self.settings_file)

    @cached_property
    def state(self) -> Path:
        return state_folder(self.environ, self.platform)

    @property
    def bundle(self) -> Bundle | UserError:
        """Return the kiosk's bundle with all files verified, or the error that opening it raised."""
        return self.opened.bundle if isinstance(self.opened, OpenedBundle) else self.opened

    @cached_property
    def opened(self) -> OpenedBundle | UserError:
        """Open the bundle as kiosk mode does, with the reasons if an earlier one is shown."""
        named = self.loaded.settings.bundle
        try:
            if named:
                return OpenedBundle(open_bundle(Path(named)))
            return open_own_or_last_good(_cache(self.environ) / "bundles", self.environ, _build)
        except UserError as error:
            return error

    @cached_property
    def installation(self) -> Installation:
        return find_installation()

    @cached_property
    def display_problem(self) -> str | None:
        """Return why no display can be opened, detected without Qt; None if one can."""
        return find_display_problem(self.environ, self.platform)

    @cached_property
    def display(self) -> Display | None:
        """Return the display as Qt reports it; None if Qt cannot open one."""
        return None if self.display_problem else run_probe("display", Display, self.environ)

    @cached_property
    def deck_heights(self) -> DeckHeights | None:
        """Measure the height of the deck on this screen; return None if display, diagonal or bundle is unknown."""
        screen = self.loaded.settings.screen
        if self.display is None or screen.diagonal_inches is None or not isinstance(self.bundle, Bundle):
            return None
        size = str(self.display.width), str(self.display.height)
        mount = msgspec.json.encode(Mounting.from_screen(screen)).decode()
        return run_probe("deck_heights", DeckHeights, self.environ, str(self.bundle.root), *size, mount)


def _build(source: Path, out: Path) -> None:
    from qbj_kiosk.exhibit.compiler.build import build

    build(source, out)


def _cache(environ: Mapping[str, str]) -> Path:
    # The cache in which the exhibit builds its bundle in a checkout; an installed exhibit contains its bundle.
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or "~").expanduser()
    return Path(environ.get("XDG_CACHE_HOME") or home / ".cache") / "qbj-kiosk"
