"""The machine that is looked at. What several checks ask for is asked once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from qbj_kiosk.bundles.home import own_bundle
from qbj_kiosk.bundles.read import Bundle, open_bundle
from qbj_kiosk.doctor.probe_client import Decks, Screen, ask
from qbj_kiosk.errors import UserError
from qbj_kiosk.settings.mounting import mounting
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.settings.read import LoadedSettings, load_settings
from qbj_kiosk.shell.display import find_display_problem


@dataclass(frozen=True)
class Machine:
    """A machine, and which settings and bundle the kiosk on it would use."""

    environ: Mapping[str, str]
    platform: str
    """As `sys.platform` names it."""
    settings_file: Path | None = None
    """The settings file to look at, or None to look for it."""
    bundle_folder: Path | None = None
    """The bundle to look at, or None for the one that the settings name."""

    @cached_property
    def loaded(self) -> LoadedSettings:
        """The settings."""
        return load_settings(self.environ, self.platform, {"bundle": self.bundle_folder}, self.settings_file)

    @cached_property
    def state(self) -> Path:
        """The state folder, which need not exist."""
        return state_folder(self.environ, self.platform)

    @cached_property
    def bundle(self) -> Bundle | UserError:
        """The bundle, every file of it verified, or why it cannot be used."""
        named = self.loaded.settings.bundle
        try:
            return open_bundle(Path(named)) if named else own_bundle(_cache(self.environ) / "bundles", _build)
        except UserError as error:
            return error

    @cached_property
    def trouble(self) -> str | None:
        """What is wrong with the display before Qt is asked."""
        return find_display_problem(self.environ, self.platform)

    @cached_property
    def screen(self) -> Screen | None:
        """The display as Qt sees it, or None where it sees none."""
        return None if self.trouble else ask("screen", Screen, self.environ)

    @cached_property
    def decks(self) -> Decks | None:
        """How high the deck is on the screen, or None where its diagonal is unknown or nothing can be laid out."""
        screen = self.loaded.settings.screen
        if self.screen is None or screen.diagonal_inches is None or not isinstance(self.bundle, Bundle):
            return None
        size = str(self.screen.width), str(self.screen.height)
        mount = msgspec.json.encode(mounting(screen)).decode()
        return ask("decks", Decks, self.environ, str(self.bundle.root), *size, mount)


def _build(source: Path, out: Path) -> None:
    from qbj_kiosk.exhibit.compiler.build import build

    build(source, out)


def _cache(environ: Mapping[str, str]) -> Path:
    # Where the exhibit keeps what it builds from a checkout. An installed one carries its bundle and builds nothing.
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or "~").expanduser()
    return Path(environ.get("XDG_CACHE_HOME") or home / ".cache") / "qbj-kiosk"
