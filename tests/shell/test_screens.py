"""The exhibit fills its screen again, whatever happens to it; a dark screen is told and is no fault."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from pytestqt.qtbot import QtBot

from qbj_kiosk.shell.screens import Screens
from qbj_kiosk.shell.window import show_full_screen


class Window(QWindow):
    """A window whose screen can be switched off."""

    lit = True

    def isExposed(self) -> bool:
        """Whether it can be seen."""
        return self.lit and super().isExposed()


@dataclass
class Told:
    """What a heartbeat would be told."""

    words: list[str] = field(default_factory=list)

    def dark(self) -> None:
        self.words.append("dark")

    def light(self) -> None:
        self.words.append("light")


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def window(qapp: QGuiApplication) -> Iterator[Window]:
    del qapp
    window = Window()
    show_full_screen(window)
    yield window
    window.close()


@pytest.fixture
def screens(qapp: QGuiApplication, window: Window, told: Told, qtbot: QtBot) -> Iterator[Screens]:
    screens = Screens(qapp, window, dark=told.dark, light=told.light)
    qtbot.waitUntil(window.isExposed)
    screens.settle()
    told.words.clear()
    yield screens
    screens.close()


def whole(window: QWindow) -> bool:
    full = bool(window.windowStates() & Qt.WindowState.WindowFullScreen)
    return full and window.geometry() == QGuiApplication.primaryScreen().geometry()


def test_a_window_that_stands_is_left_alone(screens: Screens, window: Window, told: Told) -> None:
    moves: list[object] = []
    window.xChanged.connect(moves.append)
    window.windowStateChanged.connect(moves.append)
    screens.settle()
    assert screens.stands()
    assert moves == []
    assert told.words == []


@pytest.mark.usefixtures("screens")
def test_a_window_on_the_place_of_a_screen_that_is_gone_comes_back(window: Window, qtbot: QtBot) -> None:
    window.setGeometry(QRect(4000, 0, 640, 480))
    qtbot.waitUntil(lambda: whole(window))


def primary(app: QGuiApplication) -> None:
    app.primaryScreenChanged.emit(app.primaryScreen())


def removed(app: QGuiApplication) -> None:
    app.screenRemoved.emit(app.primaryScreen())


def rotated(app: QGuiApplication) -> None:
    app.primaryScreen().geometryChanged.emit(app.primaryScreen().geometry())


@pytest.mark.parametrize("change", [primary, removed, rotated])
def test_every_change_of_screens_is_followed_by_a_look(
    qapp: QGuiApplication, screens: Screens, window: Window, qtbot: QtBot, change: Callable[[QGuiApplication], None]
) -> None:
    window.removeEventFilter(screens)
    window.setWindowStates(Qt.WindowState.WindowNoState)
    change(qapp)
    qtbot.waitUntil(lambda: whole(window))


def test_a_display_that_is_off_is_told_once_and_so_is_its_return(screens: Screens, window: Window, told: Told) -> None:
    window.lit = False
    screens.settle()
    screens.settle()
    assert screens.is_dark
    window.lit = True
    screens.settle()
    assert told.words == ["dark", "light"]


@pytest.mark.usefixtures("screens")
def test_a_window_that_is_hidden_comes_back_and_is_no_dark_display(window: Window, told: Told, qtbot: QtBot) -> None:
    window.hide()
    qtbot.waitUntil(lambda: whole(window) and window.isExposed())
    assert told.words == []


def test_without_any_screen_it_is_dark_and_nothing_is_moved(
    screens: Screens, window: Window, told: Told, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(screens, "_place", lambda: None)
    window.showNormal()
    qtbot.waitUntil(lambda: told.words == ["dark"])
    assert not whole(window)
    monkeypatch.undo()
    screens.settle()
    qtbot.waitUntil(lambda: told.words == ["dark", "light"])
    assert whole(window)
