"""The action for each keystroke on an assistive keypad."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QKeyCombination, Qt

from qbj_kiosk.settings.keypad_keys import KeyCombination, parse_key
from qbj_kiosk.shell import allowed_keys
from qbj_kiosk.shell.keypad_actions import (
    NAVIGATION_KEYS,
    SUBSTITUTES,
    Capture,
    Discard,
    KeyAction,
    KeyContext,
    Keystroke,
    PassOn,
    Request,
    Substitute,
    decide_action,
)

Key, Modifier, Kind = Qt.Key, Qt.KeyboardModifier, QEvent.Type
NONE = Modifier.NoModifier
CTRL_ALT = Modifier.ControlModifier | Modifier.AltModifier
CHORD = QKeyCombination(CTRL_ALT | Modifier.ShiftModifier, Key.Key_K)
MAPPING = {
    parse_key("F13"): "next",
    parse_key("Ctrl+Alt+1"): "open",
    parse_key("scan:200"): "left",
    parse_key("F14"): "read",
    parse_key("F15"): "louder",
}
MAPPING |= {parse_key("5"): "help", parse_key("Tab"): "right"}
VISIT = KeyContext(MAPPING, CHORD)
STAFF = KeyContext(MAPPING, CHORD, is_staff_page_open=True)
LEARNING = KeyContext(MAPPING, CHORD, is_staff_page_open=True, is_learning=True)


def stroke(
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = NONE,
    scan: int = 0,
    *,
    is_release: bool = False,
    is_repeat: bool = False,
) -> Keystroke:
    return Keystroke(QKeyCombination(modifiers, key), scan, is_release, is_repeat)


F13, F14, F15, UNKNOWN = Key.Key_F13, Key.Key_F14, Key.Key_F15, Key.Key_unknown


@pytest.mark.parametrize(
    ("keystroke", "context", "expected"),
    [
        (stroke(F13), VISIT, Substitute(Key.Key_Tab)),
        (stroke(F13, Modifier.KeypadModifier), VISIT, Substitute(Key.Key_Tab)),
        (stroke(F13, is_repeat=True), VISIT, Discard()),
        (stroke(F13, Modifier.ShiftModifier), VISIT, PassOn()),
        (stroke(Key.Key_1, CTRL_ALT), VISIT, Substitute(Key.Key_Return)),
        (stroke(Key.Key_1, CTRL_ALT, is_repeat=True), VISIT, Discard()),
        (stroke(Key.Key_1), VISIT, PassOn()),
        (stroke(UNKNOWN, scan=200), VISIT, Substitute(Key.Key_Left)),
        (stroke(Key.Key_F20, scan=200), VISIT, Substitute(Key.Key_Left)),
        (stroke(UNKNOWN, scan=201), VISIT, PassOn()),
        (stroke(F14), VISIT, Request("read")),
        (stroke(F14, is_release=True), VISIT, Discard()),
        (stroke(F14, is_repeat=True), VISIT, Discard()),
        (stroke(F15, is_repeat=True), VISIT, Discard()),
        (stroke(F14), STAFF, Discard()),
        (stroke(F13), STAFF, Substitute(Key.Key_Tab)),
        (stroke(Key.Key_5), VISIT, Request("help")),
        (stroke(Key.Key_5), STAFF, PassOn()),
        (stroke(Key.Key_Tab), VISIT, Substitute(Key.Key_Right)),
        (stroke(Key.Key_Tab), STAFF, PassOn()),
        (stroke(F13), LEARNING, Capture(parse_key("F13"), is_navigation=False)),
        (stroke(Key.Key_1, CTRL_ALT), LEARNING, Capture(parse_key("Ctrl+Alt+1"), is_navigation=False)),
        (stroke(UNKNOWN, scan=77), LEARNING, Capture(parse_key("scan:77"), is_navigation=False)),
        (stroke(UNKNOWN), LEARNING, Discard()),
        (stroke(F13, is_release=True), LEARNING, Discard()),
        (stroke(F13, is_repeat=True), LEARNING, Discard()),
        (stroke(Key.Key_Tab), LEARNING, Capture(parse_key("Tab"), is_navigation=True)),
        (stroke(Key.Key_Tab, is_release=True), LEARNING, PassOn()),
        (stroke(Key.Key_Tab, Modifier.ControlModifier), LEARNING, Capture(parse_key("Ctrl+Tab"), is_navigation=False)),
        (stroke(Key.Key_Control), LEARNING, PassOn()),
    ],
)
def test_keystroke_is_decided(keystroke: Keystroke, context: KeyContext, expected: KeyAction) -> None:
    assert decide_action(keystroke, context) == expected


CONTEXTS = st.builds(
    KeyContext,
    st.just({**MAPPING, parse_key("Ctrl+Alt+Shift+K"): "home", parse_key("scan:45"): "back"}),
    st.just(CHORD),
    is_staff_page_open=st.booleans(),
    is_learning=st.booleans(),
)


@given(CONTEXTS, st.integers(0, 300), st.booleans(), st.booleans())
def test_staff_chord_is_never_mapped(context: KeyContext, scan: int, is_release: bool, is_repeat: bool) -> None:  # noqa: FBT001 - given
    assert decide_action(Keystroke(CHORD, scan, is_release, is_repeat), context) == PassOn()


@given(CONTEXTS, st.sampled_from(sorted(NAVIGATION_KEYS)))
def test_navigation_keys_keep_their_meaning_on_the_learning_page(context: KeyContext, key: Qt.Key) -> None:
    learning = KeyContext(context.mapping, context.chord, context.is_staff_page_open, is_learning=True)
    action = decide_action(stroke(key), learning)
    assert isinstance(action, Capture)
    assert action.is_navigation


def test_every_substitute_is_a_visitor_key() -> None:
    for key in SUBSTITUTES.values():
        assert allowed_keys.is_press_allowed(key, Modifier.ShiftModifier if key == Key.Key_Backtab else NONE)


def test_scan_code_key_equals_parsed_setting() -> None:
    assert KeyCombination(frozenset(), "scan:77") == parse_key("scan:77")
