"""One hand at a time: keeps every contact but the one that counts from the window."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QEventPoint, QTouchEvent, QWindow

from qbj_kiosk.session import single_touch

TAP_RADIUS = 24.0
"""Pixels that a contact may travel and still be a tap, or a resting palm."""

TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})


class SingleTouchFilter(QObject):
    """Filters a window's touch events down to the contact that counts.

    Controls then see one finger: a palm or a second hand can neither cancel nor double what the first one does.
    """

    def __init__(self, window: QWindow, now: Callable[[], float] = monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._now = now
        self._contact: single_touch.Contact | None = None
        self._sending = False
        self._suspended = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Qt asks whether to keep an event from the window."""
        if self._sending or self._suspended:
            return False
        if event.type() == QEvent.Type.TouchCancel:
            self._contact = None
        if event.type() not in TOUCHES or not isinstance(event, QTouchEvent):
            return False
        points = event.points()
        before = self._contact
        self._follow(points)
        counting = self._contact or before
        if len(points) == 1 and counting is not None and points[0].id() == counting.id and before in (None, counting):
            return False
        event.accept()
        self._pass_on(event, points, before)
        return True

    def suspend(self, *, suspended: bool) -> None:
        """Lets every finger through for a while, or no longer; no finger counts any more if that is a change."""
        if suspended != self._suspended:
            self._suspended = suspended
            self._contact = None

    def _follow(self, points: list[QEventPoint]) -> None:
        for point in points:
            match point.state():
                case QEventPoint.State.Pressed:
                    self._contact = single_touch.begins(self._contact, point.id(), self._now()).contact
                case QEventPoint.State.Released:
                    self._contact = single_touch.ends(self._contact, point.id())
                case _:
                    travelled = point.position() - point.pressPosition()
                    if travelled.manhattanLength() > TAP_RADIUS:
                        self._contact = single_touch.moves(self._contact, point.id())

    def _pass_on(self, event: QTouchEvent, points: list[QEventPoint], before: single_touch.Contact | None) -> None:
        if before is not None and self._contact is not None and before.id != self._contact.id:
            self._send(QTouchEvent(QEvent.Type.TouchCancel, event.pointingDevice(), event.modifiers(), []))
        counting = self._contact or before
        for point in points:
            if counting is not None and point.id() == counting.id:
                self._send(QTouchEvent(_kind(point), event.pointingDevice(), event.modifiers(), [point]))

    def _send(self, event: QTouchEvent) -> None:
        self._sending = True
        try:
            QCoreApplication.sendEvent(self._window, event)
        finally:
            self._sending = False


def _kind(point: QEventPoint) -> QEvent.Type:
    match point.state():
        case QEventPoint.State.Pressed:
            return QEvent.Type.TouchBegin
        case QEventPoint.State.Released:
            return QEvent.Type.TouchEnd
        case _:
            return QEvent.Type.TouchUpdate
