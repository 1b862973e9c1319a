"""What the curtain tells its supervisor: that it is on the screen, and from then on that its event loop turns."""

from typing import cast

from PySide6.QtCore import QObject, QTimer, SignalInstance, Slot
from PySide6.QtGui import QWindow

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.child.channel import Mouth

BEAT = 2000
"""Milliseconds from one sign of life to the next."""


class Life(QObject):
    """Gives signs of life for as long as it lives. It asks for no frame: what lies under the exhibit may get none.

    Args:
        window: the curtain's.
        descriptor: the pipe to the supervisor. Full or broken, it never harms.
    """

    def __init__(self, window: QWindow, descriptor: int) -> None:
        super().__init__(window)
        self._mouth = Mouth(descriptor)
        self._shown = False
        self._timer = QTimer(self, interval=BEAT)
        self._timer.timeout.connect(self._beat)
        swapped = cast("SignalInstance", window.frameSwapped)  # type: ignore[attr-defined]  # QQuickWindow's own
        swapped.connect(self._painted)

    @Slot()
    def _painted(self) -> None:
        if not self._shown:
            self._shown = True
            # Painted once, it owes no frame from now on.
            self._mouth.say(protocol.FRAME)
            self._mouth.say(protocol.DARK)
            self._timer.start()

    @Slot()
    def _beat(self) -> None:
        self._mouth.say(protocol.ALIVE)
