"""Presses respond at once and are cancelled outside the control; one finger acts at a time."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session.places import AtPanel, AtStop, Attract
from qbj_kiosk.session.single_touch import RESTING_AFTER
from tests.journeys.control_names import Names
from tests.journeys.visitor import NewVisitor, Visitor


@pytest.fixture(params=["still", "moving"])
def visitor(request: pytest.FixtureRequest, new_visitor: NewVisitor) -> Visitor:
    visitor = new_visitor(start="logistics", still=request.param == "still")
    visitor.until(lambda: visitor.at_rest() and visitor.visit.figures[0].is_finished)
    return visitor


def looks(visitor: Visitor, name: str) -> QImage:
    """Return a picture of a control and its surroundings, as the next frame shows them."""
    rect = visitor.control(name).shown.toAlignedRect().adjusted(-8, -8, 8, 8)
    visitor.frame()
    return visitor.picture().copy(rect)


@pytest.mark.parametrize("which", ["tab", "article", "stop", "language"])
def test_press_shows_on_the_next_frame(new_visitor: NewVisitor, names: Names, which: str) -> None:
    visitor = new_visitor(start="logistics", still=False)
    visitor.until(lambda: visitor.at_rest() and visitor.visit.figures[0].is_finished)
    choices = {"tab": names.tab(1), "article": names.words.article, "stop": names.stop(0, 1), "language": "中文"}
    name = choices[which]
    before = looks(visitor, name)
    visitor.press(name)
    assert item_properties.value(visitor.item(name), "down")
    assert looks(visitor, name) != before, "the frame after the press looks pressed"
    assert visitor.place == AtPanel(0), "and nothing happens before the release"
    visitor.move(visitor.middle())
    visitor.release()


def test_release_outside_cancels(visitor: Visitor, names: Names) -> None:
    for name in (names.tab(1), names.stop(0, 1), names.words.article, "中文", names.words.train):
        before = visitor.visit
        visitor.press(name)
        visitor.move(visitor.control(name).shown.center() + QPointF(0, -700))
        visitor.until_is(partial(visitor.item(name).property, "down"), wanted=False)
        visitor.release()
        assert visitor.visit == before


def test_returning_before_the_release_activates(visitor: Visitor, names: Names) -> None:
    name = names.tab(1)
    spot = visitor.point(name)
    visitor.press(name)
    visitor.move(spot + QPointF(0, -400))
    visitor.move(spot)
    visitor.release()
    assert visitor.place == AtPanel(1)


@pytest.mark.parametrize("first_leaves_last", [True, False])
def test_second_finger_is_ignored(visitor: Visitor, names: Names, *, first_leaves_last: bool) -> None:
    visitor.press(names.tab(2), finger=1)
    visitor.press(names.tab(1), finger=2)
    assert item_properties.value(visitor.item(names.tab(2)), "down")
    assert not item_properties.value(visitor.item(names.tab(1)), "down")
    for finger in (2, 1) if first_leaves_last else (1, 2):
        visitor.release(finger)
    assert visitor.place == AtPanel(2)


def test_ten_fingers_act_as_one(visitor: Visitor, names: Names) -> None:
    visitor.press(names.stop(0, 1), finger=1)
    width, height = visitor.window.width(), visitor.window.height()
    for finger in range(2, 11):
        visitor.press(QPointF(width * finger / 11, height * 0.92), finger)
    visitor.release(1)
    visitor.until(lambda: visitor.place == AtStop(0, 1))
    for finger in range(2, 11):
        visitor.release(finger)
    assert visitor.place == AtStop(0, 1)


def test_second_finger_does_not_disturb_a_swipe(visitor: Visitor, names: Names) -> None:
    width = visitor.window.width()
    begin = QPointF(width * 0.7, 300)
    visitor.press(begin)
    visitor.move(begin - QPointF(width * 0.25, 0))
    visitor.press(names.words.article, finger=2)
    visitor.move(begin - QPointF(width * 0.5, 0))
    visitor.release(2)
    assert visitor.place == AtPanel(0)
    visitor.release(1)
    visitor.until_at(AtPanel(1))


def test_second_finger_does_not_disturb_a_drag_of_the_train(visitor: Visitor, names: Names) -> None:
    world = visitor.component("PanelStrip")
    visitor.press(names.words.train)
    visitor.move(visitor.down[1] - QPointF(60, 0))
    held = item_properties.number(world, "screenNose") - visitor.down[1].x()
    visitor.move(visitor.down[1] - QPointF(440, 0))
    visitor.press(names.stop(0, 0), finger=2)
    visitor.move(visitor.down[1] - QPointF(300, 0))
    assert item_properties.number(world, "screenNose") - visitor.down[1].x() == pytest.approx(held, abs=2)
    visitor.release(2)
    visitor.move(visitor.down[1] - QPointF(60, 0))
    assert item_properties.number(world, "screenNose") - visitor.down[1].x() == pytest.approx(held, abs=2)
    visitor.release(1)
    visitor.until_at(AtPanel(0))
    assert visitor.visit.figures[0].train_stop < 2


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(visitor: Visitor) -> Clock:
    made = Clock()
    assert visitor.kiosk.touch_filter is not None
    visitor.kiosk.touch_filter._now = made
    return made


def test_resting_palm_is_ignored(visitor: Visitor, names: Names, clock: Clock) -> None:
    visitor.press(names.words.article, finger=1)
    clock.seconds = RESTING_AFTER
    visitor.touch(names.tab(1), finger=2)
    visitor.until_at(AtPanel(1))
    visitor.touch(names.stop(1, 0), finger=2)
    visitor.until_at(AtStop(1, 0))
    visitor.release(1)
    assert visitor.place == AtStop(1, 0), "the palm opens nothing when it leaves"


def test_palm_counts_as_a_finger_before_it_rests(visitor: Visitor, names: Names, clock: Clock) -> None:
    visitor.press(names.words.article, finger=1)
    clock.seconds = RESTING_AFTER * 0.9
    visitor.touch(names.tab(1), finger=2)
    assert visitor.place == AtPanel(0)
    visitor.move(visitor.middle() + QPointF(0, -200), finger=1)
    visitor.release(1)
    visitor.touch(names.tab(1))
    visitor.until_at(AtPanel(1))


def test_resting_palm_does_not_disturb_a_swipe(visitor: Visitor, clock: Clock) -> None:
    visitor.press(QPointF(60, 300), finger=1)
    clock.seconds = RESTING_AFTER + 1
    width = visitor.window.width()
    visitor.drag(QPointF(width * 0.75, 250), QPointF(width * 0.25, 250), finger=2)
    visitor.until_at(AtPanel(1))
    visitor.release(1)
    assert visitor.place == AtPanel(1)


def test_long_press_is_a_tap(visitor: Visitor, names: Names, clock: Clock) -> None:
    visitor.press(names.tab(2))
    clock.seconds = 60
    visitor.release()
    assert visitor.place == AtPanel(2)


def test_trembling_finger_taps(visitor: Visitor, names: Names) -> None:
    spot = visitor.point(names.tab(2))
    visitor.press(spot)
    for by in (QPointF(3, -2), QPointF(-2, 3), QPointF(2, 2)):
        visitor.move(spot + by)
    visitor.release()
    assert visitor.place == AtPanel(2)


@pytest.mark.parametrize("going", [lambda visitor: visitor.key("Home"), lambda visitor: visitor.key("Right")])
def test_pressed_control_may_disappear(visitor: Visitor, names: Names, going: Callable[[Visitor], None]) -> None:
    visitor.press(names.stop(0, 1))
    going(visitor)
    visitor.release()
    assert visitor.place in (Attract(), AtPanel(1))
    visitor.until(visitor.at_rest)
    visitor.touch(names.tab(2))
    assert visitor.place == AtPanel(2)
