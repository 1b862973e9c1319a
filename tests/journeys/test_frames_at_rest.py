"""No frames are drawn while nothing moves."""

import pytest

from qbj_kiosk.layout_check.item_properties import value
from qbj_kiosk.session.places import AtPanel
from tests.journeys.control_names import Names
from tests.journeys.frame_counter import TICKS, Frames
from tests.journeys.visitor import NewVisitor, Visitor


@pytest.fixture
def visitor(new_visitor: NewVisitor) -> Visitor:
    return new_visitor(still=False)


@pytest.mark.parametrize("panel", range(3))
def test_no_frames_are_drawn_at_rest(visitor: Visitor, names: Names, panel: int) -> None:
    frames = Frames(visitor)
    visitor.touch(names.tab(panel))
    visitor.until_at(AtPanel(panel))
    visitor.until(lambda: visitor.visit.figures[panel].is_finished)
    for touch in (names.stop(panel, 1), names.source(panel, 1)):
        frames.until_none()
        assert frames.over(TICKS) == 0
        visitor.touch(touch)
        visitor.until(visitor.at_rest)
    frames.until_none()
    assert frames.over(TICKS) == 0


def test_resting_finger_draws_no_frames(visitor: Visitor, names: Names) -> None:
    frames = Frames(visitor)
    visitor.touch(names.tab(0))
    visitor.until_at(AtPanel(0))
    visitor.until(lambda: visitor.visit.figures[0].is_finished)
    visitor.press(names.tab(1))
    frames.until_none()
    assert frames.over(TICKS) == 0


def test_attract_moves(visitor: Visitor) -> None:
    # The train stands first.
    visitor.until(lambda: bool(value(visitor.component("AttractScreen"), "moving")))
    assert Frames(visitor).over(TICKS) > TICKS / 4
