"""The standby page: full screen, two lines of text, contact, no input, heartbeat."""

# ruff: noqa: RUF001 - Chinese punctuation

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qbj_kiosk.standby import window
from qbj_kiosk.standby.window import COLOURS, LINES, StandbyPage


@pytest.fixture
def page(qapp: QGuiApplication, qtbot: QtBot) -> Iterator[StandbyPage]:
    made = StandbyPage(qapp, {})
    with qtbot.waitExposed(made.window):
        made.show()
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def texts(page: StandbyPage) -> list[str]:
    # Delegates are children of their parent item only.
    assert isinstance(page.window, QQuickWindow)
    items, found = [page.window.contentItem()], list[str]()
    while items:
        item = items.pop()
        items += reversed(item.childItems())
        found += [str(item.property("text"))] if item.property("text") else []
    return found


def test_page_fills_the_screen_with_ground_and_strokes(page: StandbyPage) -> None:
    assert isinstance(page.window, QQuickWindow)
    assert page.window.geometry() == QGuiApplication.primaryScreen().geometry()
    picture = page.window.grabWindow()
    colours = {picture.pixelColor(picture.width() // 2, y).name() for y in range(picture.height())}
    assert QColor(COLOURS["ground"]).name() in colours
    assert QColor(COLOURS["stroke"]).name() in colours
    assert picture.pixelColor(2, 2).name() == COLOURS["ground"].lower()


def test_text_is_in_both_languages() -> None:
    assert [any(ord(character) > 0x2E80 for character in line) for line in LINES] == [True, False]


@pytest.fixture
def page_with_contact(qapp: QGuiApplication) -> Iterator[StandbyPage]:
    made = StandbyPage(qapp, {}, "Desk 3, 028-100")
    made.show()
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def timer_of(page: StandbyPage) -> QTimer:
    (timer,) = page.contact.findChildren(QTimer)
    return timer


def test_contact_is_named_in_both_languages_after_a_minute(page_with_contact: StandbyPage) -> None:
    timer = timer_of(page_with_contact)
    assert (timer.isActive(), timer.interval()) == (True, 60_000)
    assert texts(page_with_contact) == list(LINES)
    timer.timeout.emit()
    assert texts(page_with_contact) == [
        *LINES, "如仍未恢复，请联系：Desk 3, 028-100", "If it stays away, please contact: Desk 3, 028-100",
    ]  # fmt: skip


def test_covered_page_starts_the_minute_again(page_with_contact: StandbyPage) -> None:
    timer = timer_of(page_with_contact)
    timer.timeout.emit()
    page_with_contact.contact.coveredChanged.emit(True)  # noqa: FBT003 - argument of a signal
    assert not timer.isActive()
    assert texts(page_with_contact) == list(LINES)
    page_with_contact.contact.coveredChanged.emit(False)  # noqa: FBT003 - argument of a signal
    assert timer.isActive()
    assert texts(page_with_contact) == list(LINES)


def test_page_without_a_contact_stays_as_it_is(page: StandbyPage) -> None:
    timer_of(page).timeout.emit()
    assert texts(page) == list(LINES)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_Q, Qt.Key.Key_F4])
@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_keys_do_nothing(page: StandbyPage, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    before = page.window.geometry()
    QTest.keyClick(page.window, key, modifier)
    assert page.window.isVisible()
    assert page.window.geometry() == before


def test_close_request_is_ignored(page: StandbyPage) -> None:
    QCoreApplication.sendEvent(page.window, QCloseEvent())
    assert page.window.isVisible()


def test_the_cursor_is_hidden(page: StandbyPage) -> None:
    assert page.window.cursor().shape() == Qt.CursorShape.BlankCursor


def test_missing_or_damaged_fonts_are_ignored(qapp: QGuiApplication, tmp_path: Path) -> None:
    assert qapp is not None
    assert list(window.load_fonts([tmp_path, tmp_path / "gone"])) == []
    (tmp_path / "Broken-Regular.ttf").write_bytes(b"no font")
    assert list(window.load_fonts([tmp_path / "gone"])) == []


def test_program_fonts_are_found(qapp: QGuiApplication) -> None:
    assert qapp is not None
    assert len(list(window.load_fonts())) >= 2


def test_heartbeat_reports_one_frame_then_signs_of_life_until_the_supervisor_ends(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    environ = {**os.environ, "QBJ_KIOSK_HEARTBEAT": str(write_end), "HOME": str(tmp_path)}
    command = [sys.executable, "-I", "-m", "qbj_kiosk.standby"]
    with subprocess.Popen(command, env=environ, pass_fds=[write_end], stdin=subprocess.PIPE) as process:
        os.close(write_end)
        with open(read_end, encoding="ascii") as lines:  # noqa: PTH123 - a descriptor has no path
            assert [lines.readline() for _ in range(4)] == ["frame\n", "dark\n", "alive\n", "alive\n"]
            process.communicate(timeout=60)
            assert "frame\n" not in lines.readlines()
    assert process.returncode == 0
