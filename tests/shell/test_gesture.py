"""The staff's gesture: two corners, held; nothing else is, and nothing is kept from the exhibit."""

import functools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QGuiApplication, QPointingDevice, QTouchEvent, QWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qbj_kiosk.shell import gesture
from qbj_kiosk.shell.gesture import StaffGesture, zones
from qbj_kiosk.shell.touch import SingleTouchFilter

WIDTH, HEIGHT = 1920, 1080
FALLING, RISING = "top-left bottom-right", "top-right bottom-left"
TOP_LEFT, BOTTOM_RIGHT = QPoint(20, 20), QPoint(1900, 1060)
TOP_RIGHT, BOTTOM_LEFT = QPoint(1900, 20), QPoint(20, 1060)
MIDDLE = QPoint(900, 500)


@functools.cache
def glass() -> QPointingDevice:
    return QTest.createTouchDevice()


class Heard(QObject):
    """A window's last filter but ours: what reaches the exhibit."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self.contacts: list[int] = []
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if isinstance(event, QTouchEvent):
            self.contacts.append(len(event.points()))
        return False


class Screen:
    """A window with the gesture over it, on a clock that stands until it is moved."""

    def __init__(self, corners: str = FALLING, hold: float = 3.0) -> None:
        self.time = 50.0
        self.window = QWindow()
        self.window.setGeometry(0, 0, WIDTH, HEIGHT)
        self.window.show()
        self.heard = Heard(self.window)
        self.one_hand = SingleTouchFilter(self.window, lambda: self.time)
        self.gesture = StaffGesture(self.window, corners, hold, None, lambda: self.time)
        self.down: dict[int, QPoint] = {}
        self.held = 0
        self.gesture.held.connect(self._count)

    def _count(self) -> None:
        self.held += 1

    def press(self, *at: QPoint) -> None:
        touch = self._touch()
        for point in at:
            number = len(self.down)
            self.down[number] = point
            touch.press(number, point, self.window)
        touch.commit()

    def move(self, number: int, to: QPoint) -> None:
        self.down[number] = to
        self._touch().commit()

    def release(self, number: int) -> None:
        at = self.down.pop(number)
        self._touch().release(number, at, self.window).commit()

    def _touch(self) -> QTest.QTouchEventSequence:
        # A finger that rests is told as one that moves nowhere: each sequence begins without a memory.
        touch = QTest.touchEvent(self.window, glass(), False)  # noqa: FBT003 - Qt's parameter: not sent by itself
        for number, at in self.down.items():
            touch.move(number, at, self.window)
        return touch

    def after(self, seconds: float) -> int:
        """How often the gesture was told by so much later."""
        self.time += seconds
        self.gesture.check()
        return self.held


@pytest.fixture
def screen(qapp: QGuiApplication) -> Iterator[Screen]:
    del qapp
    made = Screen()
    yield made
    made.window.close()


def test_two_corners_held_for_long_enough(screen: Screen) -> None:
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    assert screen.after(2.9) == 0
    assert screen.after(0.2) == 1


def test_fingers_may_come_one_after_the_other_and_tremble(screen: Screen) -> None:
    screen.press(BOTTOM_RIGHT)
    assert screen.after(10) == 0
    screen.press(TOP_LEFT)
    assert screen.after(2) == 0
    screen.move(1, TOP_LEFT + QPoint(30, 40))
    assert screen.after(1.5) == 1


@pytest.mark.parametrize(
    "points",
    [
        (TOP_LEFT,),
        (TOP_LEFT, TOP_LEFT + QPoint(40, 0)),
        (TOP_LEFT, MIDDLE),
        (TOP_LEFT, TOP_RIGHT),
        (TOP_RIGHT, BOTTOM_LEFT),
        (TOP_LEFT, QPoint(1700, 1060)),
        (TOP_LEFT, BOTTOM_RIGHT, MIDDLE),
    ],
)
def test_other_fingers_mean_nothing(screen: Screen, points: tuple[QPoint, ...]) -> None:
    screen.press(*points)
    assert screen.after(60) == 0


def test_lifting_one_finger_begins_anew(screen: Screen) -> None:
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    screen.time += 2.5
    screen.release(1)
    assert screen.after(5) == 0
    screen.press(BOTTOM_RIGHT)
    assert screen.after(2.5) == 0
    assert screen.after(0.6) == 1


def test_leaving_a_corner_begins_anew(screen: Screen) -> None:
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    screen.time += 2.5
    screen.move(0, MIDDLE)
    screen.move(0, TOP_LEFT)
    assert screen.after(2.5) == 0
    assert screen.after(0.6) == 1


def test_the_other_two_corners(qapp: QGuiApplication) -> None:
    del qapp
    screen = Screen(RISING)
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    assert screen.after(5) == 0
    screen.release(0)
    screen.release(1)
    screen.press(TOP_RIGHT, BOTTOM_LEFT)
    assert screen.after(3.1) == 1
    screen.window.close()


def test_the_timer_tells_by_itself_and_once(qapp: QGuiApplication, qtbot: QtBot) -> None:
    del qapp
    screen = Screen(hold=0.0)
    with qtbot.waitSignal(screen.gesture.held):
        screen.press(TOP_LEFT, BOTTOM_RIGHT)
    screen.move(0, TOP_LEFT + QPoint(5, 5))
    screen.release(0)
    assert not screen.gesture._timer.isActive()
    assert screen.held == 1
    screen.window.close()


def test_a_timer_that_is_early_waits_for_the_rest(screen: Screen) -> None:
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    screen.after(1)
    assert screen.gesture._timer.isActive()
    assert 1900 <= screen.gesture._timer.interval() <= 2000


def test_nothing_is_kept_from_the_exhibit_and_one_hand_still_counts(screen: Screen) -> None:
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    screen.release(0)
    screen.release(1)
    # Heard stands behind SingleTouchFilter: it only ever learns of one finger at a time.
    assert screen.heard.contacts
    assert set(screen.heard.contacts) <= {0, 1}


@given(
    width=st.integers(240, 8192),
    height=st.integers(240, 8192),
    corners=st.sampled_from([FALLING, RISING]),
    inches=st.none() | st.floats(5, 200),
)
def test_zones_lie_in_their_corners_and_never_meet(width: int, height: int, corners: str, inches: float | None) -> None:
    found = zones(width, height, corners, inches)
    assert 0 < found.side <= min(width, height) / 3
    ends = [(0.0, 0.0), (width - 1.0, height - 1.0)]
    others = [(width - 1.0, 0.0), (0.0, height - 1.0)]
    if corners == RISING:
        ends, others = others, ends
    assert found.both(ends)
    assert found.both(ends[::-1])
    assert not found.both(others)
    assert not found.both([ends[0], ends[0]])
    assert not found.both([ends[0], (width / 2, height / 2)])


def test_zones_are_15_millimetres_where_that_is_more() -> None:
    assert zones(1920, 1080, FALLING).side == 120
    assert zones(3840, 2160, FALLING).side == 240
    # 10.1 inches: 8.6 pixels a millimetre.
    assert zones(1920, 1080, FALLING, 10.1).side == pytest.approx(128.8, abs=0.1)
    assert zones(1920, 1080, FALLING, 55).side == 120


@pytest.mark.parametrize(
    ("since", "both", "expected"), [(None, False, None), (None, True, 9.0), (4.0, True, 4.0), (4.0, False, None)]
)
def test_a_hold_begins_once(since: float | None, *, both: bool, expected: float | None) -> None:
    assert gesture.holds_since(since, both=both, now=9.0) == expected
