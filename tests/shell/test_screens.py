"""The window fills the screen again after changes; a display that is off is reported."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from pytestqt.qtbot import QtBot

from qbj_kiosk.shell.screens import Screens
from qbj_kiosk.shell.window_geometry import show_full_screen


class Window(QWindow):
    """Window whose display can be switched off."""

    is_display_on = True

    def isExposed(self) -> bool:
        return self.is_display_on and super().isExposed()


@pytest.fixture
def reports() -> list[bool]:
    return []


@pytest.fixture
def window(qapp: QGuiApplication) -> Iterator[Window]:
    del qapp
    window = Window()
    show_full_screen(window)
    yield window
    window.close()


@pytest.fixture
def screens(qapp: QGuiApplication, window: Window, reports: list[bool], qtbot: QtBot) -> Iterator[Screens]:
    screens = Screens(qapp, window, reports.append)
    qtbot.waitUntil(window.isExposed)
    screens.update()
    reports.clear()
    yield screens
    screens.close()


def fills_screen(window: QWindow) -> bool:
    is_full = bool(window.windowStates() & Qt.WindowState.WindowFullScreen)
    return is_full and window.geometry() == QGuiApplication.primaryScreen().geometry()


def test_window_in_place_is_not_changed(screens: Screens, window: Window, reports: list[bool]) -> None:
    changes: list[object] = []
    window.xChanged.connect(changes.append)
    window.windowStateChanged.connect(changes.append)
    screens.update()
    assert screens.is_in_place()
    assert changes == []
    assert reports == []


@pytest.mark.usefixtures("screens")
def test_window_outside_the_screen_is_restored(window: Window, qtbot: QtBot) -> None:
    window.setGeometry(QRect(4000, 0, 640, 480))
    qtbot.waitUntil(lambda: fills_screen(window))


def emit_primary_changed(app: QGuiApplication) -> None:
    app.primaryScreenChanged.emit(app.primaryScreen())


def emit_removed(app: QGuiApplication) -> None:
    app.screenRemoved.emit(app.primaryScreen())


def emit_rotated(app: QGuiApplication) -> None:
    app.primaryScreen().geometryChanged.emit(app.primaryScreen().geometry())


@pytest.mark.parametrize("change", [emit_primary_changed, emit_removed, emit_rotated])
def test_every_screen_signal_triggers_an_update(
    qapp: QGuiApplication, screens: Screens, window: Window, qtbot: QtBot, change: Callable[[QGuiApplication], None]
) -> None:
    window.removeEventFilter(screens)
    window.setWindowStates(Qt.WindowState.WindowNoState)
    change(qapp)
    qtbot.waitUntil(lambda: fills_screen(window))


def test_display_changes_are_reported_once(screens: Screens, window: Window, reports: list[bool]) -> None:
    window.is_display_on = False
    screens.update()
    screens.update()
    assert not screens.is_display_on
    window.is_display_on = True
    screens.update()
    assert reports == [False, True]


@pytest.mark.usefixtures("screens")
def test_hidden_window_is_restored_and_not_reported(window: Window, reports: list[bool], qtbot: QtBot) -> None:
    window.hide()
    qtbot.waitUntil(lambda: fills_screen(window) and window.isExposed())
    assert reports == []


def test_missing_screen_is_reported_and_window_stays(
    screens: Screens, window: Window, reports: list[bool], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(screens, "_screen_geometry", lambda: None)
    window.showNormal()
    qtbot.waitUntil(lambda: reports == [False])
    assert not fills_screen(window)
    monkeypatch.undo()
    screens.update()
    qtbot.waitUntil(lambda: reports == [False, True])
    assert fills_screen(window)
