"""Kiosk mode, from both sides: the supervisor that is started, and the exhibit that it starts again and again."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from qbj_kiosk.app.options import Options
from qbj_kiosk.bundles.read import BundleError
from qbj_kiosk.errors import UsageError, run_reporting_errors
from qbj_kiosk.settings.model import Settings
from qbj_kiosk.settings.mounting import mounting
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.settings.read import LoadedSettings, load_settings
from qbj_kiosk.shell import display
from qbj_kiosk.supervisor.child import parent_watch
from qbj_kiosk.supervisor.child.channel import mouth
from qbj_kiosk.supervisor.environment import for_child
from qbj_kiosk.supervisor.protocol import NO_BUNDLE
from qbj_kiosk.supervisor.recovery import Stage

if TYPE_CHECKING:
    from qbj_kiosk.app.application import Application, Extension


class KioskArguments(Struct, frozen=True, kw_only=True):
    """What the command line said, over the settings."""

    settings: Path | None = None
    """The settings file, or None for the usual one."""
    bundle: Path | None = None
    language: str | None = None
    renderer: str | None = None
    built_in: bool = False
    """Show the bundle that belongs to the program, whatever the settings say."""

    def load_settings(self) -> LoadedSettings:
        """The settings, with all that is wrong with them."""
        said = {"bundle": self.bundle, "language": self.language, "renderer": self.renderer}
        return load_settings(os.environ, sys.platform, said, self.settings)

    def arguments(self, stage: Stage) -> list[str]:
        """The arguments of an exhibit in a stage of recovery."""
        options = {"--settings": self.settings, "--language": self.language}
        if stage is Stage.BUILT_IN:
            return ["--watched", "--built-in", *_written(options)]
        return ["--watched", *_written(options | {"--bundle": self.bundle})]


def supervise(given: KioskArguments) -> int:
    """Keeps the exhibit on the screen until staff leaves or the system ends it.

    Returns:
        The exit code.

    Raises:
        UsageError: if no display is named, which waiting would not change.
        AlreadyRunningError: if another supervisor has the screen.
        LockError: if the lock's file cannot be opened.
    """
    from qbj_kiosk.supervisor.run import run

    if problem := find_missing_display(for_child(os.environ, Stage.SOFTWARE, "software")):
        raise UsageError(problem)
    state = state_folder(os.environ, sys.platform)

    def settings() -> Settings:
        return given.load_settings().settings

    def renderer() -> str:
        from qbj_kiosk.shell.renderer import choose

        return choose(settings().renderer, state, os.environ)

    def command(stage: Stage) -> Sequence[str]:
        return [sys.executable, "-I", "-m", "qbj_kiosk", *given.arguments(stage)]

    return run(
        command,
        state=state,
        renderer=renderer,
        megabytes=lambda: settings().logs.megabytes,
        unseen=display.find_display_problem,
    )


def find_missing_display(environ: Mapping[str, str]) -> str | None:
    """What to do where no display is named to children; None where one is, there or not, and where none is needed."""
    named = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return None if named else display.find_display_problem(environ)


def run_exhibit(given: KioskArguments, build: Callable[[Path, Path], object]) -> int:
    """Shows the exhibit to whoever comes, watched by a supervisor.

    Returns:
        The exit code.
    """
    from qbj_kiosk.app.startup import run

    loaded = given.load_settings()
    asked = loaded.settings.bundle
    bundle = None if given.built_in or asked is None else Path(asked)

    def extend(kiosk: "Application") -> "Extension":
        from qbj_kiosk.app.unattended import Unattended

        return Unattended(kiosk, loaded.settings, loaded.source)

    return run(Options(build, bundle, mounting=mounting(loaded.settings.screen)), extend)


def run_watched(given: KioskArguments, build: Callable[[Path, Path], object]) -> int:
    """As `exhibit`; a bundle that is not whole is a fault for staff to read, and has an exit code of its own."""

    def whole() -> int:
        try:
            return run_exhibit(given, build)
        except BundleError as error:
            supervisor = mouth(os.environ)
            if supervisor is None:
                print(error, file=sys.stderr)  # noqa: T201 - nobody else listens
            else:
                supervisor.fault(str(error))
            return NO_BUNDLE

    parent_watch.answer()
    return run_reporting_errors(whole)


def _written(options: Mapping[str, object]) -> list[str]:
    return [text for name, value in options.items() if value is not None for text in (name, str(value))]
