"""The supervisor, put together: lock, log, systemd, and what is started how."""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from qbj_kiosk.supervisor import single_instance
from qbj_kiosk.supervisor.config import Plan, Rules
from qbj_kiosk.supervisor.environment import for_child
from qbj_kiosk.supervisor.journal import Record
from qbj_kiosk.supervisor.log import Log
from qbj_kiosk.supervisor.recovery import Stage
from qbj_kiosk.supervisor.supervisor import Supervisor
from qbj_kiosk.supervisor.systemd import Notifier

if sys.platform == "win32":
    from qbj_kiosk.supervisor.process.windows_api import no_dialogs

CURTAIN = (sys.executable, "-I", "-m", "qbj_kiosk.standby")
"""The curtain's command."""


def run(  # noqa: PLR0913 - a composition root is told everything once
    command: Callable[[Stage], Sequence[str]],
    *,
    state: Path,
    renderer: Callable[[], str],
    environ: Mapping[str, str] = os.environ,
    megabytes: Callable[[], float] = lambda: 50,
    unseen: Callable[[Mapping[str, str]], str | None] = lambda _: None,
    curtain: Sequence[str] = CURTAIN,
    rules: Rules | None = None,
) -> int:
    """Keeps the exhibit on the screen until SIGTERM, SIGINT or SIGHUP comes, or staff leaves.

    Args:
        command: the exhibit's program and arguments, in a stage of recovery.
        state: the folder that `logs/` and `faults` are written to.
        renderer: tells `gpu` or `software`; asked before the exhibit is first started, and again after a reload.
        environ: the environment, of which children get what they need.
        megabytes: tells what all logs together may take; asked as `renderer` is.
        unseen: tells why nothing that is started in an environment could be seen, if something hinders it.
        curtain: the curtain's program and arguments; empty for none.
        rules: times, where not the usual ones.

    Returns:
        The exit code.

    Raises:
        AlreadyRunningError: if another supervisor has the screen.
        LockError: if the lock's file cannot be opened.
    """
    if sys.platform == "win32":
        no_dialogs()
    drawn_by = cache(renderer)

    def environment(stage: Stage) -> dict[str, str]:
        return for_child(environ, stage, drawn_by() if stage is Stage.AS_IT_WAS else "software")

    with single_instance.alone(*single_instance.places(environ, state)) as troubles:
        log = Log(state / "logs", megabytes(), home=environ.get("HOME") or environ.get("USERPROFILE", ""))
        record = Record(log, state / "faults", time.monotonic)

        def anew() -> None:
            drawn_by.cache_clear()
            log.bound(megabytes())

        seen_from = environment(Stage.SOFTWARE)
        plan = Plan(command, environment, curtain, rules or Rules(), lambda: unseen(seen_from), anew)
        for trouble in troubles:
            record.reported("supervisor", trouble)
        try:
            Supervisor(plan, record, Notifier(environ)).run()
        finally:
            record.close()
    return 0
