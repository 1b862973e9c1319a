"""Kiosk mode: the supervisor process, and the exhibit process that it starts and restarts."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from qbj_kiosk.app.options import Options
from qbj_kiosk.bundles.open_bundle import BundleError, open_bundle
from qbj_kiosk.errors import UsageError, run_reporting_errors
from qbj_kiosk.settings.load_settings import LoadedSettings, load_settings
from qbj_kiosk.settings.model import Settings
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.settings.screen_mounting import Mounting
from qbj_kiosk.shell import display_detection
from qbj_kiosk.supervisor.child import parent_watch
from qbj_kiosk.supervisor.child.channel import open_channel
from qbj_kiosk.supervisor.environment import make_child_environment
from qbj_kiosk.supervisor.protocol import NO_BUNDLE
from qbj_kiosk.supervisor.recovery import Stage

if TYPE_CHECKING:
    from qbj_kiosk.app.application import Application, Extension


class KioskArguments(Struct, frozen=True, kw_only=True):
    """Command-line arguments of kiosk mode, which override the settings."""

    settings: Path | None = None
    """None for the default file."""
    bundle: Path | None = None
    language: str | None = None
    renderer: str | None = None
    built_in: bool = False
    """True to ignore the bundle of the settings and show the program's own."""

    def load_settings(self) -> LoadedSettings:
        overrides = {"bundle": self.bundle, "language": self.language, "renderer": self.renderer}
        return load_settings(os.environ, sys.platform, overrides, self.settings)

    def child_arguments(self, stage: Stage) -> list[str]:
        options = {"--settings": self.settings, "--language": self.language}
        if stage is Stage.BUILT_IN:
            return ["--watched", "--built-in", *_to_argv(options)]
        return ["--watched", *_to_argv(options | {"--bundle": self.bundle})]


def supervise(arguments: KioskArguments) -> int:
    """Run kiosk mode's supervisor until staff quit or the system ends it; return the exit code.

    Raises:
        UsageError: if the environment names no display; waiting would not help.
        AlreadyRunningError: if another supervisor uses the display.
        LockError: if the lock file cannot be opened.
    """
    from qbj_kiosk.supervisor.run_supervisor import run

    if problem := find_missing_display(make_child_environment(os.environ, Stage.SOFTWARE, "software")):
        raise UsageError(problem)
    state = state_folder(os.environ, sys.platform)

    def settings() -> Settings:
        return arguments.load_settings().settings

    def renderer(seconds: float) -> str:
        from qbj_kiosk.shell.renderer_choice import choose_renderer, probe

        return choose_renderer(settings().renderer, state, os.environ, lambda environ: probe(environ, seconds))

    def command(stage: Stage) -> Sequence[str]:
        return [sys.executable, "-I", "-m", "qbj_kiosk", *arguments.child_arguments(stage)]

    return run(
        command,
        state=state,
        renderer=renderer,
        log_megabytes=lambda: settings().logs.megabytes,
        display_error=display_detection.find_display_problem,
        contact=lambda: settings().staff.contact,
    )


def find_missing_display(environ: Mapping[str, str]) -> str | None:
    """Return a message if a display is needed and none is named. A display that is named may start later."""
    is_named = display_detection.is_display_name(environ.get("DISPLAY", "")) or environ.get("WAYLAND_DISPLAY")
    return None if is_named else display_detection.find_display_problem(environ)


def run_exhibit(arguments: KioskArguments, build: Callable[[Path, Path], object]) -> int:
    from qbj_kiosk.app.startup import run

    loaded = arguments.load_settings()
    configured = loaded.settings.bundle
    bundle = None if arguments.built_in or configured is None else Path(configured)

    def extend(kiosk: "Application") -> "Extension":
        from qbj_kiosk.app.kiosk_mode_extension import KioskModeExtension

        return KioskModeExtension(kiosk, loaded.settings, loaded.source)

    options = Options(
        build,
        bundle,
        is_lenient=True,
        bundle_problems=_find_bundle_problems(configured) if arguments.built_in else (),
        mounting=Mounting.from_screen(loaded.settings.screen),
    )
    return run(options, extend)


def _find_bundle_problems(configured: str | None) -> tuple[str, ...]:
    if configured is None:
        return ()
    try:
        open_bundle(Path(configured))
    except BundleError as error:
        return (str(error),)
    return (f"{configured}: is not shown after failures. Restart the exhibit with *Reload*",)


def run_watched(arguments: KioskArguments, build: Callable[[Path, Path], object]) -> int:
    """Run the exhibit as the supervisor's child, and report errors to it. A damaged bundle has its own exit code."""

    def work() -> int:
        try:
            return run_exhibit(arguments, build)
        except BundleError as error:
            supervisor = open_channel(os.environ)
            if supervisor is None:
                print(error, file=sys.stderr)  # noqa: T201 - without a supervisor
            else:
                supervisor.send_fault(str(error))
            return NO_BUNDLE

    parent_watch.enable_traces()
    return run_reporting_errors(work)


def _to_argv(options: Mapping[str, object]) -> list[str]:
    return [text for name, value in options.items() if value is not None for text in (name, str(value))]
