"""The supervisor's loop: waits for children, signals and deadlines, and carries out what `recovery` decides."""

import selectors
import time
from collections.abc import Callable, Mapping, Sequence

from qbj_kiosk.supervisor import adaptive_timing, protocol, recovery, watchdog
from qbj_kiosk.supervisor.adaptive_timing import AdaptiveTiming
from qbj_kiosk.supervisor.background_call import BackgroundCall
from qbj_kiosk.supervisor.config import Config, Timing
from qbj_kiosk.supervisor.event_recorder import Recorder
from qbj_kiosk.supervisor.exhibit_run import ExhibitRun
from qbj_kiosk.supervisor.process.base import Stream
from qbj_kiosk.supervisor.process.platform_child import Child
from qbj_kiosk.supervisor.recovery import Outcome, Recovery
from qbj_kiosk.supervisor.signals import EndRequestedError, Signals
from qbj_kiosk.supervisor.standby import Standby
from qbj_kiosk.supervisor.systemd import Notifier

Launch = tuple[Sequence[str], Mapping[str, str]]
"""Command and environment of a child."""
MAX_WAIT = 1.0
"""In seconds."""


class Supervisor:
    """The supervisor's loop: keeps the exhibit running until it is requested to end.

    Args:
        config: `timing` is used if the argument `timing` is None.
        clock: monotonic, in seconds.
    """

    def __init__(
        self,
        config: Config,
        recorder: Recorder,
        notifier: Notifier,
        clock: Callable[[], float] = time.monotonic,
        timing: AdaptiveTiming | None = None,
    ) -> None:
        self._adaptive = timing or AdaptiveTiming(config.timing, None)
        self._config = config
        self._recorder = recorder
        self._notifier = notifier
        self._clock = clock
        self._recovery = Recovery(not_before=clock())
        self._run: ExhibitRun | None = None
        self._preparation: BackgroundCall[Launch] | None = None
        self._standby = Standby(config, self._adaptive, recorder, self._register, self._unregister)
        self._selector = selectors.DefaultSelector()
        self._display_error: str | None = None
        self._is_leaving = False
        self._is_ready = False
        self._notified_at = clock()

    def run(self) -> None:
        signals = Signals()
        self._selector.register(signals.inbox, selectors.EVENT_READ)
        try:
            while not self._is_leaving and not signals.end_requested():
                self._update_display_error(signals)
                self._standby.update(self._clock(), is_covered=self._is_standby_blocked)
                self._update_run()
                self._notify_systemd()
                self._recorder.log_repeats()
                self._wait()
        except EndRequestedError:
            pass
        finally:
            self._notifier.notify("STOPPING=1")
            self._end_preparation()
            self._end_all()
            self._recorder.log_event("ended", why="left by staff" if self._is_leaving else "asked to end")
            self._selector.close()
            signals.restore()

    @property
    def _timing(self) -> Timing:
        return self._adaptive.timing

    @property
    def _is_standby_blocked(self) -> bool:
        """Return True while a standby page that starts would be invisible or on top of the exhibit."""
        return self._run is not None or self._display_error is not None

    @property
    def _can_start(self) -> bool:
        return self._standby.is_ready and self._display_error is None

    def _update_display_error(self, signals: Signals) -> None:
        # Without a display nothing is started: a late display is no failure of the exhibit.
        if self._run is not None:
            return
        previous = self._display_error
        with signals.interruptible():
            self._display_error = self._config.display_error()
        if self._display_error is not None and previous is None:
            self._recorder.log_failure("no display", self._display_error)
        elif previous is not None and self._display_error is None:
            self._recorder.log_event("display there")

    def _update_run(self) -> None:
        run, now = self._run, self._clock()
        if run is None:
            self._update_start(now)
        elif (code := run.child.poll()) is not None:
            self._end_run(run, code)
        elif run.kill_at is not None:
            if now >= run.kill_at:
                run.child.kill()
        elif run.request is not None:
            run.child.request_end()
            run.kill_at = now + self._timing.shutdown
        elif failure := watchdog.find_failure(run.watchdog, now, self._timing.deadlines):
            self._fail(run, failure, now)

    def _update_start(self, now: float) -> None:
        if self._preparation is not None:
            if self._preparation.is_done:
                self._start_prepared(self._preparation)
        elif now >= self._recovery.not_before and self._can_start:
            self._prepare()

    def _fail(self, run: ExhibitRun, failure: str, now: float) -> None:
        """End a run of the exhibit that has missed its deadline, after a stack trace."""
        run.failure = failure
        if run.watchdog.is_shown:
            self._adaptive.record_stall()
        else:
            self._adaptive.record(adaptive_timing.record_missed_first_frame)
        run.child.request_trace()
        run.kill_at = now + self._timing.trace

    def _prepare(self) -> None:
        """Begin a start of the exhibit: the first one may probe the graphics driver, which takes seconds."""
        stage, config = self._recovery.stage, self._config
        try:
            self._preparation = BackgroundCall(lambda: (config.command(stage), config.environment(stage)))
        except OSError as error:
            self._log_failed_start(error)
            return
        self._selector.register(self._preparation.descriptor, selectors.EVENT_READ)

    def _start_prepared(self, preparation: BackgroundCall[Launch]) -> None:
        self._end_preparation()
        if not self._can_start:
            return
        now, stage = self._clock(), self._recovery.stage
        self._recovery = recovery.begin_run(self._recovery, now)
        try:
            child = Child(*preparation.result())
        except OSError as error:
            self._log_failed_start(error)
            return
        self._run = ExhibitRun(child, now)
        self._register(child)
        self._recorder.log_event("started", stage=stage.name.lower(), process=child.pid)

    def _end_preparation(self) -> None:
        if self._preparation is not None:
            self._selector.unregister(self._preparation.descriptor)
            self._preparation.close()
            self._preparation = None

    def _log_failed_start(self, error: OSError) -> None:
        self._recorder.log_failure("not started", str(error))
        now = self._clock()
        self._recovery = recovery.end_run(self._recovery, Outcome.FAILED, now, self._timing.back_off)
        self._standby.reset_starts()

    def _end_run(self, run: ExhibitRun, code: int) -> None:
        self._unregister(run.child)
        self._run = None
        self._standby.reset_starts()
        self._standby.set_covered(is_covered=False)
        now, outcome = self._clock(), run.outcome(code)
        self._recovery = recovery.end_run(self._recovery, outcome, now, self._timing.back_off)
        if outcome is Outcome.RELOAD:
            self._config.on_reload()
        if outcome in (Outcome.RESTART, Outcome.RELOAD) or self._is_leaving:
            self._recorder.log_event("ended as asked", asked=str(run.request))
            return
        wait = round(self._recovery.not_before - now, 3)
        self._recorder.log_failure("lost", run.describe_end(code), next=self._recovery.stage.name.lower(), wait=wait)

    def _wait(self) -> None:
        pause = 0.0 if self._is_leaving else max(0.0, self._next_time() - self._clock())
        # Twice: if the system held this process beyond its deadline, messages that arrived meanwhile still count.
        for seconds in (pause, 0.0):
            for key, _ in self._selector.select(seconds):
                if key.data is not None:
                    self._read(*key.data)

    def _next_time(self) -> float:
        times = [self._clock() + min(MAX_WAIT, self._notifier.interval or MAX_WAIT)]
        times.append(self._standby.deadline(is_covered=self._is_standby_blocked))
        if self._run is None:
            # Without a display or standby page the end of the back-off changes nothing.
            times += [self._recovery.not_before] if self._can_start and self._preparation is None else []
        elif self._run.kill_at is None:
            times.append(watchdog.deadline(self._run.watchdog, self._timing.deadlines))
        elif not self._run.child.is_killed:
            times.append(self._run.kill_at)
        return min(times)

    def _register(self, child: Child) -> None:
        if child.warning is not None:
            self._recorder.log_fault("supervisor", child.warning)
        for stream in (child.heartbeat, child.output):
            self._selector.register(stream.descriptor, selectors.EVENT_READ, (child, stream))

    def _unregister(self, child: Child) -> None:
        for stream in (child.heartbeat, child.output):
            for _ in range(2):  # the content, and the end of the pipe
                stream.wait_for_end()
                if stream.descriptor in self._selector.get_map():
                    self._read(child, stream)
            if stream.descriptor in self._selector.get_map():
                self._selector.unregister(stream.descriptor)
        child.close()

    def _read(self, child: Child, stream: Stream) -> None:
        lines, is_open = stream.read()
        if not is_open:
            self._selector.unregister(stream.descriptor)
        run = self._run if self._run is not None and self._run.child is child else None
        source = "standby" if run is None else "exhibit"
        for line in lines:
            message, _, text = line.partition(" ")
            if stream is child.output:
                self._recorder.log_output(source, line)
            elif message == protocol.FAULT:
                self._recorder.log_fault(source, text)
            elif run is None:
                self._standby.receive(message, self._clock())
            else:
                self._receive(run, message)

    def _receive(self, run: ExhibitRun, message: str) -> None:
        now, before = self._clock(), run.watchdog
        run.receive(message, now)
        self._is_leaving = self._is_leaving or run.request == protocol.LEAVE
        if run.watchdog.is_shown and not before.is_shown:
            self._standby.set_covered(is_covered=True)
            self._adaptive.record(adaptive_timing.record_first_frame, now - run.watchdog.started)
            self._recorder.log_event("shown", seconds=round(now - run.watchdog.started, 3))
        elif message == protocol.FRAME and before.last_sign is not None and not before.is_dark:
            self._adaptive.record(adaptive_timing.record_interval, now - before.last_sign)
        if run.watchdog.is_dark != before.is_dark:
            self._recorder.log_event(protocol.DARK if run.watchdog.is_dark else protocol.LIGHT)

    def _notify_systemd(self) -> None:
        now, is_shown = self._clock(), self._run is not None and self._run.watchdog.is_shown
        if not self._is_ready:
            self._is_ready = self._notifier.notify("READY=1")
        interval = self._notifier.interval
        is_hopeful = self._recovery.is_hopeful and self._display_error is None
        if interval is not None and now - self._notified_at >= interval and (is_shown or is_hopeful):
            self._notified_at = now
            self._notifier.notify("WATCHDOG=1")

    def _end_all(self) -> None:
        exhibit = None if self._run is None else self._run.child
        children = [child for child in (exhibit, self._standby.child) if child is not None]
        for child in children:
            child.request_end()
        until = self._clock() + self._timing.shutdown
        for child in children:
            if not child.wait(max(0.0, until - self._clock())):
                child.kill()
                child.wait(self._timing.shutdown)
            self._unregister(child)
