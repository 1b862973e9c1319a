"""The curtain: fills the screen, says two lines, is deaf, comes to rest, and goes with its supervisor."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qbj_kiosk.standby import window
from qbj_kiosk.standby.window import COLOURS, LINES, StandbyPage


@pytest.fixture
def curtain(qapp: QGuiApplication, qtbot: QtBot) -> Iterator[StandbyPage]:
    made = StandbyPage(qapp, {})
    with qtbot.waitExposed(made.window):
        made.show()
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def texts(curtain: StandbyPage) -> list[str]:
    return [str(found.property("text")) for found in curtain.window.findChildren(QObject) if found.property("text")]


def test_it_fills_the_screen_with_ground_lines_and_words(curtain: StandbyPage) -> None:
    assert isinstance(curtain.window, QQuickWindow)
    assert curtain.window.geometry() == QGuiApplication.primaryScreen().geometry()
    picture = curtain.window.grabWindow()
    colours = {picture.pixelColor(picture.width() // 2, y).name() for y in range(picture.height())}
    assert QColor(COLOURS["ground"]).name() in colours
    assert QColor(COLOURS["stroke"]).name() in colours
    assert picture.pixelColor(2, 2).name() == COLOURS["ground"].lower()


def test_its_words_are_there_in_both_languages() -> None:
    assert [any(ord(sign) > 0x2E80 for sign in line) for line in LINES] == [True, False]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_Q, Qt.Key.Key_F4])
@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_keys_do_nothing(curtain: StandbyPage, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    before = curtain.window.geometry()
    QTest.keyClick(curtain.window, key, modifier)
    assert curtain.window.isVisible()
    assert curtain.window.geometry() == before


def test_a_request_to_close_is_not_heard(curtain: StandbyPage) -> None:
    QCoreApplication.sendEvent(curtain.window, QCloseEvent())
    assert curtain.window.isVisible()


def test_the_cursor_is_hidden(curtain: StandbyPage) -> None:
    assert curtain.window.cursor().shape() == Qt.CursorShape.BlankCursor


def test_without_fonts_of_its_own_the_systems_serve(qapp: QGuiApplication, tmp_path: Path) -> None:
    assert qapp is not None
    assert list(window.load_fonts([tmp_path, tmp_path / "gone"])) == []
    (tmp_path / "Broken-Regular.ttf").write_bytes(b"no font")
    assert list(window.load_fonts([tmp_path / "gone"])) == []


def test_the_programs_own_fonts_are_found(qapp: QGuiApplication) -> None:
    assert qapp is not None
    assert len(list(window.load_fonts())) >= 2


def test_it_tells_of_its_first_frame_once_then_that_it_lives_and_goes_with_its_supervisor(tmp_path: Path) -> None:
    heard, told = os.pipe()
    environ = {**os.environ, "QBJ_KIOSK_HEARTBEAT": str(told), "HOME": str(tmp_path)}
    command = [sys.executable, "-I", "-m", "qbj_kiosk.standby"]
    with subprocess.Popen(command, env=environ, pass_fds=[told], stdin=subprocess.PIPE) as process:
        os.close(told)
        with open(heard, encoding="ascii") as lines:  # noqa: PTH123 - a descriptor has no path
            assert [lines.readline() for _ in range(4)] == ["frame\n", "dark\n", "alive\n", "alive\n"]
            process.communicate(timeout=20)
            assert "frame\n" not in lines.readlines()
    assert process.returncode == 0
