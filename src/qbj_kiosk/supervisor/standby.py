"""Supervision of the standby page. It must be shown before the exhibit: a later window lies on top."""

import math
from collections.abc import Callable, Sequence

from qbj_kiosk.supervisor import adaptive_timing, protocol, watchdog
from qbj_kiosk.supervisor.adaptive_timing import AdaptiveTiming
from qbj_kiosk.supervisor.config import Config
from qbj_kiosk.supervisor.event_recorder import Recorder
from qbj_kiosk.supervisor.process.platform_child import Child
from qbj_kiosk.supervisor.recovery import Stage
from qbj_kiosk.supervisor.watchdog import Deadlines, Watchdog

MAX_STARTS = 3
"""Starts in a row before the exhibit starts without a standby page. Reset when the exhibit ends."""


class Standby:
    """Starts the standby page while nothing covers it, and replaces one that stalls.

    A page under the exhibit is left alone even if it stalls: its picture may still be there when it is needed, and a
    new window would lie on top.

    Args:
        timing: the page's times are recorded.
        on_start: called with each child that starts.
        on_end: called with each child that has ended.
    """

    def __init__(
        self,
        config: Config,
        timing: AdaptiveTiming,
        recorder: Recorder,
        on_start: Callable[[Child], None],
        on_end: Callable[[Child], None],
    ) -> None:
        self._config = config
        self._timing = timing
        self._recorder = recorder
        self._on_start = on_start
        self._on_end = on_end
        self._watchdog = Watchdog(0.0)
        self._is_first = True
        self._failure: str | None = None
        self._starts = 0
        self.child: Child | None = None

    @property
    def is_ready(self) -> bool:
        """Return True if the standby page is shown, or will not be."""
        return self._watchdog.is_shown if self.child is not None else not self._is_wanted

    @property
    def _is_wanted(self) -> bool:
        return bool(self._config.standby) and self._starts < MAX_STARTS

    @property
    def _deadlines(self) -> Deadlines:
        timing = self._timing.timing
        return Deadlines(timing.first_standby if self._is_first else timing.standby, timing.deadlines.stall)

    def receive(self, message: str, now: float) -> None:
        before, self._watchdog = self._watchdog, watchdog.receive(self._watchdog, message, now)
        if self._watchdog.is_shown and not before.is_shown:
            self._timing.record(adaptive_timing.record_standby, now - before.started)

    def reset_starts(self) -> None:
        self._starts = 0

    def deadline(self, *, is_covered: bool) -> float:
        is_watched = self.child is not None and not self.child.is_killed and not is_covered
        return watchdog.deadline(self._watchdog, self._deadlines) if is_watched else math.inf

    def update(self, now: float, *, is_covered: bool) -> None:
        """Start the standby page if it is missing and not covered; kill it if it has missed its deadline."""
        if self.child is not None:
            code = self.child.poll()
            if code is None:
                if now >= self.deadline(is_covered=is_covered):
                    self._failure = watchdog.find_failure(self._watchdog, now, self._deadlines)
                    if not self._watchdog.is_shown:
                        self._timing.record(adaptive_timing.record_missed_standby)
                    self.child.kill()
                return
            self._on_end(self.child)
            self.child = None
            self._is_first = False
            failure = f"{self._failure}; " if self._failure else ""
            self._recorder.log_failure("standby lost", f"{failure}the standby page ended with {code}")
        if self._is_wanted and not is_covered:
            self._start(now)

    def set_covered(self, *, is_covered: bool) -> None:
        if self.child is not None:
            self.child.send(protocol.COVERED if is_covered else protocol.EXPOSED)

    def _command(self) -> Sequence[str]:
        contact = self._config.contact()
        return [*self._config.standby, "--contact", contact] if contact else self._config.standby

    def _start(self, now: float) -> None:
        self._starts += 1
        self._watchdog, self._failure = Watchdog(now), None
        try:
            self.child = Child(self._command(), self._config.environment(Stage.SOFTWARE))
        except OSError as error:
            self._recorder.log_failure("standby not started", str(error))
            return
        self._on_start(self.child)
        self._recorder.log_event("standby started", process=self.child.pid)
