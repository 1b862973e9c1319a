"""Attempts of visitors to leave the locked exhibit: none succeeds."""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QWheelEvent,
    QWindow,
)
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qbj_kiosk.app.application import Application
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtPanel
from qbj_kiosk.shell.allowed_keys import VISITOR_KEYS, parse_chord
from qbj_kiosk.shell.input_lock import InputLock
from tests.journeys.visitor import Visitor
from tests.kiosks import open_kiosk, rest

Key, Modifier = Qt.Key, Qt.KeyboardModifier
HOLDS = [Modifier.ControlModifier, Modifier.AltModifier, Modifier.MetaModifier, Modifier.ShiftModifier]
HELD = [subset for count in range(5) for subset in combinations(HOLDS, count)]
"""Every way to hold Ctrl, Alt, Super and Shift."""
FUNCTION_KEYS = [key for key in Key if Key.Key_F1 <= key <= Key.Key_F35]
PLAIN = [Key[f"Key_{name}"] for name in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"]
NAMED = [key for key in Key if key not in {*PLAIN, *FUNCTION_KEYS, *VISITOR_KEYS, Key.Key_unknown}]
"""Menu, Print, Super, Power, media keys, launchers, dead keys: all that Qt has a name for."""
CHORD = "Ctrl+Alt+Shift+K"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")  # the lock asks; offscreen cannot


def held(modifiers: tuple[Qt.KeyboardModifier, ...]) -> Qt.KeyboardModifier:
    together = Modifier.NoModifier
    for each in modifiers:
        together |= each
    return together


def called(modifiers: tuple[Qt.KeyboardModifier, ...]) -> str:
    return "+".join(str(each.name).removesuffix("Modifier") for each in modifiers) or "none"


def stroke(window: QWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Send a key down and up to a window as systems report it: QTest knows no text for half of the keys."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(window, QKeyEvent(kind, key, modifiers))


class Held(Visitor):
    place_at_first: QRect
    staff_came: list[bool]
    quits: list[bool]

    def stays(self) -> None:
        """Assert that the locked exhibit has the screen, or takes it back."""
        rest()
        self.until(self._has_the_screen)
        assert self.quits == []

    def _has_the_screen(self) -> bool:
        window = self.window
        whole = window.isVisible() and window.windowStates() == Qt.WindowState.WindowNoState
        alone = [each for each in QGuiApplication.topLevelWindows() if each.isVisible()] == [window]
        return whole and alone and window.isActive() and window.geometry() == self.place_at_first


@pytest.fixture(scope="module")
def locked(qapp: QGuiApplication, real_bundle: Path) -> Iterator[tuple[Application, list[bool], list[bool]]]:
    """Open one locked kiosk for all attempts to leave it: if one succeeded, the next would fail."""
    staff: list[bool] = []
    quits: list[bool] = []

    def quitting() -> None:
        quits.append(True)

    qapp.aboutToQuit.connect(quitting)
    with open_kiosk(qapp, real_bundle) as kiosk:
        lock = InputLock(kiosk.window, chord=parse_chord(CHORD), on_chord=lambda: staff.append(True))
        yield kiosk, staff, quits
        lock.release()
    qapp.aboutToQuit.disconnect(quitting)


@pytest.fixture
def visitor(locked: tuple[Application, list[bool], list[bool]], qtbot: QtBot) -> Iterator[Held]:
    """Return a visitor at the locked kiosk, at attract; the exhibit must have the screen when the test ends."""
    kiosk, staff, quits = locked
    kiosk.session.dispatch(ev.Reset())
    staff.clear()
    visitor = Held(kiosk, qtbot)
    visitor.place_at_first, visitor.staff_came, visitor.quits = kiosk.window.geometry(), staff, quits
    visitor.stays()
    yield visitor
    visitor.stays()


# Keys.


@pytest.mark.parametrize("modifiers", HELD, ids=called)
def test_function_keys_do_not_leave(visitor: Held, modifiers: tuple[Qt.KeyboardModifier, ...]) -> None:
    before = visitor.visit
    for key in FUNCTION_KEYS:
        QTest.keyClick(visitor.window, key, held(modifiers))
    visitor.stays()
    assert visitor.visit == before


@pytest.mark.parametrize("modifiers", HELD, ids=called)
def test_named_system_keys_do_not_leave(visitor: Held, modifiers: tuple[Qt.KeyboardModifier, ...]) -> None:
    before = visitor.visit
    for key in NAMED:
        stroke(visitor.window, key, held(modifiers))
    visitor.stays()
    assert visitor.visit == before


@pytest.mark.parametrize("modifiers", [each for each in HELD if set(each) - {Modifier.ShiftModifier}], ids=called)
def test_keys_with_modifiers_do_not_leave(visitor: Held, modifiers: tuple[Qt.KeyboardModifier, ...]) -> None:
    before = visitor.visit
    for key in [*PLAIN, *sorted(VISITOR_KEYS)]:
        QTest.keyClick(visitor.window, key, held(modifiers))
    visitor.stays()
    assert visitor.visit == before


@pytest.mark.parametrize("times", [1, 20])
def test_escape_goes_back_but_never_leaves(visitor: Held, times: int) -> None:
    visitor.kiosk.session.dispatch(ev.OpenPanel(1))
    for _ in range(times):
        visitor.key("Escape")
        visitor.stays()
    assert visitor.place != AtPanel(1)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(list(Key)[:-1]), st.sampled_from(HELD)), max_size=12))
