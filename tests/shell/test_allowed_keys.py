"""Allow-list of keys for visitors, and parsing of the staff's key chord."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QKeyCombination, Qt

from qbj_kiosk.shell import allowed_keys

KEYS = [key for key in Qt.Key if key != Qt.Key.Key_unknown]
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
OTHER_MODIFIERS = [
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.GroupSwitchModifier,
]
NAMES = [
    "Left",
    "Right",
    "Up",
    "Down",
    "PageUp",
    "PageDown",
    "Tab",
    "Return",
    "Enter",
    "Space",
    "Escape",
    "Home",
    "End",
    "L",
    "Plus",
    "Minus",
    "0",
    "5",
    "9",
    "Backspace",
]


@pytest.mark.parametrize("name", NAMES)
def test_visitor_key_is_allowed(name: str) -> None:
    assert allowed_keys.is_press_allowed(Qt.Key[f"Key_{name}"], NONE)


@pytest.mark.parametrize("modifier", OTHER_MODIFIERS, ids=lambda modifier: str(modifier.name))
@pytest.mark.parametrize("name", NAMES)
def test_visitor_key_with_other_modifier_is_blocked(name: str, modifier: Qt.KeyboardModifier) -> None:
    assert not allowed_keys.is_press_allowed(Qt.Key[f"Key_{name}"], modifier)
    assert not allowed_keys.is_press_allowed(Qt.Key[f"Key_{name}"], modifier | SHIFT)


def test_shift_tab_and_number_pad_are_allowed() -> None:
    assert allowed_keys.is_press_allowed(Qt.Key.Key_Backtab, SHIFT)
    assert allowed_keys.is_press_allowed(Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier)


@given(st.sampled_from(KEYS))
def test_every_other_key_is_blocked(key: Qt.Key) -> None:
    names = {Qt.Key[f"Key_{name}"] for name in [*NAMES, "Backtab", *"0123456789"]}
    assert allowed_keys.is_press_allowed(key, NONE) == (key in names)


def test_release_is_allowed_with_any_modifier() -> None:
    assert allowed_keys.is_release_allowed(Qt.Key.Key_Space)
    assert not allowed_keys.is_release_allowed(Qt.Key.Key_F11)


def test_staff_chord_is_parsed() -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | SHIFT
    assert allowed_keys.parse_chord("Ctrl+Alt+Shift+K") == QKeyCombination(held, Qt.Key.Key_K)
    assert allowed_keys.parse_chord("") is None


@pytest.mark.parametrize("text", ["nonsense", "Ctrl+K, Ctrl+L", "Ctrl+Alt+Nokey"])
def test_invalid_chord_raises_error_with_example(text: str) -> None:
    with pytest.raises(allowed_keys.ChordError, match=r"Write one like Ctrl\+Alt\+Shift\+K"):
        allowed_keys.parse_chord(text)


@pytest.mark.parametrize("text", ["Space", "L", "Shift+Tab"])
def test_visitor_key_as_chord_raises_error(text: str) -> None:
    with pytest.raises(allowed_keys.ChordError, match="visitor"):
        allowed_keys.parse_chord(text)
