"""Mouse cursor: hidden by a touch, shown again only by movement of a real mouse."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QMouseEvent, QTouchEvent, QWindow

SYNTHESIS_MS = 500
"""After a touch, mouse moves are ignored: some systems synthesise them from the touch."""
MICE = frozenset({QInputDevice.DeviceType.Mouse, QInputDevice.DeviceType.TouchPad})
TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})


class CursorVisibility(QObject):
    """Hides the mouse cursor over a window after a touch, and shows it when a real mouse moves.

    Initially hidden.

    A touch moves the pointer of some systems, and a window that appears below a resting mouse receives a mouse event.
    Neither is marked as synthesised. So one event is not enough: the mouse has moved when two events since the last
    touch have different positions.
    """

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_hidden = True
        self._last_touch = -SYNTHESIS_MS
        self._mouse: QPointF | None = None
        # A window without a cursor has the one of the root window: on an X server without a desktop, a cross.
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
        window.installEventFilter(self)

    @property
    def is_hidden(self) -> bool:
        return self._is_hidden

    def hide(self) -> None:
        if not self._is_hidden:
            self._is_hidden = True
            QGuiApplication.changeOverrideCursor(Qt.CursorShape.BlankCursor)

    def show(self) -> None:
        if self._is_hidden:
            self._is_hidden = False
            QGuiApplication.changeOverrideCursor(Qt.CursorShape.ArrowCursor)

    def close(self) -> None:
        self._window.removeEventFilter(self)
        QGuiApplication.restoreOverrideCursor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        kind = event.type()
        if kind in TOUCHES and isinstance(event, QTouchEvent):
            # Touches that the touch filter sends may have no timestamp.
            self._last_touch = event.timestamp() or self._last_touch
            self._mouse = None
            self.hide()
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and self._is_from_mouse(event):
            before, self._mouse = self._mouse, event.globalPosition()
            if before is not None and before != self._mouse:
                self.show()
        return False

    def _is_from_mouse(self, event: QMouseEvent) -> bool:
        is_original = event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
        # The timestamps of some systems start again at 0 after 49 days.
        is_recent = 0 <= event.timestamp() - self._last_touch < SYNTHESIS_MS
        return is_original and event.device().type() in MICE and not is_recent