def test_random_keys_do_not_leave(visitor: Held, strokes: list[tuple[Qt.Key, tuple[Qt.KeyboardModifier, ...]]]) -> None:
    for key, modifiers in strokes:
        stroke(visitor.window, key, held(modifiers))
    visitor.stays()


def test_keys_that_are_never_released_do_not_leave(visitor: Held) -> None:
    for key in (Key.Key_Control, Key.Key_Alt, Key.Key_F4, Key.Key_Tab):
        QTest.keyPress(visitor.window, key, Modifier.ControlModifier | Modifier.AltModifier)
    visitor.stays()


def test_staff_chord_is_reported_once_however_long_it_is_held(visitor: Held) -> None:
    chord = Modifier.ControlModifier | Modifier.AltModifier | Modifier.ShiftModifier
    QTest.keyPress(visitor.window, Key.Key_K, chord)
    visitor.until(lambda: visitor.staff_came == [True])
    QTest.keyRelease(visitor.window, Key.Key_K, chord)
    QTest.keyClick(visitor.window, Key.Key_K, Modifier.ControlModifier)
    visitor.stays()
    assert visitor.staff_came == [True]


# Requests to leave.


def closes(window: QWindow) -> None:
    window.close()


def is_asked_to_close(window: QWindow) -> None:
    event = QCloseEvent()
    QCoreApplication.sendEvent(window, event)
    assert not event.isAccepted()


def is_hidden(window: QWindow) -> None:
    window.hide()


def is_minimised(window: QWindow) -> None:
    window.showMinimized()


def is_maximised(window: QWindow) -> None:
    window.showMaximized()


def is_moved(window: QWindow) -> None:
    window.setPosition(400, 300)


def is_made_small(window: QWindow) -> None:
    window.resize(400, 300)


def toggles(window: QWindow) -> None:
    window.setVisibility(QWindow.Visibility.FullScreen)


@pytest.mark.parametrize(
    "happens", [closes, is_asked_to_close, is_hidden, is_minimised, is_maximised, is_moved, is_made_small, toggles]
)
def test_window_events_change_nothing(visitor: Held, happens: Callable[[QWindow], None]) -> None:
    happens(visitor.window)
    visitor.stays()


def test_quit_requests_are_blocked(visitor: Held) -> None:
    app = visitor.kiosk.app
    app.quit()
    visitor.kiosk.engine.qml_engine.quit.emit()
    event = QEvent(QEvent.Type.Quit)
    QCoreApplication.sendEvent(app, event)
    assert not event.isAccepted()
    visitor.stays()
    assert not app.quitOnLastWindowClosed()


@pytest.mark.parametrize("flags", [Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Popup, Qt.WindowType.Tool])
def test_a_second_window_is_closed(visitor: Held, flags: Qt.WindowType) -> None:
    second = QWindow()
    second.setFlags(flags)
    second.resize(300, 200)
    second.show()
    visitor.until(lambda: not second.isVisible())
    visitor.stays()


