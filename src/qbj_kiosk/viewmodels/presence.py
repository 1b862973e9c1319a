"""Presence of a visitor for QML: the idle prompt, its countdown and its two answers."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.session import presence as rules
from qbj_kiosk.session.places import Attract
from qbj_kiosk.viewmodels.session import Session
from qbj_kiosk.viewmodels.typed_properties import changing, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@uncreatable
class Presence(QObject):
    """View model of the visitor's presence: shows the idle prompt, and ends the visit without an answer.

    Args:
        now: monotonic clock in seconds.
    """

    askingChanged: ClassVar[Signal] = Signal()
    secondsChanged: ClassVar[Signal] = Signal()

    def __init__(self, session: Session, limits: Callable[[], rules.Limits], now: Callable[[], float]) -> None:
        super().__init__()
        self._session = session
        self._limits = limits
        self._now = now
        self._state: rules.Presence = rules.ABSENT
        self._shown = 0
        self._held = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.update)
        session.wasReset.connect(self._session_reset)

    asking = changing(bool, lambda self: isinstance(self._state, rules.Asked), askingChanged)
    seconds = changing(int, lambda self: self._shown, secondsChanged)
    """Seconds left to answer."""
    allowed = changing(int, lambda self: round(self._limits().question), askingChanged)
    """Seconds from the prompt to the end of the visit."""

    def touched(self) -> None:
        self._set_state(rules.touch(self._state, self._now()))

    def hold(self, *, held: bool) -> None:
        """Keep the visitor present while the exhibit is read aloud to them."""
        self._held = held
        self._set_state(rules.stay(self._now()) if isinstance(self._state, rules.Present) else self._state)

    def release(self) -> None:
        self._timer.stop()
        self._timer.timeout.disconnect(self.update)

    @Slot()
    def stay(self) -> None:
        self._set_state(rules.stay(self._now()))

    @Slot()
    def startOver(self) -> None:
        self._set_state(rules.ABSENT)
        self._session.reset()

    @Slot()
    def update(self) -> None:
        """Show the idle prompt, count down or end the visit, as the time demands. Attract has no prompt."""
        now = self._now()
        if self._held and isinstance(self._state, rules.Present):
            self._set_state(rules.stay(now))
            return
        after = rules.advance(self._state, now, self._limits())
        at_attract = isinstance(self._session.visit.place, Attract)
        if self._state != after and (after == rules.ABSENT or at_attract):
            self.startOver()
        else:
            self._set_state(after)

    def _session_reset(self) -> None:
        if isinstance(self._state, rules.Asked):
            self._set_state(rules.ABSENT)

    def _set_state(self, after: rules.Presence) -> None:
        now, limits = self._now(), self._limits()
        before, self._state = self._state, after
        shown, self._shown = self._shown, rules.seconds_left(after, now, limits)
        if shown != self._shown:
            self.secondsChanged.emit()
        if isinstance(before, rules.Asked) != isinstance(after, rules.Asked):
            self.askingChanged.emit()
        left = rules.next_change(after, now, limits)
        if left is None:
            self._timer.stop()
        else:
            self._timer.start(int(left * 1000) + 1)
