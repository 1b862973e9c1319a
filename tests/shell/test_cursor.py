"""The cursor is hidden after a touch and shown for a real mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QGuiApplication, QMouseEvent, QPointingDevice, QTouchEvent, QWindow
from PySide6.QtTest import QTest

from qbj_kiosk.shell.cursor import SYNTHESIS_MS, Cursor

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
    cursor.close()


def is_blank() -> bool:
    cursor = QGuiApplication.overrideCursor()
    return cursor is not None and cursor.shape() == BLANK


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
def test_cursor_is_initially_hidden() -> None:
    assert is_blank()


def test_mouse_shows_cursor_and_touch_hides_it(window: QWindow, cursor: Cursor) -> None:
    move(window, 1000)
    assert not cursor.is_hidden
    assert not is_blank()
    touch(window, 2000)
    assert is_blank()


def test_synthesised_mouse_moves_are_ignored(window: QWindow, cursor: Cursor) -> None:
    touch(window, 1000)
    move(window, 1000 + SYNTHESIS_MS - 1)
    move(window, 9000, Qt.MouseEventSource.MouseEventSynthesizedBySystem)
    move(window, 9000, Qt.MouseEventSource.MouseEventSynthesizedByQt)
    assert cursor.is_hidden
    move(window, 9000)
    assert not cursor.is_hidden


def test_show_after_two_touches_shows_cursor(window: QWindow, cursor: Cursor) -> None:
    touch(window, 1000)
    touch(window, 1100)
    cursor.show()
    assert QGuiApplication.overrideCursor() is None


def test_closed_filter_ignores_touches(window: QWindow) -> None:
    cursor = Cursor(window)
    cursor.close()
    touch(window, 1000)
    assert not is_blank()
