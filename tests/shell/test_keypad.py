"""Keys of a keypad: what each stroke comes to, and that nothing of it reaches the exhibit but what it stands for."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from qbj_kiosk.settings.keypad_keys import KeyCombination, parse_key
from qbj_kiosk.shell import chords
from qbj_kiosk.shell.key_actions import OWN, STANDS_FOR, Ask, Be, Bearing, Learn, Leave, Stroke, Swallow, outcome
from qbj_kiosk.shell.keypad import Keypad

Key, Modifier, Kind = Qt.Key, Qt.KeyboardModifier, QEvent.Type
NONE = Modifier.NoModifier
CTRL_ALT = Modifier.ControlModifier | Modifier.AltModifier
CHORD = QKeyCombination(CTRL_ALT | Modifier.ShiftModifier, Key.Key_K)
PAD = {
    parse_key("F13"): "next",
    parse_key("Ctrl+Alt+1"): "open",
    parse_key("scan:200"): "left",
    parse_key("F14"): "read",
    parse_key("F15"): "louder",
}
PAD |= {parse_key("5"): "help", parse_key("Tab"): "right"}
BEARING = Bearing(PAD, CHORD)
STAFFED = Bearing(PAD, CHORD, staffed=True)
LEARNING = Bearing(PAD, CHORD, staffed=True, learning=True)


def struck(
    key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, scan: int = 0, *, up: bool = False, repeats: bool = False
) -> Stroke:
    return Stroke(QKeyCombination(modifiers, key), scan, up, repeats)


F13, F14, F15, UNKNOWN = Key.Key_F13, Key.Key_F14, Key.Key_F15, Key.Key_unknown


@pytest.mark.parametrize(
    ("stroke", "bearing", "wanted"),
    [
        (struck(F13), BEARING, Be(Key.Key_Tab)),
        (struck(F13, Modifier.KeypadModifier), BEARING, Be(Key.Key_Tab)),
        (struck(F13, repeats=True), BEARING, Be(Key.Key_Tab)),
        (struck(F13, Modifier.ShiftModifier), BEARING, Leave()),
        (struck(Key.Key_1, CTRL_ALT), BEARING, Be(Key.Key_Return)),
        (struck(Key.Key_1, CTRL_ALT, repeats=True), BEARING, Swallow()),
        (struck(Key.Key_1), BEARING, Leave()),
        (struck(UNKNOWN, scan=200), BEARING, Be(Key.Key_Left)),
        (struck(Key.Key_F20, scan=200), BEARING, Be(Key.Key_Left)),
        (struck(UNKNOWN, scan=201), BEARING, Leave()),
        (struck(F14), BEARING, Ask("read")),
        (struck(F14, up=True), BEARING, Swallow()),
        (struck(F14, repeats=True), BEARING, Swallow()),
        (struck(F15, repeats=True), BEARING, Ask("louder")),
        (struck(F14), STAFFED, Swallow()),
        (struck(F13), STAFFED, Be(Key.Key_Tab)),
        (struck(Key.Key_5), BEARING, Ask("help")),
        (struck(Key.Key_5), STAFFED, Leave()),
        (struck(Key.Key_Tab), BEARING, Be(Key.Key_Right)),
        (struck(Key.Key_Tab), STAFFED, Leave()),
        (struck(F13), LEARNING, Learn(parse_key("F13"), stays=False)),
        (struck(Key.Key_1, CTRL_ALT), LEARNING, Learn(parse_key("Ctrl+Alt+1"), stays=False)),
        (struck(UNKNOWN, scan=77), LEARNING, Learn(parse_key("scan:77"), stays=False)),
        (struck(UNKNOWN), LEARNING, Swallow()),
        (struck(F13, up=True), LEARNING, Swallow()),
        (struck(F13, repeats=True), LEARNING, Swallow()),
        (struck(Key.Key_Tab), LEARNING, Learn(parse_key("Tab"), stays=True)),
        (struck(Key.Key_Tab, up=True), LEARNING, Leave()),
        (struck(Key.Key_Tab, Modifier.ControlModifier), LEARNING, Learn(parse_key("Ctrl+Tab"), stays=False)),
        (struck(Key.Key_Control), LEARNING, Leave()),
    ],
)
def test_a_stroke_comes_to(stroke: Stroke, bearing: Bearing, wanted: object) -> None:
    assert outcome(stroke, bearing) == wanted


BEARINGS = st.builds(
    Bearing,
    st.just({**PAD, parse_key("Ctrl+Alt+Shift+K"): "home", parse_key("scan:45"): "back"}),
    st.just(CHORD),
    staffed=st.booleans(),
    learning=st.booleans(),
)


@given(BEARINGS, st.integers(0, 300), st.booleans(), st.booleans())
def test_the_staffs_chord_is_never_anything_else(bearing: Bearing, scan: int, up: bool, repeats: bool) -> None:  # noqa: FBT001 - given
    assert outcome(Stroke(CHORD, scan, up, repeats), bearing) == Leave()


@given(BEARINGS, st.sampled_from(sorted(OWN)))
def test_where_keys_are_learned_the_keyboards_own_keep_their_meaning(bearing: Bearing, key: Qt.Key) -> None:
    learning = Bearing(bearing.pad, bearing.chord, bearing.staffed, learning=True)
    result = outcome(struck(key), learning)
    assert isinstance(result, Learn)
    assert result.stays


def test_every_function_is_a_visitors_key() -> None:
    for key in STANDS_FOR.values():
        assert chords.allowed(key, Modifier.ShiftModifier if key == Key.Key_Backtab else NONE)


class Window(QWindow):
    """Writes down the keys that reach it."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[tuple[str, Qt.Key | int, bool]] = []

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            self.got.append((event.type().name, event.key(), event.isAutoRepeat()))
        return super().event(event)


