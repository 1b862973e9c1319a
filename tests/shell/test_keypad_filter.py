"""The key mapping of an assistive keypad: the key events that reach the exhibit."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from qbj_kiosk.settings.keypad_keys import parse_key
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
F13, F14, F15, UNKNOWN = Key.Key_F13, Key.Key_F14, Key.Key_F15, Key.Key_unknown


class Window(QWindow):
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
        self.seconds = 0.0
        self.keypad = KeypadFilter(
            self.window, CHORD, lambda: self.is_staff_page_open, bounce=0.5, now=lambda: self.seconds
        )
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
        """Send a key event as Qt does for a keypad, and return True if it was accepted."""
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


def test_held_key_counts_once(pad: FakeKeypad) -> None:
    for key, scan in ((F13, 1), (F15, 2), (F14, 3), (Key.Key_1, 4)):
        modifiers = CTRL_ALT if key == Key.Key_1 else NONE
        pad.send(Kind.KeyPress, key, scan, modifiers)
        for _ in range(2):
            # X11 reports a held key as pairs of release and press.
            pad.send(Kind.KeyRelease, key, scan, modifiers, is_repeat=True)
            pad.send(Kind.KeyPress, key, scan, modifiers, is_repeat=True)
        pad.send(Kind.KeyRelease, key, scan, modifiers)
    assert pad.received == [*pressed_and_released(Key.Key_Tab), *pressed_and_released(Key.Key_Return)]
    assert pad.requested == ["louder", "read"]


def test_bounce_of_a_key_counts_once(pad: FakeKeypad) -> None:
    pad.press(F13)
    pad.seconds += 0.49
    pad.press(F13)
    pad.send(Kind.KeyPress, F14)
    assert pad.received == pressed_and_released(Key.Key_Tab)
    assert pad.requested == ["read"], "another key counts"
    pad.seconds += 0.02
    pad.press(F13)
    assert pad.received == pressed_and_released(Key.Key_Tab)
    assert pad.used_count == 3


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
