"""Opening hours as time goes by: wakes when they change, and now and then in case the clock was set."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import ClassVar, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from qbj_kiosk.session.opening_hours import Open, state
from qbj_kiosk.settings.model import Hours

LONGEST: Final = 30_000
"""Milliseconds after which the clock is looked at again at the latest: timers do not notice that it was set."""


def system_time() -> datetime:
    """Now, by the system's clock."""
    return datetime.now(UTC)


def wait(now: datetime, until: datetime | None) -> int:
    """Milliseconds from now to the next look at the clock: just past a change, or the longest wait before it."""
    if until is None:
        return LONGEST
    return min(LONGEST, int((until - now).total_seconds() * 1000) + 1)


class OpeningHours(QObject):
    """Knows whether the exhibit is open, and tells when that changes.

    Args:
        hours: opening hours by the clock on the wall.
        now: tells the time, as an aware moment.
        parent: whose it is.
    """

    changed: ClassVar[Signal] = Signal(bool)
    """Whether it is open now. Not told at the beginning."""

    def __init__(self, hours: Hours, now: Callable[[], datetime] = system_time, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hours = hours
        self._now = now
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._open = self._found()

    @property
    def open(self) -> bool:
        """Whether the exhibit was open at the last look at the clock."""
        return self._open

    def look(self) -> None:
        """Looks at the clock, and tells if that changes anything."""
        before, self._open = self._open, self._found()
        if self._open != before:
            self.changed.emit(self._open)

    def _found(self) -> bool:
        now = self._now()
        here = state(self._hours, now)
        self._timer.start(wait(now, here.until))
        return isinstance(here, Open)
