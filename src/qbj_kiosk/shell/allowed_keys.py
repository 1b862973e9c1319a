"""Allow-list of the keys and mouse buttons that visitors may use, and the staff's key chord."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from qbj_kiosk.errors import UserError

Key = Qt.Key
Modifier = Qt.KeyboardModifier

DIRECTION_KEYS = frozenset({Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown})
CONTROL_KEYS = frozenset({Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Enter, Key.Key_Space, Key.Key_Escape})
LINE_KEYS = frozenset({Key.Key_Home, Key.Key_End})
CHARACTER_KEYS = frozenset({Key.Key_L, Key.Key_Plus, Key.Key_Minus})
"""Shortcuts of one character. They can be turned off, because dictation and slips press them unintentionally."""
PIN_KEYS = frozenset(Key(Key.Key_0.value + digit) for digit in range(10)) | {Key.Key_Backspace}
"""Keys for the staff's PIN; the visitors' pages ignore them."""
VISITOR_KEYS = DIRECTION_KEYS | CONTROL_KEYS | LINE_KEYS | CHARACTER_KEYS | PIN_KEYS
"""Every key that reaches the exhibit."""

ALLOWED_MODIFIERS = Modifier.ShiftModifier | Modifier.KeypadModifier
"""Modifiers that may be held: Shift for Shift+Tab, and Keypad for the number pad."""
BUTTONS = frozenset({Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton})


class ChordError(UserError):
    """Raised if a setting is not a valid key chord for staff. The message gives the reason."""


def is_press_allowed(key: Qt.Key | int, modifiers: Qt.KeyboardModifier, *, letters: bool = True) -> bool:
    return key in VISITOR_KEYS and not modifiers & ~ALLOWED_MODIFIERS and (letters or key not in CHARACTER_KEYS)


def is_release_allowed(key: Qt.Key | int) -> bool:
    """Return True if a key is one of the visitors', with any modifier: a control must receive its release."""
    return key in VISITOR_KEYS


def parse_chord(text: str) -> QKeyCombination | None:
    """Parse the staff's key chord, such as `Ctrl+Alt+K`; return None for an empty text.

    Raises:
        ChordError: if it is not one key with modifiers, or if visitors use it.
    """
    if not text:
        return None
    sequence = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        raise ChordError(f"{text!r} is not a key chord. Write one like Ctrl+Alt+Shift+K.")
    chord: QKeyCombination = sequence[0]  # type: ignore[index]  # PySide's stubs lack this operator
    if chord.key() == Key.Key_unknown:
        raise ChordError(f"{text!r} names an unknown key. Write one like Ctrl+Alt+Shift+K.")
    if is_press_allowed(chord.key(), chord.keyboardModifiers()):
        raise ChordError(f"{text!r} is a key for visitors. Hold Ctrl or Alt with it, as in Ctrl+Alt+Shift+K.")
    return chord
