"""The curtain, as its supervisor sees it: it has to be there before the exhibit, for what comes later lies on top."""

import math
from collections.abc import Callable

from qbj_kiosk.supervisor import words
from qbj_kiosk.supervisor.plan import Plan
from qbj_kiosk.supervisor.process import Child
from qbj_kiosk.supervisor.record import Record
from qbj_kiosk.supervisor.stages import Stage

TRIES = 3
"""Starts before the exhibit goes without a curtain; after its next end there are as many again."""


class Curtain:
    """Starts the curtain while nothing lies over it.

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
        self._started = 0.0
        self._shown = False
        self._tries = 0
        self.child: Child | None = None

    @property
    def ready(self) -> bool:
        """Whether the exhibit may start: the curtain is on the screen, or is not going to be."""
        return self._shown if self.child is not None else not self._wanted

    @property
    def _wanted(self) -> bool:
        return bool(self._plan.curtain) and self._tries < TRIES

    def hear(self, word: str) -> None:
        """It said a word."""
        if word == words.FRAME:
            self._shown = True

    def uncovered(self) -> None:
        """The exhibit is gone."""
        self._tries = 0

    def due(self) -> float:
        """When it has to be on the screen, if it is not."""
        waiting = self.child is not None and not self._shown and not self.child.killed
        return self._started + self._plan.rules.curtain if waiting else math.inf

    def look_after(self, now: float, *, covered: bool) -> None:
        """Starts it if it is missing and nothing lies over it; ends it if it would come too late."""
        if self.child is not None:
            code = self.child.ended()
            if code is None:
                if now >= self.due():
                    self.child.kill()
                return
            self._forget(self.child)
            self.child = None
            self._record.failed("curtain lost", f"the curtain ended with {code}")
        if self._wanted and not covered:
            self._start(now)

    def _start(self, now: float) -> None:
        self._tries += 1
        self._started, self._shown = now, False
        try:
            self.child = Child(self._plan.curtain, self._plan.environment(Stage.SOFTWARE))
        except OSError as error:
            self._record.failed("curtain not started", str(error))
            return
        self._listen(self.child)
        self._record.happened("curtain started", process=self.child.pid)