def test_keyboard_focus_returns_from_a_second_window(visitor: Held) -> None:
    second = QWindow()
    second.resize(300, 200)
    second.show()
    second.requestActivate()
    visitor.stays()
    before = visitor.visit
    visitor.key("L")
    assert visitor.visit != before


@pytest.mark.parametrize("scheme", ["https://example.org", "file:///etc/passwd", "mailto:a@example.org", "tel:1"])
def test_a_link_opens_nothing(visitor: Held, scheme: str) -> None:
    # True: the lock has handled it.
    assert QDesktopServices.openUrl(QUrl(scheme))
    visitor.stays()


# Touch and mouse.


def middle(visitor: Held) -> QPoint:
    return QPoint(visitor.window.width() // 2, visitor.window.height() // 2)


OTHER_BUTTONS = [button for button in Qt.MouseButton if button.value and button != Qt.MouseButton.LeftButton]


def test_no_other_button_of_the_mouse_does_anything(visitor: Held) -> None:
    before = visitor.visit
    for button in (each for each in OTHER_BUTTONS if each.value & (each.value - 1) == 0):
        QTest.mouseClick(visitor.window, button, Modifier.NoModifier, middle(visitor))
        QTest.mouseDClick(visitor.window, button, Modifier.NoModifier, middle(visitor))
    assert visitor.visit == before


@pytest.mark.parametrize("reason", QContextMenuEvent.Reason)
def test_no_context_menu(visitor: Held, reason: QContextMenuEvent.Reason) -> None:
    event = QContextMenuEvent(reason, middle(visitor), middle(visitor))
    QCoreApplication.sendEvent(visitor.window, event)
    assert not event.isAccepted()


def test_a_finger_that_rests_opens_nothing(visitor: Held) -> None:
    visitor.press(QPointF(middle(visitor)))
    visitor.move(QPointF(middle(visitor)))
    visitor.stays()
    visitor.release()


def test_nothing_can_be_dropped(visitor: Held) -> None:
    before = visitor.visit
    data = QMimeData()
    data.setUrls([QUrl("file:///etc/passwd")])
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Modifier.NoModifier
    for event in (
        QDragEnterEvent(middle(visitor), actions, data, left, none),
        QDragMoveEvent(middle(visitor), actions, data, left, none),
        QDropEvent(QPointF(middle(visitor)), actions, data, left, none),
    ):
        QCoreApplication.sendEvent(visitor.window, event)
        assert not event.isAccepted()
    assert visitor.visit == before


def test_ctrl_and_wheel_zooms_nothing(visitor: Held) -> None:
    before = visitor.visit
    spot, turn = QPointF(middle(visitor)), QPoint(0, 120)
    phase, none = Qt.ScrollPhase.NoScrollPhase, Qt.MouseButton.NoButton
    event = QWheelEvent(spot, spot, turn, turn, none, Modifier.ControlModifier, phase, False)  # noqa: FBT003 - Qt's
    QCoreApplication.sendEvent(visitor.window, event)
    assert visitor.visit == before


def test_no_text_can_be_selected(visitor: Held) -> None:
    visitor.kiosk.session.dispatch(ev.OpenArticle())
    visitor.until(lambda: len(visitor.paragraphs()) > 0)
    spot = visitor.paragraphs()[0].shown.center()
    visitor.mouse_drag(spot, spot + QPointF(200, 0))
    QTest.mouseDClick(visitor.window, Qt.MouseButton.LeftButton, Modifier.NoModifier, spot.toPoint())
    assert [item for item in visitor.items() if keeps_a_selection(item)] == []


def keeps_a_selection(item: QQuickItem) -> bool:
    return item.metaObject().indexOfProperty("selectedText") >= 0


def test_every_touch_of_ten_fingers_at_once(visitor: Held) -> None:
    width, height = visitor.window.width(), visitor.window.height()
    for finger in range(1, 11):
        visitor.press(QPointF(width * finger / 11, height * (0.3 + 0.06 * finger)), finger)
    for finger in range(1, 11):
        visitor.move(QPointF(width / 2, height / 2), finger)
    for finger in range(1, 11):
        visitor.release(finger)
    visitor.stays()
