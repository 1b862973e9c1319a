"""The mouse's arrow: gone after a touch, back for a real mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QGuiApplication, QMouseEvent, QPointingDevice, QTouchEvent, QWindow
from PySide6.QtTest import QTest

from qbj_kiosk.shell.cursor import SETTLE, Cursor

BLANK = Qt.CursorShape.BlankCursor


@pytest.fixture
def window(qapp: QGuiApplication) -> Iterator[QWindow]:
    del qapp
    window = QWindow()
    window.show()
    yield window
    window.close()


@pytest.fixture
def cursor(window: QWindow) -> Iterator[Cursor]:
    cursor = Cursor(window)
    yield cursor
    cursor.release()


def blank() -> bool:
    over = QGuiApplication.overrideCursor()
    return over is not None and over.shape() == BLANK


def touch(window: QWindow, at: int) -> None:
    point = QEventPoint(1, QEventPoint.State.Pressed, QPointF(5, 5), QPointF(5, 5))
    event = QTouchEvent(QEvent.Type.TouchBegin, QTest.createTouchDevice(), Qt.KeyboardModifier.NoModifier, [point])
    event.setTimestamp(at)
    QCoreApplication.sendEvent(window, event)


def move(window: QWindow, at: int, source: Qt.MouseEventSource = Qt.MouseEventSource.MouseEventNotSynthesized) -> None:
    none, modifier = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    spot, mouse = QPointF(5, 5), QPointingDevice.primaryPointingDevice()
    event = QMouseEvent(QEvent.Type.MouseMove, spot, spot, spot, none, none, modifier, source, mouse)
    event.setTimestamp(at)
    QCoreApplication.sendEvent(window, event)


@pytest.mark.usefixtures("cursor")
def test_it_begins_hidden() -> None:
    assert blank()


def test_a_real_mouse_brings_it_back_and_a_touch_hides_it_again(window: QWindow, cursor: Cursor) -> None:
    move(window, 1000)
    assert not cursor.hidden
    assert not blank()
    touch(window, 2000)
    assert blank()


def test_motion_that_a_touch_makes_up_does_not(window: QWindow, cursor: Cursor) -> None:
    touch(window, 1000)
    move(window, 1000 + SETTLE - 1)
    move(window, 9000, Qt.MouseEventSource.MouseEventSynthesizedBySystem)
    move(window, 9000, Qt.MouseEventSource.MouseEventSynthesizedByQt)
    assert cursor.hidden
    move(window, 9000)
    assert not cursor.hidden


def test_hiding_twice_and_showing_once_shows_it(window: QWindow, cursor: Cursor) -> None:
    touch(window, 1000)
    touch(window, 1100)
    cursor.show()
    assert QGuiApplication.overrideCursor() is None


def test_released_it_is_there_whatever_is_touched(window: QWindow) -> None:
    cursor = Cursor(window)
    cursor.release()
    touch(window, 1000)
    assert not blank()
