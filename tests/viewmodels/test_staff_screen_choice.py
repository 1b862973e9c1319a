"""Staff's choice of the screen, with a clock that a test advances."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from qbj_kiosk.staff.screen_choice import (
    KEEP_SECONDS,
    ScreenChoice,
    ScreenConfig,
    next_output,
    next_rotation,
    shown_output,
)
from qbj_kiosk.viewmodels.staff_screen_choice import StaffScreenChoice

pytestmark = pytest.mark.usefixtures("qapp")


class Desk:
    """The view model of the staff's choice of screen, with recorded calls and a fake clock."""

    def __init__(self, *outputs: str, current: ScreenChoice = ScreenChoice()) -> None:  # noqa: B008 - immutable
        self.time = 50.0
        self.touches = 0
        self.applied: list[ScreenChoice] = []
        self.saved: list[ScreenChoice] = []
        self.parent = QObject()
        config = ScreenConfig(current, lambda: outputs, self.applied.append, self.saved.append)
        self.screen = StaffScreenChoice(config, touched=self.count, now=lambda: self.time, parent=self.parent)

    def count(self) -> None:
        self.touches += 1

    def advance(self, seconds: float) -> None:
        self.time += seconds
        self.screen.tick()


def test_change_is_applied_and_asks_to_keep_it() -> None:
    desk = Desk("HDMI-1", "DP-1")
    assert (desk.screen.output, desk.screen.rotation, desk.screen.secondsLeft) == ("HDMI-1", 0, 0)
    desk.screen.changeOutput()
    assert desk.applied == [ScreenChoice("DP-1", 0)]
    assert (desk.screen.output, desk.screen.secondsLeft, desk.saved) == ("DP-1", KEEP_SECONDS, [])
    desk.advance(3)
    assert desk.screen.secondsLeft == KEEP_SECONDS - 3
    desk.screen.keep()
    assert desk.saved == [ScreenChoice("DP-1", 0)]
    assert desk.screen.secondsLeft == 0
    assert desk.touches == 2


def test_change_that_is_not_kept_is_reverted() -> None:
    desk = Desk("HDMI-1", current=ScreenChoice(None, 90))
    desk.screen.changeRotation()
    desk.advance(KEEP_SECONDS - 1)
    desk.screen.changeRotation()
    desk.advance(KEEP_SECONDS - 1)
    assert desk.screen.rotation == 270
    desk.advance(1)
    assert desk.applied == [ScreenChoice(None, rotation) for rotation in (180, 270, 90)]
    assert (desk.screen.rotation, desk.screen.secondsLeft, desk.saved) == (90, 0, [])


def test_full_turn_needs_no_confirmation() -> None:
    desk = Desk("HDMI-1")
    for _ in range(4):
        desk.screen.changeRotation()
    assert (desk.screen.rotation, desk.screen.secondsLeft) == (0, 0)


def test_nothing_is_kept_or_reverted_without_a_change() -> None:
    desk = Desk("HDMI-1")
    desk.screen.keep()
    desk.screen.revert()
    assert (desk.applied, desk.saved) == ([], [])


def test_screen_that_is_not_set_up_here_is_not_available() -> None:
    parent = QObject()
    screen = StaffScreenChoice(None, touched=lambda: None, now=lambda: 0.0, parent=parent)
    screen.changeOutput()
    screen.changeRotation()
    screen.keep()
    assert (screen.available, screen.outputs, screen.secondsLeft) == (False, [], 0)


@given(st.lists(st.text(min_size=1), unique=True, min_size=1), st.none() | st.text())
def test_outputs_are_cycled_through(outputs: list[str], output: str | None) -> None:
    seen = []
    for _ in outputs:
        seen.append(shown_output(outputs, output))
        output = next_output(outputs, output)
    assert sorted(seen) == sorted(outputs)


def test_rotations_are_cycled_through() -> None:
    assert [next_rotation(degrees) for degrees in (0, 90, 180, 270)] == [90, 180, 270, 0]
