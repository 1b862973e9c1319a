"""Event filter that carries out the key mapping of an assistive keypad, before the lock refuses its keys."""

from collections.abc import Callable, Mapping
from time import monotonic
from typing import ClassVar, Final

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow

from qbj_kiosk.settings.keypad_keys import KeyCombination
from qbj_kiosk.shell.keypad_actions import (
    Capture,
    KeyAction,
    KeyContext,
    Keystroke,
    PassOn,
    Request,
    Substitute,
    decide_action,
    read_keystroke,
)

Kind = QEvent.Type
HEADPHONES: Final = frozenset({"headphones", "headphones_out"})
"""Functions that are no use of a key."""
KEYS = frozenset({Kind.KeyPress, Kind.KeyRelease, Kind.ShortcutOverride})


class KeypadFilter(QObject):
    """Event filter that replaces the keys of an assistive keypad by those of their functions.

    Installed only while keys are mapped or learned.

    Create it and set its mapping after the lock is created: Qt calls the last installed event filter first.

    Args:
        window: the exhibit's window.
        chord: the staff's key chord, which is never mapped.
        is_staff_page_open: returns True while a staff page is open.
        bounce: seconds in which a second press of the same key does not count.
        now: monotonic clock in seconds.
    """

    key_used: ClassVar[Signal] = Signal()
    function_requested: ClassVar[Signal] = Signal(str)
    """Emitted with a function that no keyboard key has, such as `read` or `help`."""
    key_captured: ClassVar[Signal] = Signal(str, bool)
    """A key was pressed on the learning page: its name in the settings, and whether it also keeps its meaning."""

    def __init__(
        self,
        window: QWindow,
        chord: QKeyCombination | None,
        is_staff_page_open: Callable[[], bool],
        *,
        bounce: float = 0,
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(window)
        self._window, self._chord, self._is_staff_page_open = window, chord, is_staff_page_open
        self._mapping: Mapping[KeyCombination, str] = {}
        self._is_learning = False
        self._is_installed = False
        self._is_sending = False
        self._pressed: dict[int, Qt.Key] = {}
        self._bounce, self._now = bounce, now
        self._accepted: dict[int, float] = {}
        """By key, when its last press counted."""

    def set_mapping(self, mapping: Mapping[KeyCombination, str]) -> None:
        self._mapping = mapping
        self._update_filter()

    def set_learning(self, *, learning: bool) -> None:
        """Report keypad keys to the page on which staff assign them, instead of mapping them."""
        self._is_learning = learning
        self._update_filter()

    def close(self) -> None:
        self._mapping, self._is_learning = {}, False
        self._update_filter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_sending or event.type() not in KEYS or not isinstance(event, QKeyEvent):
            return False
        # Key events pass the window before an item, except ShortcutOverride, which Qt sends to the item directly.
        if event.type() != Kind.ShortcutOverride and watched is not self._window:
            return False
        is_blocked = self._handle(event)
        if is_blocked:
            event.accept()
        return is_blocked

    def _handle(self, event: QKeyEvent) -> bool:
        keystroke = read_keystroke(event)
        identity = keystroke.scan or keystroke.combination.key()
        if keystroke.is_release and not keystroke.is_repeat and identity in self._pressed:
            # The mapping may have changed since the press; the key that was pressed must be released.
            self._send(Kind.KeyRelease, self._pressed.pop(identity))
            return True
        context = KeyContext(self._mapping, self._chord, self._is_staff_page_open(), self._is_learning)
        action = decide_action(keystroke, context)
        if isinstance(action, PassOn):
            return False
        if event.type() != Kind.ShortcutOverride:
            self._carry_out(action, keystroke, identity)
        return not (isinstance(action, Capture) and action.is_navigation)

    def _carry_out(self, action: KeyAction, keystroke: Keystroke, identity: int) -> None:
        if isinstance(action, Substitute | Request) and not keystroke.is_release:
            now = self._now()
            if now - self._accepted.get(identity, -self._bounce) < self._bounce:
                return
            self._accepted[identity] = now
        match action:
            case Capture(key, is_navigation):
                self.key_captured.emit(str(key), is_navigation)
            case Substitute(key) if not keystroke.is_release:
                self._pressed[identity] = key
                self.key_used.emit()
                self._send(Kind.KeyPress, key)
            case Request(function):
                if function not in HEADPHONES:
                    self.key_used.emit()
                self.function_requested.emit(function)

    def _send(self, kind: QEvent.Type, key: Qt.Key) -> None:
        is_backtab = key == Qt.Key.Key_Backtab
        modifier = Qt.KeyboardModifier.ShiftModifier if is_backtab else Qt.KeyboardModifier.NoModifier
        self._is_sending = True
        try:
            QCoreApplication.sendEvent(self._window, QKeyEvent(kind, key, modifier, ""))
        finally:
            self._is_sending = False

    def _update_filter(self) -> None:
        is_needed = bool(self._mapping) or self._is_learning
        app = QCoreApplication.instance()
        if app is None or is_needed == self._is_installed:
            return
        self._is_installed = is_needed
        if is_needed:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
            self._pressed.clear()
            self._accepted.clear()
