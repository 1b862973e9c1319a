"""The curtain, as its supervisor sees it: it has to be there before the exhibit, for what comes later lies on top."""

import math
from collections.abc import Callable
from dataclasses import replace

from qbj_kiosk.supervisor import watchdog
from qbj_kiosk.supervisor.config import Plan
from qbj_kiosk.supervisor.journal import Record
from qbj_kiosk.supervisor.process.child import Child
from qbj_kiosk.supervisor.recovery import Stage
from qbj_kiosk.supervisor.watchdog import Deadlines, Pulse

TRIES = 3
"""Starts before the exhibit goes without a curtain; after its next end there are as many again."""


class Curtain:
    """Starts the curtain while nothing lies over it, and replaces one that is silent.

    One that lies under the exhibit is left alone, silent or not: its picture may still be there when it is needed, and
    a new one would come to lie on top.

    Args:
        plan: its command and how long it may take.
        record: where its end is written down.
        listen: is told of each child that starts.
        forget: is told of each child that has ended.
    """

    def __init__(
        self, plan: Plan, record: Record, listen: Callable[[Child], None], forget: Callable[[Child], None]
    ) -> None:
        self._plan = plan
        self._record = record
        self._listen = listen
        self._forget = forget
        self._pulse = Pulse(0.0)
        self._deadlines = Deadlines(plan.rules.first_curtain, plan.rules.deadlines.stall)
        self._complaint: str | None = None
        self._tries = 0
        self.child: Child | None = None

    @property
    def ready(self) -> bool:
        """Whether the exhibit may start: the curtain is on the screen, or is not going to be."""
        return self._pulse.shown if self.child is not None else not self._wanted

    @property
    def _wanted(self) -> bool:
        return bool(self._plan.curtain) and self._tries < TRIES

    def hear(self, word: str, now: float) -> None:
        """It said a word."""
        self._pulse = watchdog.beat(self._pulse, word, now)

    def uncovered(self) -> None:
        """The exhibit is gone."""
        self._tries = 0

    def due(self, *, covered: bool) -> float:
        """When something must have been heard of it."""
        watched = self.child is not None and not self.child.killed and not covered
        return watchdog.due(self._pulse, self._deadlines) if watched else math.inf

    def look_after(self, now: float, *, covered: bool) -> None:
        """Starts it if it is missing and nothing lies over it; ends it if it would come too late, or is silent."""
        if self.child is not None:
            code = self.child.ended()
            if code is None:
                if now >= self.due(covered=covered):
                    self._complaint = watchdog.complaint(self._pulse, now, self._deadlines)
                    self.child.kill()
                return
            self._forget(self.child)
            self.child = None
            self._deadlines = replace(self._deadlines, first_frame=self._plan.rules.curtain)
            why = f"{self._complaint}; " if self._complaint else ""
            self._record.failed("curtain lost", f"{why}the curtain ended with {code}")
        if self._wanted and not covered:
            self._start(now)

    def _start(self, now: float) -> None:
        self._tries += 1
        self._pulse, self._complaint = Pulse(now), None
        try:
            self.child = Child(self._plan.curtain, self._plan.environment(Stage.SOFTWARE))
        except OSError as error:
            self._record.failed("curtain not started", str(error))
            return
        self._listen(self.child)
        self._record.happened("curtain started", process=self.child.pid)
