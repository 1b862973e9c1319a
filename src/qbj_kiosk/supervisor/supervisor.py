"""The supervisor itself: one loop that waits for children, signals and deadlines, and does what `stages` decides."""

import selectors
import time
from collections.abc import Callable

from qbj_kiosk.supervisor import protocol, recovery, watchdog
from qbj_kiosk.supervisor.config import Plan
from qbj_kiosk.supervisor.exhibit_run import Run
from qbj_kiosk.supervisor.journal import Record
from qbj_kiosk.supervisor.process.base import Stream
from qbj_kiosk.supervisor.process.child import Child
from qbj_kiosk.supervisor.recovery import Outcome, Recovery
from qbj_kiosk.supervisor.signals import AskedToEndError, Signals
from qbj_kiosk.supervisor.standby import Curtain
from qbj_kiosk.supervisor.systemd import Notifier

LONGEST_WAIT = 1.0
"""Seconds after which the loop looks around though nothing happened."""


class Supervisor:
    """Keeps the exhibit on the screen until it is asked to end.

    Args:
        plan: what to start.
        record: where everything is written down.
        notifier: systemd, if it listens.
        clock: seconds that never jump.
    """

    def __init__(
        self, plan: Plan, record: Record, notifier: Notifier, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._plan = plan
        self._record = record
        self._notifier = notifier
        self._clock = clock
        self._recovery = Recovery(not_before=clock())
        self._run: Run | None = None
        self._curtain = Curtain(plan, record, self._listen, self._forget)
        self._selector = selectors.DefaultSelector()
        self._unseen: str | None = None
        self._left = False
        self._ready = False
        self._told_at = clock()

    def run(self) -> None:
        """Supervises until SIGTERM, SIGINT or SIGHUP comes, or staff leaves."""
        signals = Signals()
        self._selector.register(signals.inbox, selectors.EVENT_READ)
        try:
            while not self._left and not signals.asked_to_end():
                self._look_for_display(signals)
                self._curtain.look_after(self._clock(), covered=self._covered)
                self._look_after_run(signals)
                self._tell_systemd()
                self._record.tick()
                self._wait()
        except AskedToEndError:
            pass
        finally:
            self._notifier.tell("STOPPING=1")
            self._end_all()
            self._record.happened("ended", why="left by staff" if self._left else "asked to end")
            self._selector.close()
            signals.release()

    @property
    def _covered(self) -> bool:
        """Whether a curtain that is started now could not be seen."""
        return self._run is not None or self._unseen is not None

    @property
    def _may_start(self) -> bool:
        """Whether the exhibit may be started, once its time has come."""
        return self._curtain.ready and self._unseen is None

    def _look_for_display(self, signals: Signals) -> None:
        """While there is nothing to be seen on nothing is started: a display that comes late is no failing exhibit."""
        if self._run is not None:
            return
        before = self._unseen
        with signals.breaking():
            self._unseen = self._plan.unseen()
        if self._unseen is not None and before is None:
            self._record.failed("no display", self._unseen)
        elif before is not None and self._unseen is None:
            self._record.happened("display there")

    def _look_after_run(self, signals: Signals) -> None:
        run, now = self._run, self._clock()
        if run is None:
            if now >= self._recovery.not_before and self._may_start:
                self._start(signals)
        elif (code := run.child.ended()) is not None:
            self._bury(run, code)
        elif run.kill_at is not None:
            if now >= run.kill_at:
                run.child.kill()
        elif run.asked is not None:
            run.child.ask_to_end()
            run.kill_at = now + self._plan.rules.farewell
        elif complaint := watchdog.complaint(run.pulse, now, self._plan.rules.deadlines):
            run.complaint = complaint
            run.child.ask_where()
            run.kill_at = now + self._plan.rules.trace

    def _start(self, signals: Signals) -> None:
        stage = self._recovery.stage
        # The first of these may have to ask the graphics driver: the run has not begun yet.
        with signals.breaking():
            command, environment = self._plan.command(stage), self._plan.environment(stage)
        now = self._clock()
        self._recovery = recovery.begun(self._recovery, now)
        try:
            child = Child(command, environment)
        except OSError as error:
            self._record.failed("not started", str(error))
            self._recovery = recovery.after(self._recovery, Outcome.FAILED, now, self._plan.rules.patience)
            self._curtain.uncovered()
            return
        self._run = Run(child, now)
        self._listen(child)
        self._record.happened("started", stage=stage.name.lower(), process=child.pid)

    def _bury(self, run: Run, code: int) -> None:
        self._forget(run.child)
        self._run = None
        self._curtain.uncovered()
        now, outcome = self._clock(), run.outcome(code)
        self._recovery = recovery.after(self._recovery, outcome, now, self._plan.rules.patience)
        if outcome is Outcome.RELOAD:
            self._plan.anew()
        if outcome in (Outcome.RESTART, Outcome.RELOAD) or self._left:
            self._record.happened("ended as asked", asked=str(run.asked))
            return
        wait = round(self._recovery.not_before - now, 3)
        self._record.failed("lost", run.told(code), next=self._recovery.stage.name.lower(), wait=wait)

    def _wait(self) -> None:
        pause = 0.0 if self._left else max(0.0, self._next() - self._clock())
        # Twice: after a pause that was too long, because this process was held, what was said meanwhile counts too.
        for seconds in (pause, 0.0):
            for key, _ in self._selector.select(seconds):
                if key.data is not None:
                    self._hear(*key.data)

    def _next(self) -> float:
        """When to look around, if nothing happens before."""
        times = [self._clock() + min(LONGEST_WAIT, self._notifier.interval or LONGEST_WAIT)]
        times.append(self._curtain.due(covered=self._covered))
        if self._run is None:
            # Before display and curtain are there only a further look, its word or its deadline brings anything on.
            times += [self._recovery.not_before] if self._may_start else []
        elif self._run.kill_at is None:
            times.append(watchdog.due(self._run.pulse, self._plan.rules.deadlines))
        elif not self._run.child.killed:
            times.append(self._run.kill_at)
        return min(times)

    def _listen(self, child: Child) -> None:
        if child.trouble is not None:
            self._record.reported("supervisor", child.trouble)
        for stream in (child.words, child.output):
            self._selector.register(stream.descriptor, selectors.EVENT_READ, (child, stream))

    def _forget(self, child: Child) -> None:
        """Reads what a child that has ended left in its pipes, and lets go of them."""
        for stream in (child.words, child.output):
            for _ in range(2):  # what the pipe holds, and its end
                stream.settle()
                if stream.descriptor in self._selector.get_map():
                    self._hear(child, stream)
            if stream.descriptor in self._selector.get_map():
                self._selector.unregister(stream.descriptor)
        child.close()

    def _hear(self, child: Child, stream: Stream) -> None:
        lines, open_still = stream.read()
        if not open_still:
            self._selector.unregister(stream.descriptor)
        run = self._run if self._run is not None and self._run.child is child else None
        who = "curtain" if run is None else "exhibit"
        for line in lines:
            word, _, text = line.partition(" ")
            if stream is child.output:
                self._record.said(who, line)
            elif word == protocol.FAULT:
                self._record.reported(who, text)
            elif run is None:
                self._curtain.hear(word, self._clock())
            else:
                self._heard(run, word)

    def _heard(self, run: Run, word: str) -> None:
        now, before = self._clock(), run.pulse
        run.hear(word, now)
        self._left = self._left or run.asked == protocol.LEAVE
        if run.pulse.shown and not before.shown:
            self._record.happened("shown", seconds=round(now - run.pulse.started, 3))
        if run.pulse.dark != before.dark:
            self._record.happened(protocol.DARK if run.pulse.dark else protocol.LIGHT)

    def _tell_systemd(self) -> None:
        now, shown = self._clock(), self._run is not None and self._run.pulse.shown
        if shown and not self._ready:
            self._ready = self._notifier.tell("READY=1")
        interval = self._notifier.interval
        hopeful = self._recovery.hopeful and self._unseen is None
        if interval is not None and now - self._told_at >= interval and (shown or hopeful):
            self._told_at = now
            self._notifier.tell("WATCHDOG=1")

    def _end_all(self) -> None:
        exhibit = None if self._run is None else self._run.child
        children = [child for child in (exhibit, self._curtain.child) if child is not None]
        for child in children:
            child.ask_to_end()
        until = self._clock() + self._plan.rules.farewell
        for child in children:
            if not child.wait(max(0.0, until - self._clock())):
                child.kill()
                child.wait(self._plan.rules.farewell)
            self._forget(child)
