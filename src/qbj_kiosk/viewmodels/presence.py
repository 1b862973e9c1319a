"""Whether somebody is here, for QML: the question, its countdown, and the two answers to it."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.session import presence as rules
from qbj_kiosk.session.places import Attract
from qbj_kiosk.viewmodels.properties import changing, uncreatable
from qbj_kiosk.viewmodels.session import Session

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@uncreatable
class Presence(QObject):
    """Asks a visitor who does nothing whether they are still here, and ends the visit of one who left.

    Args:
        session: the visit.
        limits: how long to wait where the visit is.
        now: a monotonic clock, in seconds.
    """

    askingChanged: ClassVar[Signal] = Signal()
    secondsChanged: ClassVar[Signal] = Signal()

    def __init__(self, session: Session, limits: Callable[[], rules.Limits], now: Callable[[], float]) -> None:
        super().__init__()
        self._session = session
        self._limits = limits
        self._now = now
        self._state: rules.Presence = rules.NOBODY
        self._shown = 0
        self._held = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        session.wasReset.connect(self._forget)

    asking = changing(bool, lambda self: isinstance(self._state, rules.Asked), askingChanged)
    seconds = changing(int, lambda self: self._shown, secondsChanged)
    """Seconds left to answer."""
    allowed = changing(int, lambda self: round(self._limits().question), askingChanged)
    """Seconds that an answer may take."""

    def touched(self) -> None:
        """Somebody touched something."""
        self._become(rules.touched(self._state, self._now()))

    def hold(self, *, held: bool) -> None:
        """Keeps the visit while something plays that is listened to, not touched."""
        self._held = held
        self._become(rules.stayed(self._now()) if isinstance(self._state, rules.Here) else self._state)

    def release(self) -> None:
        """Asks nobody any more."""
        self._timer.stop()
        self._timer.timeout.disconnect(self.look)

    @Slot()
    def stay(self) -> None:
        """The visitor is still here."""
        self._become(rules.stayed(self._now()))

    @Slot()
    def startOver(self) -> None:
        """The visit is over."""
        self._become(rules.NOBODY)
        self._session.reset()

    @Slot()
    def look(self) -> None:
        """Time has passed: asks, counts down, or ends the visit. At attract there is nobody to ask."""
        now = self._now()
        if self._held and isinstance(self._state, rules.Here):
            self._become(rules.stayed(now))
            return
        after = rules.passed(self._state, now, self._limits())
        at_attract = isinstance(self._session.visit.place, Attract)
        if self._state != after and (after == rules.NOBODY or at_attract):
            self.startOver()
        else:
            self._become(after)

    def _forget(self) -> None:
        if isinstance(self._state, rules.Asked):
            self._become(rules.NOBODY)

    def _become(self, after: rules.Presence) -> None:
        now, limits = self._now(), self._limits()
        before, self._state = self._state, after
        shown, self._shown = self._shown, rules.seconds_left(after, now, limits)
        if shown != self._shown:
            self.secondsChanged.emit()
        if isinstance(before, rules.Asked) != isinstance(after, rules.Asked):
            self.askingChanged.emit()
        left = rules.due(after, now, limits)
        if left is None:
            self._timer.stop()
        else:
            self._timer.start(int(left * 1000) + 1)
