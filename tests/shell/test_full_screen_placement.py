"""The window fills the screen again after changes; a display that is off is reported."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from pytestqt.qtbot import QtBot

from qbj_kiosk.shell.full_screen_placement import FullScreenPlacement
from qbj_kiosk.shell.window_geometry import show_full_screen


class Window(QWindow):
    """Window for tests whose display can be switched off."""

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
def placement(
    qapp: QGuiApplication, window: Window, reports: list[bool], qtbot: QtBot
) -> Iterator[FullScreenPlacement]:
    placement = FullScreenPlacement(qapp, window, reports.append)
    qtbot.waitUntil(window.isExposed)
    placement.update()
    reports.clear()
    yield placement
    placement.close()


def fills_screen(window: QWindow) -> bool:
    is_full = bool(window.windowStates() & Qt.WindowState.WindowFullScreen)
    return is_full and window.geometry() == QGuiApplication.primaryScreen().geometry()


def test_window_in_place_is_not_changed(placement: FullScreenPlacement, window: Window, reports: list[bool]) -> None:
    changes: list[object] = []
    window.xChanged.connect(changes.append)
    window.windowStateChanged.connect(changes.append)
    placement.update()
    assert placement.is_in_place()
    assert changes == []
    assert reports == []


@pytest.mark.usefixtures("placement")
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
    qapp: QGuiApplication,
    placement: FullScreenPlacement,
    window: Window,
    qtbot: QtBot,
    change: Callable[[QGuiApplication], None],
) -> None:
    window.removeEventFilter(placement)
    window.setWindowStates(Qt.WindowState.WindowNoState)
    change(qapp)
    qtbot.waitUntil(lambda: fills_screen(window))


def test_display_changes_are_reported_once(placement: FullScreenPlacement, window: Window, reports: list[bool]) -> None:
    window.is_display_on = False
    placement.update()
    placement.update()
    assert not placement.is_display_on
    window.is_display_on = True
    placement.update()
    assert reports == [False, True]


@pytest.mark.usefixtures("placement")
def test_hidden_window_is_restored_and_not_reported(window: Window, reports: list[bool], qtbot: QtBot) -> None:
    window.hide()
    qtbot.waitUntil(lambda: fills_screen(window) and window.isExposed())
    assert reports == []


def test_missing_screen_is_reported_and_window_stays(
    placement: FullScreenPlacement, window: Window, reports: list[bool], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(placement, "_screen_geometry", lambda: None)
    window.showNormal()
    qtbot.waitUntil(lambda: reports == [False])
    assert not fills_screen(window)
    monkeypatch.undo()
    placement.update()
    qtbot.waitUntil(lambda: reports == [False, True])
    assert fills_screen(window)
