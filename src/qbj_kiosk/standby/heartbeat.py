"""Heartbeat of the standby page: reports its first frame, then that its event loop runs."""

from typing import cast

from PySide6.QtCore import QObject, QTimer, SignalInstance, Slot
from PySide6.QtGui import QWindow

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.child.channel import Channel

INTERVAL_MS = 2000


class Heartbeat(QObject):
    """Sends signs of life of the standby page to the supervisor.

    It requests no frames: a window under the exhibit may get none. A full or closed pipe is ignored.
    """

    def __init__(self, window: QWindow, descriptor: int) -> None:
        super().__init__(window)
        self._channel = Channel(descriptor)
        self._is_shown = False
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._beat)
        swapped = cast("SignalInstance", window.frameSwapped)  # type: ignore[attr-defined]  # QQuickWindow's own
        swapped.connect(self._on_frame)

    @Slot()
    def _on_frame(self) -> None:
        if not self._is_shown:
            self._is_shown = True
            self._channel.send(protocol.FRAME)
            # The page does not change: no further frames follow.
            self._channel.send(protocol.DARK)
            self._timer.start()

    @Slot()
    def _beat(self) -> None:
        self._channel.send(protocol.ALIVE)
