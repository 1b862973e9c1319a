"""Single-touch filter: passes one contact to the window and blocks the others."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QEventPoint, QTouchEvent, QWindow

from qbj_kiosk.session import single_touch

TAP_RADIUS = 24.0
"""Pixels that a contact may move and still count as a tap or a resting palm."""

TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})


class SingleTouchFilter(QObject):
    """Reduces a window's touch events to one active contact.

    A palm or a second hand can then neither cancel nor repeat an action.
    """

    def __init__(self, window: QWindow, now: Callable[[], float] = monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._now = now
        self._contact: single_touch.Contact | None = None
        self._is_sending = False
        self._is_suspended = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if self._is_sending or self._is_suspended:
            return False
        if event.type() == QEvent.Type.TouchCancel:
            self._contact = None
        if event.type() not in TOUCHES or not isinstance(event, QTouchEvent):
            return False
        points = event.points()
        before = self._contact
        self._follow(points)
        active = self._contact or before
        if len(points) == 1 and active is not None and points[0].id() == active.id and before in (None, active):
            return False
        event.accept()
        self._send_active(event, points, before)
        return True

    def suspend(self, *, suspended: bool) -> None:
        """Pass all contacts, or filter again. A change forgets the active contact."""
        if suspended != self._is_suspended:
            self._is_suspended = suspended
            self._contact = None

    def _follow(self, points: list[QEventPoint]) -> None:
        for point in points:
            match point.state():
                case QEventPoint.State.Pressed:
                    self._contact = single_touch.press(self._contact, point.id(), self._now()).contact
                case QEventPoint.State.Released:
                    self._contact = single_touch.release(self._contact, point.id())
                case _:
                    travelled = point.position() - point.pressPosition()
                    if travelled.manhattanLength() > TAP_RADIUS:
                        self._contact = single_touch.move(self._contact, point.id())

    def _send_active(self, event: QTouchEvent, points: list[QEventPoint], before: single_touch.Contact | None) -> None:
        if before is not None and self._contact is not None and before.id != self._contact.id:
            self._send(QTouchEvent(QEvent.Type.TouchCancel, event.pointingDevice(), event.modifiers(), []))
        active = self._contact or before
        for point in points:
            if active is not None and point.id() == active.id:
                self._send(QTouchEvent(_kind(point), event.pointingDevice(), event.modifiers(), [point]))

    def _send(self, event: QTouchEvent) -> None:
        self._is_sending = True
        try:
            QCoreApplication.sendEvent(self._window, event)
        finally:
            self._is_sending = False


def _kind(point: QEventPoint) -> QEvent.Type:
    match point.state():
        case QEventPoint.State.Pressed:
            return QEvent.Type.TouchBegin
        case QEventPoint.State.Released:
            return QEvent.Type.TouchEnd
        case _:
            return QEvent.Type.TouchUpdate
