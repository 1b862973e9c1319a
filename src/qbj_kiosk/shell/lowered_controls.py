"""Whether there is anything to lower: where all of the screen is under the line everybody reaches, there is not."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QWindow

from qbj_kiosk.settings.mounting import Mounting


class LoweringMonitor(QObject):
    """Tells whether lowering the exhibit would change anything: at once, and when the screen turns out otherwise.

    Args:
        window: the exhibit's window, over the whole screen.
        mounting: how the screen is mounted.
        tell: told whether it would.
    """

    def __init__(self, window: QWindow, mounting: Mounting, tell: Callable[[bool], None]) -> None:
        super().__init__(window)
        self._window, self._mounting, self._tell = window, mounting, tell
        self._told: bool | None = None
        window.widthChanged.connect(self._look)
        window.heightChanged.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        there = self._mounting.line(self._window.width(), self._window.height()) > 0
        if there != self._told:
            self._told = there
            self._tell(there)
