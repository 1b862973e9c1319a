"""Reports whether lowering the controls has an effect: where part of the screen is above the reach line."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QWindow

from qbj_kiosk.settings.screen_mounting import Mounting


class LoweringMonitor(QObject):
    """Reports whether lowering the controls has an effect: at creation, and when the window's size changes that."""

    def __init__(self, window: QWindow, mounting: Mounting, report: Callable[[bool], None]) -> None:
        super().__init__(window)
        self._window, self._mounting, self._report = window, mounting, report
        self._has_effect: bool | None = None
        window.widthChanged.connect(self._check)
        window.heightChanged.connect(self._check)
        self._check()

    @Slot()
    def _check(self) -> None:
        has_effect = self._mounting.reach_line(self._window.width(), self._window.height()) > 0
        if has_effect != self._has_effect:
            self._has_effect = has_effect
            self._report(has_effect)
