"""Carries out what keys of an assistive keypad stand for, before the lock refuses them."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow

from qbj_kiosk.settings.keypad_keys import KeyCombination
from qbj_kiosk.shell.key_actions import Ask, Be, Bearing, Learn, Leave, Stroke, outcome, stroke

Kind = QEvent.Type
KEYS = frozenset({Kind.KeyPress, Kind.KeyRelease, Kind.ShortcutOverride})


class Keypad(QObject):
    """Watches the application's keys while there are any to heed: costs nothing where no key is mapped.

    Make it after the lock, and give it keys only then: of several filters, the last one is asked first.

    Args:
        window: the exhibit's window.
        chord: the staff's key chord, which always stays theirs.
        staffed: tells whether the staff's pages are open.
    """

    used: ClassVar[Signal] = Signal()
    """A key went down that stands for something."""
    asked: ClassVar[Signal] = Signal(str)
    """`read`, `louder`, `quieter` or `help` is asked for."""
    heard: ClassVar[Signal] = Signal(str, bool)
    """A key, as settings write it, while keys are learned; and whether it keeps its meaning meanwhile."""

    def __init__(self, window: QWindow, chord: QKeyCombination | None, staffed: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._chord, self._staffed = window, chord, staffed
        self._pad: Mapping[KeyCombination, str] = {}
        self._learning = False
        self._watching = False
        self._sending = False
        self._down: dict[int, Qt.Key] = {}

    def set_mapping(self, pad: Mapping[KeyCombination, str]) -> None:
        """From now on, keys stand for this."""
        self._pad = pad
        self._follow()

    def learn(self, *, learning: bool) -> None:
        """Keys are shown to whoever learns them, instead of standing for anything."""
        self._learning = learning
        self._follow()

    def close(self) -> None:
        """Lets go of the application."""
        self._pad, self._learning = {}, False
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt asks whether to keep an event from whom it is for."""
        if self._sending or event.type() not in KEYS or not isinstance(event, QKeyEvent):
            return False
        # What an item gets has come through its window, all but the question whether it wants a shortcut's keys.
        if event.type() != Kind.ShortcutOverride and watched is not self._window:
            return False
        kept = self._keeps(event)
        if kept:
            event.accept()
        return kept

    def _keeps(self, event: QKeyEvent) -> bool:
        seen = stroke(event)
        which = seen.scan or seen.combination.key()
        if seen.up and not seen.repeats and which in self._down:
            # Whatever keys stand for by now: what went down comes up.
            self._send(Kind.KeyRelease, self._down.pop(which))
            return True
        result = outcome(seen, Bearing(self._pad, self._chord, self._staffed(), self._learning))
        if isinstance(result, Leave):
            return False
        if event.type() != Kind.ShortcutOverride:
            self._carry_out(result, seen, which)
        return not (isinstance(result, Learn) and result.stays)

    def _carry_out(self, result: object, seen: Stroke, which: int) -> None:
        match result:
            case Learn(key, stays):
                self.heard.emit(str(key), stays)
            case Be(key) if not seen.up:
                if not seen.repeats:
                    self._down[which] = key
                    self.used.emit()
                self._send(Kind.KeyPress, key, repeats=seen.repeats)
            case Ask(function):
                self.used.emit()
                self.asked.emit(function)

    def _send(self, kind: QEvent.Type, key: Qt.Key, *, repeats: bool = False) -> None:
        back = key == Qt.Key.Key_Backtab
        held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
        self._sending = True
        try:
            QCoreApplication.sendEvent(self._window, QKeyEvent(kind, key, held, "", repeats))
        finally:
            self._sending = False

    def _follow(self) -> None:
        wanted = bool(self._pad) or self._learning
        app = QCoreApplication.instance()
        if app is None or wanted == self._watching:
            return
        self._watching = wanted
        if wanted:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
            self._down.clear()
