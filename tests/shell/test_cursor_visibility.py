"""The cursor is hidden by a touch and shown only by movement of a real mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QGuiApplication, QMouseEvent, QPointingDevice, QTouchEvent, QWindow
from PySide6.QtTest import QTest

from qbj_kiosk.shell.cursor_visibility import SYNTHESIS_MS, CursorVisibility

BLANK = Qt.CursorShape.BlankCursor


@pytest.fixture
def window(qapp: QGuiApplication) -> Iterator[QWindow]:
    del qapp
    window = QWindow()
    window.show()
    yield window
    window.close()


@pytest.fixture
def cursor(window: QWindow) -> Iterator[CursorVisibility]:
    cursor = CursorVisibility(window)
    yield cursor
    cursor.close()


def is_blank() -> bool:
    cursor = QGuiApplication.overrideCursor()
    return cursor is not None and cursor.shape() == BLANK


def touch(window: QWindow, at: int, x: float = 5) -> None:
    point = QEventPoint(1, QEventPoint.State.Pressed, QPointF(x, 5), QPointF(x, 5))
    event = QTouchEvent(QEvent.Type.TouchBegin, QTest.createTouchDevice(), Qt.KeyboardModifier.NoModifier, [point])
    event.setTimestamp(at)
    QCoreApplication.sendEvent(window, event)


def move(
    window: QWindow, at: int, x: float, source: Qt.MouseEventSource = Qt.MouseEventSource.MouseEventNotSynthesized
) -> None:
    none, modifier = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    spot, mouse = QPointF(x, 5), QPointingDevice.primaryPointingDevice()
    event = QMouseEvent(QEvent.Type.MouseMove, spot, spot, spot, none, none, modifier, source, mouse)
    event.setTimestamp(at)
    QCoreApplication.sendEvent(window, event)


@pytest.mark.usefixtures("cursor")
def test_cursor_is_initially_hidden() -> None:
    assert is_blank()


def test_mouse_shows_cursor_and_touch_hides_it(window: QWindow, cursor: CursorVisibility) -> None:
    move(window, 1000, 5)
    move(window, 1008, 6)
    assert not cursor.is_hidden
    assert not is_blank()
    touch(window, 2000)
    assert is_blank()


# One event used to show the cursor, but systems also send one without movement: see `Cursor`.
def test_mouse_event_without_movement_is_ignored(window: QWindow, cursor: CursorVisibility) -> None:
    for at in (1000, 1008, 9000):
        move(window, at, 5)
    assert cursor.is_hidden


def test_pointer_that_jumps_to_each_touch_stays_hidden(window: QWindow, cursor: CursorVisibility) -> None:
    for number in range(5):
        touch(window, 1000 + 5000 * number, 5 + number)
        # A system that is slow to report the jump.
        move(window, 5000 + 5000 * number, 5 + number)
        assert cursor.is_hidden


def test_touch_without_a_timestamp_keeps_the_time_of_the_last_touch(window: QWindow, cursor: CursorVisibility) -> None:
    touch(window, 1000)
    touch(window, 0)
    for x in (5, 6, 7):
        move(window, 1200, x)
    assert cursor.is_hidden


def test_mouse_shows_cursor_when_timestamps_start_again(window: QWindow, cursor: CursorVisibility) -> None:
    touch(window, 2**32 - 1)
    move(window, 5, 5)
    move(window, 13, 6)
    assert not cursor.is_hidden


def test_synthesised_mouse_moves_are_ignored(window: QWindow, cursor: CursorVisibility) -> None:
    touch(window, 1000)
    for x in (5, 6, 7):
        move(window, 1000 + SYNTHESIS_MS - 1, x)
        move(window, 9000, x, Qt.MouseEventSource.MouseEventSynthesizedBySystem)
        move(window, 9000, x, Qt.MouseEventSource.MouseEventSynthesizedByQt)
    assert cursor.is_hidden
    move(window, 9000, 8)
    move(window, 9008, 9)
    assert not cursor.is_hidden


def test_show_after_two_touches_shows_cursor(window: QWindow, cursor: CursorVisibility) -> None:
    touch(window, 1000)
    touch(window, 1100)
    cursor.show()
    assert not is_blank()


def test_closed_filter_ignores_touches(window: QWindow) -> None:
    cursor = CursorVisibility(window)
    cursor.close()
    touch(window, 1000)
    assert QGuiApplication.overrideCursor() is None