class Pad:
    """A keyboard with odd codes, plugged in."""

    def __init__(self, app: QGuiApplication) -> None:
        self.app = app
        self.window = Window()
        self.staffed = False
        self.keypad = Keypad(self.window, CHORD, lambda: self.staffed)
        self.asked: list[str] = []
        self.heard: list[tuple[str, bool]] = []
        self.used = 0
        self.keypad.asked.connect(self.asked.append)
        self.keypad.heard.connect(lambda *told: self.heard.append(told))
        self.keypad.used.connect(self.count)
        self.keypad.set_mapping(PAD)

    def count(self) -> None:
        self.used += 1

    def send(
        self, kind: QEvent.Type, key: Qt.Key, scan: int = 0, held: Qt.KeyboardModifier = NONE, *, repeats: bool = False
    ) -> bool:
        """Sends an event as Qt does, and tells whether it was taken."""
        event = QKeyEvent(kind, key, held, scan, 0, 0, "", repeats)
        event.ignore()
        self.app.sendEvent(self.window, event)
        return bool(event.isAccepted())

    def stroke(self, key: Qt.Key, scan: int = 0, held: Qt.KeyboardModifier = NONE) -> None:
        self.send(Kind.ShortcutOverride, key, scan, held)
        self.send(Kind.KeyPress, key, scan, held)
        self.send(Kind.KeyRelease, key, scan, held)

    @property
    def got(self) -> list[tuple[str, Qt.Key | int, bool]]:
        got, self.window.got = self.window.got, []
        return got


@pytest.fixture
def pad(qapp: QGuiApplication) -> Iterator[Pad]:
    plugged = Pad(qapp)
    yield plugged
    plugged.keypad.close()
    plugged.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pressed_and_released(key: Qt.Key) -> list[tuple[str, Qt.Key, bool]]:
    return [("KeyPress", key, False), ("KeyRelease", key, False)]


def test_a_key_is_pressed_and_released_as_what_it_stands_for(pad: Pad) -> None:
    pad.stroke(F13)
    assert pad.got == pressed_and_released(Key.Key_Tab)
    pad.stroke(UNKNOWN, 200)
    assert pad.got == pressed_and_released(Key.Key_Left)
    assert pad.used == 2


def test_what_stands_for_a_key_that_is_mapped_itself_is_not_mapped_again(pad: Pad) -> None:
    pad.stroke(Key.Key_Tab)
    assert pad.got == pressed_and_released(Key.Key_Right)
    pad.stroke(F13)
    assert pad.got == pressed_and_released(Key.Key_Tab)


def test_nothing_of_an_odd_key_goes_on(pad: Pad) -> None:
    for kind in (Kind.ShortcutOverride, Kind.KeyPress, Kind.KeyRelease):
        assert pad.send(kind, F14)
    assert pad.got == []
    assert pad.asked == ["read"]


def test_a_held_key_repeats_where_that_makes_sense(pad: Pad) -> None:
    for key, scan in ((F13, 1), (F15, 2), (F14, 3), (Key.Key_1, 4)):
        modifiers = CTRL_ALT if key == Key.Key_1 else NONE
        pad.send(Kind.KeyPress, key, scan, modifiers)
        for _ in range(2):
            # As X tells of a key that is held.
            pad.send(Kind.KeyRelease, key, scan, modifiers, repeats=True)
            pad.send(Kind.KeyPress, key, scan, modifiers, repeats=True)
        pad.send(Kind.KeyRelease, key, scan, modifiers)
    tab = Key.Key_Tab
    held_down = [("KeyPress", tab, False), ("KeyPress", tab, True), ("KeyPress", tab, True), ("KeyRelease", tab, False)]
    assert pad.got == [*held_down, *pressed_and_released(Key.Key_Return)]
    assert pad.asked == ["louder", "louder", "louder", "read"]


def test_what_went_down_comes_up_whatever_it_stands_for_by_then(pad: Pad) -> None:
    pad.send(Kind.KeyPress, Key.Key_1, 10, CTRL_ALT)
    pad.keypad.set_mapping({parse_key("F13"): "next"})
    pad.send(Kind.KeyRelease, Key.Key_1, 10)
    assert pad.got == pressed_and_released(Key.Key_Return)


def test_keys_that_are_learned_stand_for_nothing_meanwhile(pad: Pad) -> None:
    pad.keypad.learn(learning=True)
    pad.stroke(F13)
    pad.stroke(UNKNOWN, 999)
    assert pad.got == []
    pad.stroke(Key.Key_Escape)
    assert [kind for kind, *_ in pad.got] == ["ShortcutOverride", "KeyPress", "KeyRelease"]
    assert pad.heard == [("F13", False), ("scan:999", False), ("Escape", True)]
    pad.keypad.learn(learning=False)
    pad.stroke(F13)
    assert pad.got == pressed_and_released(Key.Key_Tab)
    assert pad.used == 1


def test_the_chord_reaches_the_lock_even_while_keys_are_learned(pad: Pad) -> None:
    pad.keypad.learn(learning=True)
    pad.send(Kind.KeyPress, Key.Key_K, 45, CHORD.keyboardModifiers())
    assert pad.got == [("KeyPress", Key.Key_K, False)]
    assert pad.heard == []


def test_without_keys_it_hears_nothing(pad: Pad) -> None:
    pad.keypad.set_mapping({})
    pad.stroke(F13)
    assert [key for _, key, _ in pad.got] == [F13] * 3
    assert pad.used == 0


def test_a_key_learned_by_number_is_found_by_number() -> None:
    assert KeyCombination(frozenset(), "scan:77") == parse_key("scan:77")
