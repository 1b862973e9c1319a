"""The mouse's arrow: gone as soon as somebody touches the glass, back when a real mouse moves."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QMouseEvent, QTouchEvent, QWindow

SETTLE = 500
"""Milliseconds after a touch in which the pointer's motion is the touch's own, that some systems make up from it."""
MICE = frozenset({QInputDevice.DeviceType.Mouse, QInputDevice.DeviceType.TouchPad})
TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})


class Cursor(QObject):
    """Hides the arrow over a window; it begins hidden."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._window = window
        self._hidden = False
        self._touched = -SETTLE
        self.hide()
        window.installEventFilter(self)

    @property
    def hidden(self) -> bool:
        """Whether the arrow is hidden."""
        return self._hidden

    def hide(self) -> None:
        """Hides the arrow, whatever is under it."""
        if not self._hidden:
            self._hidden = True
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)

    def show(self) -> None:
        """Shows the arrow again."""
        if self._hidden:
            self._hidden = False
            QGuiApplication.restoreOverrideCursor()

    def release(self) -> None:
        """Gives the arrow back for good."""
        self._window.removeEventFilter(self)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Looks at touches and motions, and keeps none."""
        kind = event.type()
        if kind in TOUCHES and isinstance(event, QTouchEvent):
            self._touched = event.timestamp()
            self.hide()
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and self._is_real(event):
            self.show()
        return False

    def _is_real(self, event: QMouseEvent) -> bool:
        own = event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
        return own and event.device().type() in MICE and event.timestamp() - self._touched >= SETTLE
