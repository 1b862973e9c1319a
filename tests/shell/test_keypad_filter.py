"""Key mapping of an assistive keypad: the decision for each keystroke, and the events that reach the exhibit."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

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
    decide,
)
from qbj_kiosk.shell.keypad_filter import KeypadFilter

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
        (stroke(F13, is_repeat=True), VISIT, Substitute(Key.Key_Tab)),
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
        (stroke(F15, is_repeat=True), VISIT, Request("louder")),
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
    assert decide(keystroke, context) == expected


CONTEXTS = st.builds(
    KeyContext,
    st.just({**MAPPING, parse_key("Ctrl+Alt+Shift+K"): "home", parse_key("scan:45"): "back"}),
    st.just(CHORD),
    is_staff_page_open=st.booleans(),
    is_learning=st.booleans(),
)


@given(CONTEXTS, st.integers(0, 300), st.booleans(), st.booleans())
def test_staff_chord_is_never_mapped(context: KeyContext, scan: int, is_release: bool, is_repeat: bool) -> None:  # noqa: FBT001 - given
    assert decide(Keystroke(CHORD, scan, is_release, is_repeat), context) == PassOn()


@given(CONTEXTS, st.sampled_from(sorted(NAVIGATION_KEYS)))
def test_navigation_keys_keep_their_meaning_on_the_learning_page(context: KeyContext, key: Qt.Key) -> None:
    learning = KeyContext(context.mapping, context.chord, context.is_staff_page_open, is_learning=True)
    action = decide(stroke(key), learning)
    assert isinstance(action, Capture)
    assert action.is_navigation


def test_every_substitute_is_a_visitor_key() -> None:
    for key in SUBSTITUTES.values():
        assert allowed_keys.is_press_allowed(key, Modifier.ShiftModifier if key == Key.Key_Backtab else NONE)


class Window(QWindow):
    """Window that records its key events."""

    def __init__(self) -> None:
        super().__init__()
        self.received: list[tuple[str, Qt.Key | int, bool]] = []

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            self.received.append((event.type().name, event.key(), event.isAutoRepeat()))
        return super().event(event)


class FakeKeypad:
    def __init__(self, app: QGuiApplication) -> None:
        self.app = app
        self.window = Window()
        self.is_staff_page_open = False
        self.keypad = KeypadFilter(self.window, CHORD, lambda: self.is_staff_page_open)
        self.requested: list[str] = []
        self.captured: list[tuple[str, bool]] = []
        self.used_count = 0
        self.keypad.function_requested.connect(self.requested.append)
        self.keypad.key_captured.connect(lambda *arguments: self.captured.append(arguments))
        self.keypad.key_used.connect(self.count)
        self.keypad.set_mapping(MAPPING)

    def count(self) -> None:
        self.used_count += 1

    def send(
        self,
        kind: QEvent.Type,
        key: Qt.Key,
        scan: int = 0,
        modifiers: Qt.KeyboardModifier = NONE,
        *,
        is_repeat: bool = False,
    ) -> bool:
        """Send an event as Qt does, and return True if it was accepted."""
        event = QKeyEvent(kind, key, modifiers, scan, 0, 0, "", is_repeat)
        event.ignore()
        self.app.sendEvent(self.window, event)
        return bool(event.isAccepted())

    def press(self, key: Qt.Key, scan: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.send(Kind.ShortcutOverride, key, scan, modifiers)
        self.send(Kind.KeyPress, key, scan, modifiers)
        self.send(Kind.KeyRelease, key, scan, modifiers)

    @property
    def received(self) -> list[tuple[str, Qt.Key | int, bool]]:
        received, self.window.received = self.window.received, []
        return received


@pytest.fixture
def pad(qapp: QGuiApplication) -> Iterator[FakeKeypad]:
    fake = FakeKeypad(qapp)
    yield fake
    fake.keypad.close()
    fake.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pressed_and_released(key: Qt.Key) -> list[tuple[str, Qt.Key, bool]]:
    return [("KeyPress", key, False), ("KeyRelease", key, False)]


def test_mapped_key_is_pressed_and_released_as_its_substitute(pad: FakeKeypad) -> None:
    pad.press(F13)
    assert pad.received == pressed_and_released(Key.Key_Tab)
    pad.press(UNKNOWN, 200)
    assert pad.received == pressed_and_released(Key.Key_Left)
    assert pad.used_count == 2


def test_substitute_is_not_mapped_again(pad: FakeKeypad) -> None:
    pad.press(Key.Key_Tab)
    assert pad.received == pressed_and_released(Key.Key_Right)
    pad.press(F13)
    assert pad.received == pressed_and_released(Key.Key_Tab)


def test_requested_key_is_blocked(pad: FakeKeypad) -> None:
    for kind in (Kind.ShortcutOverride, Kind.KeyPress, Kind.KeyRelease):
        assert pad.send(kind, F14)
    assert pad.received == []
    assert pad.requested == ["read"]


def test_only_repeatable_functions_repeat(pad: FakeKeypad) -> None:
    for key, scan in ((F13, 1), (F15, 2), (F14, 3), (Key.Key_1, 4)):
        modifiers = CTRL_ALT if key == Key.Key_1 else NONE
        pad.send(Kind.KeyPress, key, scan, modifiers)
        for _ in range(2):
            # X11 reports a held key as pairs of release and press.
            pad.send(Kind.KeyRelease, key, scan, modifiers, is_repeat=True)
            pad.send(Kind.KeyPress, key, scan, modifiers, is_repeat=True)
        pad.send(Kind.KeyRelease, key, scan, modifiers)
    tab = Key.Key_Tab
    held_down = [("KeyPress", tab, False), ("KeyPress", tab, True), ("KeyPress", tab, True), ("KeyRelease", tab, False)]
    assert pad.received == [*held_down, *pressed_and_released(Key.Key_Return)]
    assert pad.requested == ["louder", "louder", "louder", "read"]


def test_pressed_key_is_released_after_mapping_changed(pad: FakeKeypad) -> None:
    pad.send(Kind.KeyPress, Key.Key_1, 10, CTRL_ALT)
    pad.keypad.set_mapping({parse_key("F13"): "next"})
    pad.send(Kind.KeyRelease, Key.Key_1, 10)
    assert pad.received == pressed_and_released(Key.Key_Return)


def test_learning_captures_keys_instead_of_mapping_them(pad: FakeKeypad) -> None:
    pad.keypad.set_learning(learning=True)
    pad.press(F13)
    pad.press(UNKNOWN, 999)
    assert pad.received == []
    pad.press(Key.Key_Escape)
    assert [kind for kind, *_ in pad.received] == ["ShortcutOverride", "KeyPress", "KeyRelease"]
    assert pad.captured == [("F13", False), ("scan:999", False), ("Escape", True)]
    pad.keypad.set_learning(learning=False)
    pad.press(F13)
    assert pad.received == pressed_and_released(Key.Key_Tab)
    assert pad.used_count == 1


def test_staff_chord_reaches_the_lock_while_learning(pad: FakeKeypad) -> None:
    pad.keypad.set_learning(learning=True)
    pad.send(Kind.KeyPress, Key.Key_K, 45, CHORD.keyboardModifiers())
    assert pad.received == [("KeyPress", Key.Key_K, False)]
    assert pad.captured == []


def test_empty_mapping_changes_nothing(pad: FakeKeypad) -> None:
    pad.keypad.set_mapping({})
    pad.press(F13)
    assert [key for _, key, _ in pad.received] == [F13] * 3
    assert pad.used_count == 0


def test_scan_code_key_equals_parsed_setting() -> None:
    assert KeyCombination(frozenset(), "scan:77") == parse_key("scan:77")
