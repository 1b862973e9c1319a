"""What the lock lets through and what it refuses, decided without a window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QKeyCombination, Qt

from qbj_kiosk.shell import chords

KEYS = [key for key in Qt.Key if key != Qt.Key.Key_unknown]
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEAVING = [
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.GroupSwitchModifier,
]
VISIT = [
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


@pytest.mark.parametrize("name", VISIT)
def test_the_keys_of_a_visit_pass(name: str) -> None:
    assert chords.allowed(Qt.Key[f"Key_{name}"], NONE)


@pytest.mark.parametrize("modifier", LEAVING, ids=lambda modifier: str(modifier.name))
@pytest.mark.parametrize("name", VISIT)
def test_none_of_them_passes_with_a_modifier_that_could_leave(name: str, modifier: Qt.KeyboardModifier) -> None:
    assert not chords.allowed(Qt.Key[f"Key_{name}"], modifier)
    assert not chords.allowed(Qt.Key[f"Key_{name}"], modifier | SHIFT)


def test_shift_tab_goes_back_and_the_keypad_is_as_good() -> None:
    assert chords.allowed(Qt.Key.Key_Backtab, SHIFT)
    assert chords.allowed(Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier)


@given(st.sampled_from(KEYS))
def test_every_other_key_is_refused(key: Qt.Key) -> None:
    names = {Qt.Key[f"Key_{name}"] for name in [*VISIT, "Backtab", *"0123456789"]}
    assert chords.allowed(key, NONE) == (key in names)


def test_a_key_that_was_let_down_may_come_up_whatever_is_held_by_then() -> None:
    assert chords.allowed_release(Qt.Key.Key_Space)
    assert not chords.allowed_release(Qt.Key.Key_F11)


def test_the_staffs_chord_is_read() -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | SHIFT
    assert chords.parse_chord("Ctrl+Alt+Shift+K") == QKeyCombination(held, Qt.Key.Key_K)
    assert chords.parse_chord("") is None


@pytest.mark.parametrize("written", ["nonsense", "Ctrl+K, Ctrl+L", "Ctrl+Alt+Nokey"])
def test_what_is_no_chord_is_refused_in_words(written: str) -> None:
    with pytest.raises(chords.ChordError, match=r"Write one like Ctrl\+Alt\+Shift\+K"):
        chords.parse_chord(written)


@pytest.mark.parametrize("written", ["Space", "L", "Shift+Tab"])
def test_a_visitors_key_is_no_staff_chord(written: str) -> None:
    with pytest.raises(chords.ChordError, match="visitor"):
        chords.parse_chord(written)
