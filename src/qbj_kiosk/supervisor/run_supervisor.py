"""Composition root of the supervisor: lock, log, systemd, commands."""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from qbj_kiosk.atomic_file import protect_state_folder
from qbj_kiosk.supervisor import single_instance
from qbj_kiosk.supervisor.adaptive_timing import AdaptiveTiming
from qbj_kiosk.supervisor.config import Config, Timing
from qbj_kiosk.supervisor.environment import make_child_environment
from qbj_kiosk.supervisor.event_recorder import Recorder
from qbj_kiosk.supervisor.log import Log
from qbj_kiosk.supervisor.recovery import Stage
from qbj_kiosk.supervisor.supervisor import Supervisor
from qbj_kiosk.supervisor.systemd import Notifier

if sys.platform == "win32":
    from qbj_kiosk.supervisor.process.windows_api import disable_error_dialogs

STANDBY = (sys.executable, "-I", "-m", "qbj_kiosk.standby")
"""Command of the standby page."""


def run(  # noqa: PLR0913 - a composition root
    command: Callable[[Stage], Sequence[str]],
    *,
    state: Path,
    renderer: Callable[[float], str],
    environ: Mapping[str, str] = os.environ,
    log_megabytes: Callable[[], float] = lambda: 50,
    display_error: Callable[[Mapping[str, str]], str | None] = lambda _: None,
    standby: Sequence[str] = STANDBY,
    contact: Callable[[], str | None] = lambda: None,
    timing: Timing | None = None,
) -> int:
    """Supervise the exhibit until SIGTERM, SIGINT or SIGHUP, or until staff leave; return the exit code.

    Args:
        state: folder of `logs/`, `faults` and `timing`.
        renderer: returns `gpu` or `software` after at most so many seconds. Called before the first start of the
            exhibit and after each reload.
        log_megabytes: called at the start and after each reload.
        display_error: returns why a window in an environment would be invisible, or None.
        standby: empty for none.
        contact: returns the contact that the standby page shows, or None. Called before each start of the page.
        timing: shortest times, if not the default ones.

    Raises:
        AlreadyRunningError: if another supervisor runs.
        LockError: if the lock file cannot be opened.
    """
    if sys.platform == "win32":
        disable_error_dialogs()
    adaptive = AdaptiveTiming(timing or Timing(), state / "timing")
    cached_renderer = cache(lambda: renderer(adaptive.timing.probe))

    def environment(stage: Stage) -> dict[str, str]:
        return make_child_environment(environ, stage, cached_renderer() if stage is Stage.AS_IT_WAS else "software")

    with single_instance.hold_lock(*single_instance.lock_files(environ, state)) as errors:
        protect_state_folder(state)
        log = Log(state / "logs", log_megabytes(), home=environ.get("HOME") or environ.get("USERPROFILE", ""))
        recorder = Recorder(log, state / "faults", time.monotonic)

        def reload() -> None:
            cached_renderer.cache_clear()
            log.set_limit(log_megabytes())

        display_environment = environment(Stage.SOFTWARE)
        config = Config(
            command,
            environment,
            standby,
            adaptive.timing,
            lambda: display_error(display_environment),
            reload,
            contact,
        )
        for error in errors:
            recorder.log_fault("supervisor", error)
        try:
            Supervisor(config, recorder, Notifier(environ), timing=adaptive).run()
        finally:
            recorder.close()
    return 0
