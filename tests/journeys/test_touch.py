"""Touch as on a good phone: at once, cancelled outside, one hand at a time."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from qbj_kiosk.measure import qml_items
from qbj_kiosk.session.places import AtPanel, AtStop, Attract
from qbj_kiosk.session.single_touch import RESTING_AFTER
from qbj_kiosk.shell.touch import SingleTouchFilter
from tests.journeys.names import Names
from tests.journeys.visitor import Arrive, Visitor


@pytest.fixture(params=["still", "moving"])
def here(request: pytest.FixtureRequest, arrive: Arrive) -> Visitor:
    """A visitor at the first panel, with and without motion."""
    visitor = arrive(start="logistics", still=request.param == "still")
    visitor.until(lambda: visitor.at_rest() and visitor.visit.figures[0].shown)
    return visitor


def looks(visitor: Visitor, name: str) -> QImage:
    """The picture of a control and what is around it, as the next frame shows it."""
    rect = visitor.control(name).shown.toAlignedRect().adjusted(-8, -8, 8, 8)
    visitor.frame()
    return visitor.picture().copy(rect)


@pytest.mark.parametrize("which", ["tab", "article", "stop", "language"])
def test_press_answers_on_the_next_frame(arrive: Arrive, names: Names, which: str) -> None:
    visitor = arrive(start="logistics", still=False)
    visitor.until(lambda: visitor.at_rest() and visitor.visit.figures[0].shown)
    choices = {"tab": names.tab(1), "article": names.words.article, "stop": names.stop(0, 1), "language": "中文"}
    name = choices[which]
    before = looks(visitor, name)
    visitor.press(name)
    assert qml_items.value(visitor.item(name), "down")
    assert looks(visitor, name) != before, "the frame after the press looks pressed"
    assert visitor.place == AtPanel(0), "and nothing happens before the release"
    visitor.move(visitor.middle())
    visitor.release()


def test_release_outside_cancels(here: Visitor, names: Names) -> None:
    for name in (names.tab(1), names.stop(0, 1), names.words.article, "中文", names.words.train):
        before = here.visit
        here.press(name)
        here.move(here.control(name).shown.center() + QPointF(0, -700))
        here.until_is(partial(here.item(name).property, "down"), wanted=False)
        here.release()
        assert here.visit == before


def test_coming_back_before_the_release_counts(here: Visitor, names: Names) -> None:
    name = names.tab(1)
    spot = here.point(name)
    here.press(name)
    here.move(spot + QPointF(0, -400))
    here.move(spot)
    here.release()
    assert here.place == AtPanel(1)


@pytest.mark.parametrize("first_leaves_last", [True, False])
def test_a_second_hand_neither_cancels_nor_doubles(here: Visitor, names: Names, *, first_leaves_last: bool) -> None:
    here.press(names.tab(2), finger=1)
    here.press(names.tab(1), finger=2)
    assert qml_items.value(here.item(names.tab(2)), "down")
    assert not qml_items.value(here.item(names.tab(1)), "down")
    for finger in (2, 1) if first_leaves_last else (1, 2):
        here.release(finger)
    assert here.place == AtPanel(2)


def test_ten_fingers_at_once_are_one(here: Visitor, names: Names) -> None:
    here.press(names.stop(0, 1), finger=1)
    width, height = here.window.width(), here.window.height()
    for finger in range(2, 11):
        here.press(QPointF(width * finger / 11, height * 0.92), finger)
    here.release(1)
    here.until(lambda: here.place == AtStop(0, 1))
    for finger in range(2, 11):
        here.release(finger)
    assert here.place == AtStop(0, 1)


def test_a_second_hand_leaves_a_swipe_alone(here: Visitor, names: Names) -> None:
    width = here.window.width()
    begin = QPointF(width * 0.7, 300)
    here.press(begin)
    here.move(begin - QPointF(width * 0.25, 0))
    here.press(names.words.article, finger=2)
    here.move(begin - QPointF(width * 0.5, 0))
    here.release(2)
    assert here.place == AtPanel(0)
    here.release(1)
    here.until_at(AtPanel(1))


def test_a_second_hand_leaves_a_drag_of_the_train_alone(here: Visitor, names: Names) -> None:
    world = here.component("PanelStrip")
    here.press(names.words.train)
    here.move(here.down[1] - QPointF(60, 0))
    held = qml_items.number(world, "screenNose") - here.down[1].x()
    here.move(here.down[1] - QPointF(440, 0))
    here.press(names.stop(0, 0), finger=2)
    here.move(here.down[1] - QPointF(300, 0))
    assert qml_items.number(world, "screenNose") - here.down[1].x() == pytest.approx(held, abs=2)
    here.release(2)
    here.move(here.down[1] - QPointF(60, 0))
    assert qml_items.number(world, "screenNose") - here.down[1].x() == pytest.approx(held, abs=2)
    here.release(1)
    here.until_at(AtPanel(0))
    assert here.visit.figures[0].train < 2


class Clock:
    """A clock that the test winds on."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(here: Visitor) -> Clock:
    """The clock of the kiosk's hand."""
    made = Clock()
    assert here.kiosk.touch_filter is not None
    here.window.removeEventFilter(here.kiosk.touch_filter)
    here.kiosk.touch_filter = SingleTouchFilter(here.window, made)
    return made


