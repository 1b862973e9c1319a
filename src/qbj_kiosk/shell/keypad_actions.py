"""Action for each keystroke on an assistive keypad: pass on, discard, substitute, request, capture. Pure functions."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

from qbj_kiosk.settings.keypad_keys import KEY_NAMES, SCAN, KeyCombination
from qbj_kiosk.shell import allowed_keys

Key = Qt.Key
Modifier = Qt.KeyboardModifier

SUBSTITUTES: Final[Mapping[str, Qt.Key]] = {
    "next": Key.Key_Tab,
    "previous": Key.Key_Backtab,
    "up": Key.Key_Up,
    "down": Key.Key_Down,
    "left": Key.Key_Left,
    "right": Key.Key_Right,
    "open": Key.Key_Return,
    "back": Key.Key_Escape,
}
"""Keyboard key of each function that has one; the others are requested from the exhibit."""
NAVIGATION_KEYS: Final = allowed_keys.DIRECTION_KEYS | allowed_keys.CONTROL_KEYS
"""Keys with the same meaning on every keyboard; they work on the learning page too."""
MODIFIERS: Final[Mapping[str, Qt.KeyboardModifier]] = {
    "Ctrl": Modifier.ControlModifier,
    "Alt": Modifier.AltModifier,
    "Shift": Modifier.ShiftModifier,
    "Meta": Modifier.MetaModifier,
}
MODIFIER_KEYS: Final = frozenset(
    {Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta, Key.Key_Super_L, Key.Key_Super_R}
)


class Keystroke(Struct, frozen=True):
    combination: QKeyCombination
    scan: int
    """0 if unknown."""
    is_release: bool = False
    is_repeat: bool = False

    @property
    def named(self) -> KeyCombination | None:
        """Return the pressed key by its Qt name, with its modifiers."""
        try:
            name = str(Key(self.combination.key()).name).removeprefix("Key_")
        except ValueError:
            return None
        held = self.combination.keyboardModifiers()
        modifiers = frozenset(each for each, modifier in MODIFIERS.items() if held & modifier)
        return KeyCombination(modifiers, name) if name in KEY_NAMES else None

    @property
    def numbered(self) -> KeyCombination | None:
        """Return the pressed key by its scan code, without modifiers."""
        return KeyCombination(frozenset(), f"{SCAN}{self.scan}") if 0 < self.scan < 100_000 else None  # noqa: PLR2004 - as settings


class KeyContext(Struct, frozen=True):
    mapping: Mapping[KeyCombination, str]
    chord: QKeyCombination | None = None
    """It is never mapped."""
    is_staff_page_open: bool = False
    is_learning: bool = False


class PassOn(Struct, frozen=True):
    """Action for a keystroke on a keypad: leave it to the exhibit."""


class Discard(Struct, frozen=True):
    """Action for a keystroke on a keypad: block it."""


class Substitute(Struct, frozen=True):
    """Action for a keystroke on a keypad: block it and send another key instead."""

    key: Qt.Key


class Request(Struct, frozen=True):
    """Action for a keystroke on a keypad: block it and request a function that no keyboard key has."""

    function: str


class Capture(Struct, frozen=True):
    """Action for a keystroke on a keypad: report it to the page on which staff assign keys."""

    key: KeyCombination
    is_navigation: bool
    """True if the key also keeps its meaning, so that a keyboard user can leave the page."""


KeyAction = PassOn | Discard | Substitute | Request | Capture


def read_keystroke(event: QKeyEvent) -> Keystroke:
    is_release = event.type() == QKeyEvent.Type.KeyRelease
    return Keystroke(event.keyCombination(), event.nativeScanCode(), is_release, event.isAutoRepeat())


def decide_action(keystroke: Keystroke, context: KeyContext) -> KeyAction:
    key = keystroke.combination.key()
    if keystroke.combination == context.chord:
        return PassOn()
    if context.is_learning:
        return _decide_learning(keystroke)
    function = _find_function(keystroke, context.mapping)
    # On the staff pages a PIN is typed, so keys that the pages understand keep their meaning.
    is_typing = context.is_staff_page_open and allowed_keys.is_press_allowed(
        key, keystroke.combination.keyboardModifiers()
    )
    if function is None or is_typing:
        return PassOn()
    if keystroke.is_repeat:
        # A hand that rests on a key has pressed it once.
        return Discard()
    if function in SUBSTITUTES:
        return Substitute(SUBSTITUTES[function])
    return Discard() if keystroke.is_release or context.is_staff_page_open else Request(function)


def _find_function(keystroke: Keystroke, mapping: Mapping[KeyCombination, str]) -> str | None:
    for key in (keystroke.named, keystroke.numbered):
        if key is not None and key in mapping:
            return mapping[key]
    return None


def _decide_learning(keystroke: Keystroke) -> KeyAction:
    key = keystroke.named or keystroke.numbered
    modifiers = keystroke.combination.keyboardModifiers()
    is_navigation = keystroke.combination.key() in NAVIGATION_KEYS and not modifiers & ~allowed_keys.ALLOWED_MODIFIERS
    is_first_press = not (keystroke.is_release or keystroke.is_repeat)
    if keystroke.combination.key() in MODIFIER_KEYS or (is_navigation and not is_first_press):
        return PassOn()
    if key is None or not is_first_press:
        return Discard()
    return Capture(key, is_navigation)
