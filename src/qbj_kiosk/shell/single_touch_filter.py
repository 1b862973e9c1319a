"""Single-touch filter: passes one contact to the window and blocks the others."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QEventPoint, QInputDevice, QPointingDevice, QTouchEvent, QWindow

from qbj_kiosk.session import single_touch
from qbj_kiosk.session.single_touch import ContactId, Position, Verdict

TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})
TOUCH_DEVICES = frozenset({QInputDevice.DeviceType.TouchScreen, QInputDevice.DeviceType.TouchPad})
State = QEventPoint.State


class SingleTouchFilter(QObject):
    """Event filter that reduces touch events to one active contact, by the rules of `session/single_touch.py`.

    A palm or a second hand can then neither cancel nor repeat an action, and contacts that never end block no
    others.

    Args:
        window: the exhibit's window.
        now: a monotonic clock, in seconds.
    """

    def __init__(self, window: QWindow, now: Callable[[], float] = monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._now = now
        self._contact: single_touch.Contact | None = None
        self._unfiltered: set[int] = set()
        """Devices whose contacts have passed while the filter was suspended."""
        self._is_sending = False
        self._is_suspended = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if self._is_sending or not isinstance(event, QTouchEvent):
            return False
        if event.type() == QEvent.Type.TouchCancel:
            return self._on_cancel(event)
        if event.type() not in TOUCHES:
            return False
        device = event.pointingDevice()
        if self._is_suspended:
            self._unfiltered.add(device.systemId())
            return False
        results = [(point, self._decide(device.systemId(), point)) for point in _in_order(event.points())]
        if len(results) == 1 and results[0][1].is_passed and results[0][1].cancelled is None:
            return False
        event.accept()
        for point, verdict in results:
            if verdict.cancelled is not None:
                self._cancel(verdict.cancelled.device)
            if verdict.is_passed:
                self._send(QTouchEvent(_kind(point), device, event.modifiers(), [point]), event.timestamp())
        return True

    @Slot()
    def forget(self) -> None:
        """Cancel the gesture of the active touch contact. Contacts on the screen are ignored until lifted."""
        if self._contact is not None:
            device, self._contact = self._contact.id.device, None
            self._cancel(device)

    def suspend(self, *, suspended: bool) -> None:
        """Pass all touch contacts to the window, or filter again. A change forgets the active contact."""
        if suspended == self._is_suspended:
            return
        self._is_suspended = suspended
        if suspended and self._contact is not None:
            self._unfiltered.add(self._contact.id.device)
        self._contact = None
        if not suspended:
            # Later, because Qt may be delivering one of these contacts.
            QTimer.singleShot(0, self, self._end_unfiltered)

    def _on_cancel(self, event: QTouchEvent) -> bool:
        # Of another device than the active contact's: controls would end the gesture of the active contact.
        is_other = self._contact is not None and self._contact.id.device != event.pointingDevice().systemId()
        if not is_other:
            self._contact = None
        return is_other and not self._is_suspended

    def _decide(self, device: int, point: QEventPoint) -> Verdict:
        decide = {State.Pressed: single_touch.press, State.Released: single_touch.release}
        position = Position(point.position().x(), point.position().y())
        verdict = decide.get(point.state(), single_touch.move)(
            self._contact, ContactId(device, point.id()), position, self._now()
        )
        self._contact = verdict.contact
        return verdict

    @Slot()
    def _end_unfiltered(self) -> None:
        # The window must not wait for the end of contacts that are now blocked.
        if not self._is_suspended:
            for device in self._unfiltered:
                self._cancel(device)
            self._unfiltered.clear()

    def _cancel(self, device_id: int) -> None:
        # Not from a stored reference: a device that was unplugged no longer exists.
        for device in QInputDevice.devices():
            if not isinstance(device, QPointingDevice) or device.type() not in TOUCH_DEVICES:
                # May have the same number: on Wayland, the keyboard of a seat.
                continue
            if device.systemId() == device_id:
                self._send(QTouchEvent(QEvent.Type.TouchCancel, device, Qt.KeyboardModifier.NoModifier, []))

    def _send(self, event: QTouchEvent, timestamp: int = 0) -> None:
        if timestamp:
            event.setTimestamp(timestamp)
        self._is_sending = True
        try:
            QCoreApplication.sendEvent(self._window, event)
        finally:
            self._is_sending = False


def _in_order(points: list[QEventPoint]) -> list[QEventPoint]:
    """Sort the points of one touch event: a contact that is lifted makes room for one that comes down with it."""
    order = {State.Released: 0, State.Pressed: 2}
    return sorted(points, key=lambda point: order.get(point.state(), 1))


def _kind(point: QEventPoint) -> QEvent.Type:
    match point.state():
        case State.Pressed:
            return QEvent.Type.TouchBegin
        case State.Released:
            return QEvent.Type.TouchEnd
        case _:
            return QEvent.Type.TouchUpdate
