"""Which keys and buttons a visitor may use: an allow-list, everything else is refused."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from qbj_kiosk.errors import UserError

Key = Qt.Key
Modifier = Qt.KeyboardModifier

MOVING = frozenset({Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown})
CHOOSING = frozenset({Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Enter, Key.Key_Space, Key.Key_Escape})
PLACES = frozenset({Key.Key_Home, Key.Key_End})
LETTERS = frozenset({Key.Key_L, Key.Key_Plus, Key.Key_Minus})
"""Keys of one character, that a hall may turn off: who dictates or slips would press them unawares."""
DIGITS = frozenset(Key(Key.Key_0.value + digit) for digit in range(10)) | {Key.Key_Backspace}
"""What a PIN is typed with; a visit takes no notice of them."""
VISITOR_KEYS = MOVING | CHOOSING | PLACES | LETTERS | DIGITS
"""Every key that reaches the exhibit."""

WITH = Modifier.ShiftModifier | Modifier.KeypadModifier
"""Modifiers that may be held: Shift+Tab goes back, and the keypad is as good as the keys above it."""
BUTTONS = frozenset({Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton})
"""Mouse buttons that reach the exhibit."""


class ChordError(UserError):
    """The staff's key chord cannot be one. The message says why."""


def allowed(key: Qt.Key | int, modifiers: Qt.KeyboardModifier, *, letters: bool = True) -> bool:
    """Whether the press of a key may reach the exhibit."""
    return key in VISITOR_KEYS and not modifiers & ~WITH and (letters or key not in LETTERS)


def allowed_release(key: Qt.Key | int) -> bool:
    """Whether the release of a key may: whatever is held by then, a control that saw the press must see it."""
    return key in VISITOR_KEYS


def parse_chord(written: str) -> QKeyCombination | None:
    """Reads a chord such as `Ctrl+Alt+Shift+K`; the empty text is none.

    Raises:
        ChordError: if it is not one key with modifiers, or one that visitors use.
    """
    if not written:
        return None
    sequence = QKeySequence.fromString(written, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        raise ChordError(f"{written!r} is no key chord. Write one like Ctrl+Alt+Shift+K.")
    chord: QKeyCombination = sequence[0]  # type: ignore[index]  # PySide's stubs leave its operator out
    if chord.key() == Key.Key_unknown:
        raise ChordError(f"{written!r} names a key that there is not. Write one like Ctrl+Alt+Shift+K.")
    if allowed(chord.key(), chord.keyboardModifiers()):
        raise ChordError(f"{written!r} is a visitor's key. Hold Ctrl or Alt with it, as in Ctrl+Alt+Shift+K.")
    return chord
