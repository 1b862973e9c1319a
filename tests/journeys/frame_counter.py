"""Counter of the frames that a window draws."""

from PySide6.QtCore import Qt, QTimer

from tests.journeys.visitor import Visitor
from tests.timeouts import patience

TICKS = 60
"""Ticks of a display during which nothing may be drawn at rest."""


class Frames:
    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.count = 0
        visitor.window.frameSwapped.connect(self._add)

    def _add(self) -> None:
        self.count += 1

    def over(self, ticks: int) -> int:
        """Return how many frames the exhibit draws during so many ticks of a display."""
        before = self.count
        clock = QTimer(interval=16, timerType=Qt.TimerType.PreciseTimer)
        clock.start()
        for _ in range(ticks):
            with self.visitor.bot.waitSignal(clock.timeout, timeout=round(1000 * patience())):
                pass
        clock.stop()
        return self.count - before

    def until_none(self) -> None:
        self.visitor.until(lambda: self.over(5) == 0)
