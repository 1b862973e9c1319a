"""Staff gesture: two opposite corners, held. It blocks no event."""

import functools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QGuiApplication, QPointingDevice, QTouchEvent, QWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qbj_kiosk.shell import staff_gesture
from qbj_kiosk.shell.single_touch_filter import SingleTouchFilter
from qbj_kiosk.shell.staff_gesture import StaffGesture, corner_zones

WIDTH, HEIGHT = 1920, 1080
FALLING, RISING = "top-left bottom-right", "top-right bottom-left"
TOP_LEFT, BOTTOM_RIGHT = QPoint(20, 20), QPoint(1900, 1060)
TOP_RIGHT, BOTTOM_LEFT = QPoint(1900, 20), QPoint(20, 1060)
MIDDLE = QPoint(900, 500)


@functools.cache
def touch_device() -> QPointingDevice:
    return QTest.createTouchDevice()


class ReceivedTouches(QObject):
    """Event filter that runs after the tested ones and records which touches reach the exhibit."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self.contacts: list[int] = []
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if isinstance(event, QTouchEvent):
            self.contacts.append(len(event.points()))
        return False


class Screen:
    def __init__(self, corners: str = FALLING, hold: float = 3.0) -> None:
        self.time = 50.0
        self.window = QWindow()
        self.window.setGeometry(0, 0, WIDTH, HEIGHT)
        self.window.show()
        self.received = ReceivedTouches(self.window)
        self.touch_filter = SingleTouchFilter(self.window, lambda: self.time)
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
        # Each sequence is new, so a resting finger must be added as one that does not move.
        touch = QTest.touchEvent(self.window, touch_device(), False)  # noqa: FBT003 - Qt's parameter: no automatic commit
        for number, at in self.down.items():
            touch.move(number, at, self.window)
        return touch

    def after(self, seconds: float) -> int:
        """Advance the clock and return how often the staff gesture was made."""
        self.time += seconds
        self.gesture.check()
        return self.held


@pytest.fixture
def screen(qapp: QGuiApplication) -> Iterator[Screen]:
    del qapp
    screen = Screen()
    yield screen
    screen.window.close()


def test_holding_two_corners_emits(screen: Screen) -> None:
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    assert screen.after(2.9) == 0
    assert screen.after(0.2) == 1


def test_fingers_may_arrive_separately_and_tremble(screen: Screen) -> None:
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
    ],
)
def test_other_touches_do_not_emit(screen: Screen, points: tuple[QPoint, ...]) -> None:
    screen.press(*points)
    assert screen.after(60) == 0


# A third contact used to cancel the gesture. One that is stuck would then lock staff out.
@pytest.mark.parametrize("stuck", [MIDDLE, TOP_RIGHT, TOP_LEFT + QPoint(40, 0), BOTTOM_RIGHT - QPoint(40, 0)])
def test_stuck_contact_does_not_disturb(screen: Screen, stuck: QPoint) -> None:
    screen.press(stuck)
    assert screen.after(600) == 0
    screen.press(TOP_LEFT)
    screen.press(BOTTOM_RIGHT)
    screen.move(0, stuck + QPoint(3, 0))
    assert screen.after(2.9) == 0
    assert screen.after(0.2) == 1


def test_contacts_stuck_in_both_corners_emit_once_and_do_not_disturb(screen: Screen) -> None:
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    assert screen.after(600) == 1
    screen.move(0, TOP_LEFT + QPoint(2, 0))
    assert not screen.gesture._timer.isActive(), "held once"
    screen.press(TOP_LEFT + QPoint(30, 30))
    screen.press(BOTTOM_RIGHT - QPoint(30, 30))
    assert screen.after(2.9) == 1
    assert screen.after(0.2) == 2


def test_contact_of_another_device_does_not_disturb(screen: Screen) -> None:
    other = QTest.createTouchDevice()

    def touch_other(state: str) -> None:
        event = QTest.touchEvent(screen.window, other, False)  # noqa: FBT003 - Qt's parameter: no automatic commit
        getattr(event, state)(0, MIDDLE, screen.window)
        event.commit()

    touch_other("press")
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    screen.time += 2
    touch_other("move")
    touch_other("release")
    assert screen.after(1.1) == 1


def test_lifting_a_finger_restarts_the_hold(screen: Screen) -> None:
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    screen.time += 2.5
    screen.release(1)
    assert screen.after(5) == 0
    screen.press(BOTTOM_RIGHT)
    assert screen.after(2.5) == 0
    assert screen.after(0.6) == 1


def test_leaving_a_corner_restarts_the_hold(screen: Screen) -> None:
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    screen.time += 2.5
    screen.move(0, MIDDLE)
    screen.move(0, TOP_LEFT)
    assert screen.after(2.5) == 0
    assert screen.after(0.6) == 1


def test_rising_corners_can_be_configured(qapp: QGuiApplication) -> None:
    del qapp
    screen = Screen(RISING)
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    assert screen.after(5) == 0
    screen.release(0)
    screen.release(1)
    screen.press(TOP_RIGHT, BOTTOM_LEFT)
    assert screen.after(3.1) == 1
    screen.window.close()


def test_timer_emits_once(qapp: QGuiApplication, qtbot: QtBot) -> None:
    del qapp
    screen = Screen(hold=0.0)
    with qtbot.waitSignal(screen.gesture.held):
        screen.press(TOP_LEFT, BOTTOM_RIGHT)
    screen.move(0, TOP_LEFT + QPoint(5, 5))
    screen.release(0)
    assert not screen.gesture._timer.isActive()
    assert screen.held == 1
    screen.window.close()


def test_early_timeout_waits_for_the_rest(screen: Screen) -> None:
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    screen.after(1)
    assert screen.gesture._timer.isActive()
    assert 1900 <= screen.gesture._timer.interval() <= 2000


def test_gesture_blocks_nothing_and_touch_filter_still_works(screen: Screen) -> None:
    screen.press(TOP_LEFT, BOTTOM_RIGHT)
    screen.release(0)
    screen.release(1)
    # Behind SingleTouchFilter at most one contact is left.
    assert screen.received.contacts
    assert set(screen.received.contacts) <= {0, 1}


@given(
    width=st.integers(240, 8192),
    height=st.integers(240, 8192),
    corners=st.sampled_from([FALLING, RISING]),
    inches=st.none() | st.floats(5, 200),
)
def test_zones_are_in_their_corners_and_apart(width: int, height: int, corners: str, inches: float | None) -> None:
    found = corner_zones(width, height, corners, inches)
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


def test_zones_are_at_least_15_millimetres() -> None:
    assert corner_zones(1920, 1080, FALLING).side == 120
    assert corner_zones(3840, 2160, FALLING).side == 240
    # 10.1 inches: 8.6 pixels a millimetre.
    assert corner_zones(1920, 1080, FALLING, 10.1).side == pytest.approx(128.8, abs=0.1)
    assert corner_zones(1920, 1080, FALLING, 55).side == 120


@pytest.mark.parametrize(
    ("start", "both", "pressed", "expected"),
    [
        (None, False, False, None),
        (None, True, False, 9.0),
        (4.0, True, False, 4.0),
        (4.0, True, True, 9.0),
        (4.0, False, True, None),
    ],
)
def test_hold_start_is_kept_until_a_press_or_release(
    start: float | None, *, both: bool, pressed: bool, expected: float | None
) -> None:
    assert staff_gesture.hold_start(start, both=both, pressed=pressed, now=9.0) == expected
