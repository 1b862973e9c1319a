"""Timer that emits when the exhibit opens and closes, according to the opening hours."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import ClassVar, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from qbj_kiosk.session.opening_hours import Open, opening_state
from qbj_kiosk.settings.model import Hours

MAX_INTERVAL_MS: Final = 30_000
"""Longest interval of the timer: QTimer does not notice that the system clock was set."""


def system_time() -> datetime:
    return datetime.now(UTC)


def interval_until(now: datetime, until: datetime | None) -> int:
    """Return the milliseconds until just after the next opening or closing, at most the longest interval."""
    if until is None:
        return MAX_INTERVAL_MS
    return min(MAX_INTERVAL_MS, int((until - now).total_seconds() * 1000) + 1)


class OpeningHoursTimer(QObject):
    """Timer that emits `changed` when the exhibit opens or closes.

    Args:
        now: returns the time, with a time zone.
    """

    changed: ClassVar[Signal] = Signal(bool)
    """Emitted with True when the exhibit opens and False when it closes, not at creation."""

    def __init__(self, hours: Hours, now: Callable[[], datetime] = system_time, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hours = hours
        self._now = now
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.check)
        self._is_open = self._read_state()

    @property
    def is_open(self) -> bool:
        return self._is_open

    def check(self) -> None:
        before, self._is_open = self._is_open, self._read_state()
        if self._is_open != before:
            self.changed.emit(self._is_open)

    def _read_state(self) -> bool:
        now = self._now()
        current = opening_state(self._hours, now)
        self._timer.start(interval_until(now, current.until))
        return isinstance(current, Open)
