"""The pad for the PIN: digits that are counted, never shown, and forgotten."""

import math
from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.exhibit.ui_strings import StaffWords
from qbj_kiosk.staff.pin import LONGEST
from qbj_kiosk.staff.pin_verifier import Accepted, Locked, PinNotSet, PinVerifier
from qbj_kiosk.viewmodels.properties import changing, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

MINUTES_FROM: Final = 100
"""Seconds from which a lock is told in minutes."""


@QmlElement
@uncreatable
class StaffPad(QObject):
    """Takes the PIN.

    Args:
        verifier: asks for it.
        words: those of the language spoken now.
        touched: told of every press.
        opened: called when it was the PIN.
        parent: holds this.
    """

    changed: ClassVar[Signal] = Signal()

    def __init__(
        self,
        verifier: PinVerifier,
        words: Callable[[], StaffWords],
        *,
        touched: Callable[[], None],
        opened: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._verifier, self._words, self._touched, self._opened = verifier, words, touched, opened
        self._digits = ""
        self._message = ""
        self._locked = False

    entered = changing(int, lambda self: len(self._digits), changed)
    """How many digits."""
    message = changing(str, lambda self: self._message, changed)
    locked = changing(bool, lambda self: self._locked, changed)

    def begin(self) -> None:
        """A fresh pad, that tells of a lock."""
        self._tell(wrong=False)

    def tick(self) -> None:
        """A lock's time is told anew."""
        if self._locked:
            self._tell(wrong=False)

    @Slot(int)
    def digit(self, digit: int) -> None:
        """A digit is entered; beyond the longest PIN, and while locked, none is taken."""
        self._touched()
        if not self._locked and len(self._digits) < LONGEST:
            self._show(self._digits + str(digit % 10), "")

    @Slot()
    def erase(self) -> None:
        """The last digit is taken back."""
        self._touched()
        if self._digits:
            self._show(self._digits[:-1], "")

    @Slot()
    def enter(self) -> None:
        """What was entered is tried."""
        self._touched()
        if self._digits and not self._locked:
            if isinstance(self._verifier.verify(self._digits), Accepted):
                self._show("", "")
                self._opened()
            else:
                self._tell(wrong=True)

    def _tell(self, *, wrong: bool) -> None:
        words = self._words()
        state = self._verifier.state()
        self._locked = isinstance(state, Locked)
        match state:
            case Locked(seconds):
                self._show("", fill(words.locked, time=_duration(seconds, words)))
            case PinNotSet():
                self._show("", words.unset)
            case _:
                self._show("", words.wrong if wrong else "")

    def _show(self, digits: str, message: str) -> None:
        self._digits, self._message = digits, message
        self.changed.emit()


def _duration(seconds: float, words: StaffWords) -> str:
    if seconds < MINUTES_FROM:
        return fill(words.seconds, count=math.ceil(seconds))
    return fill(words.minutes, count=math.ceil(seconds / 60))