def test_a_resting_palm_stands_in_nobodys_way(here: Visitor, names: Names, clock: Clock) -> None:
    here.press(names.words.article, finger=1)
    clock.seconds = RESTING_AFTER
    here.touch(names.tab(1), finger=2)
    here.until_at(AtPanel(1))
    here.touch(names.stop(1, 0), finger=2)
    here.until_at(AtStop(1, 0))
    here.release(1)
    assert here.place == AtStop(1, 0), "the palm opens nothing when it leaves"


def test_a_palm_that_just_came_down_counts_until_it_leaves(here: Visitor, names: Names, clock: Clock) -> None:
    here.press(names.words.article, finger=1)
    clock.seconds = RESTING_AFTER * 0.9
    here.touch(names.tab(1), finger=2)
    assert here.place == AtPanel(0)
    here.move(here.middle() + QPointF(0, -200), finger=1)
    here.release(1)
    here.touch(names.tab(1))
    here.until_at(AtPanel(1))


def test_a_resting_palm_leaves_a_swipe_alone(here: Visitor, clock: Clock) -> None:
    here.press(QPointF(60, 300), finger=1)
    clock.seconds = RESTING_AFTER + 1
    width = here.window.width()
    here.drag(QPointF(width * 0.75, 250), QPointF(width * 0.25, 250), finger=2)
    here.until_at(AtPanel(1))
    here.release(1)
    assert here.place == AtPanel(1)


def test_a_slow_long_press_is_a_tap(here: Visitor, names: Names, clock: Clock) -> None:
    here.press(names.tab(2))
    clock.seconds = 60
    here.release()
    assert here.place == AtPanel(2)


def test_fingers_that_jitter_still_tap(here: Visitor, names: Names) -> None:
    spot = here.point(names.tab(2))
    here.press(spot)
    for by in (QPointF(3, -2), QPointF(-2, 3), QPointF(2, 2)):
        here.move(spot + by)
    here.release()
    assert here.place == AtPanel(2)


@pytest.mark.parametrize("going", [lambda visitor: visitor.key("Home"), lambda visitor: visitor.key("Right")])
def test_what_is_pressed_may_go_away(here: Visitor, names: Names, going: Callable[[Visitor], None]) -> None:
    here.press(names.stop(0, 1))
    going(here)
    here.release()
    assert here.place in (Attract(), AtPanel(1))
    here.until(here.at_rest)
    here.touch(names.tab(2))
    assert here.place == AtPanel(2)
