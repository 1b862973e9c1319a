"""The pad for the PIN, for QML. Digits are counted, never shown."""

import math
from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.exhibit.ui_strings import StaffStrings
from qbj_kiosk.staff.pin import LONGEST
from qbj_kiosk.staff.pin_verifier import Accepted, Locked, PinNotSet, PinVerifier
from qbj_kiosk.viewmodels.typed_properties import changing, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

MINUTES_FROM: Final = 100
"""Seconds from which the time left of a lockout is shown in minutes."""


@QmlElement
@uncreatable
class StaffPinPadModel(QObject):
    """View model of the pad on which staff enter the PIN.

    Args:
        touched: called on every key press and touch.
        opened: called when the PIN was right.
    """

    changed: ClassVar[Signal] = Signal()

    def __init__(
        self,
        verifier: PinVerifier,
        strings: Callable[[], StaffStrings],
        *,
        touched: Callable[[], None],
        opened: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._verifier, self._strings, self._touched, self._opened = verifier, strings, touched, opened
        self._digits = ""
        self._message = ""
        self._locked = False

    entered = changing(int, lambda self: len(self._digits), changed)
    message = changing(str, lambda self: self._message, changed)
    locked = changing(bool, lambda self: self._locked, changed)

    def begin(self) -> None:
        self._show_state(wrong=False)

    def tick(self) -> None:
        if self._locked:
            self._show_state(wrong=False)

    @Slot(int)
    def digit(self, digit: int) -> None:
        """Enter a digit of the PIN; no effect while the pad is locked or the PIN has its maximum length."""
        self._touched()
        if not self._locked and len(self._digits) < LONGEST:
            self._set(self._digits + str(digit % 10), "")

    @Slot()
    def erase(self) -> None:
        self._touched()
        if self._digits:
            self._set(self._digits[:-1], "")

    @Slot()
    def enter(self) -> None:
        self._touched()
        if self._digits and not self._locked:
            if isinstance(self._verifier.verify(self._digits), Accepted):
                self._set("", "")
                self._opened()
            else:
                self._show_state(wrong=True)

    def _show_state(self, *, wrong: bool) -> None:
        strings = self._strings()
        state = self._verifier.state()
        self._locked = isinstance(state, Locked)
        match state:
            case Locked(seconds):
                self._set("", fill(strings.locked, time=_duration(seconds, strings)))
            case PinNotSet():
                self._set("", strings.unset)
            case _:
                self._set("", strings.wrong if wrong else "")

    def _set(self, digits: str, message: str) -> None:
        self._digits, self._message = digits, message
        self.changed.emit()


def _duration(seconds: float, strings: StaffStrings) -> str:
    if seconds < MINUTES_FROM:
        return fill(strings.seconds, count=math.ceil(seconds))
    return fill(strings.minutes, count=math.ceil(seconds / 60))
