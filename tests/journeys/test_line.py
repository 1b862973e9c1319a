"""Along the line: swiping between panels and stops, and the train as a handle."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.app.options import Size
from qbj_kiosk.measure import qml_items
from qbj_kiosk.session.places import AtPanel, AtStop
from tests.journeys.names import Names
from tests.journeys.visitor import Arrive, Visitor

SIZES = (Size(1920, 1080), Size(1080, 1920))


@pytest.fixture(params=SIZES, ids=str)
def here(request: pytest.FixtureRequest, arrive: Arrive, names: Names) -> Visitor:
    """A visitor who has come to the first panel, everything in motion as it is in the hall."""
    visitor = arrive(request.param, still=False)
    visitor.touch(names.tab(0))
    visitor.until_at(AtPanel(0))
    return visitor


def strip(visitor: Visitor) -> QQuickItem:
    """The strip of what is open: panels or stops."""
    within = visitor.component("StopScreen" if isinstance(visitor.place, AtStop) else "PanelStrip")
    return next(item for item in visitor.components("Strip") if within.isAncestorOf(item))


def position(visitor: Visitor) -> float:
    """Where that strip stands, in pages."""
    return float(qml_items.number(strip(visitor), "position"))


def test_swiping_goes_from_panel_to_panel(here: Visitor) -> None:
    here.swipe(-0.5)
    here.until_at(AtPanel(1))
    here.swipe(-0.5)
    here.until_at(AtPanel(2))
    here.swipe(0.5)
    here.until_at(AtPanel(1))


def test_a_swipe_sticks_to_the_finger(here: Visitor) -> None:
    width = here.window.width()
    here.press(QPointF(width * 0.8, 300))
    here.move(QPointF(width * 0.6, 300))
    here.until(lambda: position(here) > 0)
    held = position(here) * width + here.down[1].x()
    for share in (0.5, 0.3, 0.7, 0.35):
        here.move(QPointF(width * share, 300))
        here.until_is(lambda: position(here) * width, pytest.approx(held - width * share, abs=2))
    here.release()
    here.until_at(AtPanel(1))


def test_a_small_swipe_comes_back(here: Visitor) -> None:
    width = here.window.width()
    here.press(QPointF(width * 0.6, 300))
    here.move(QPointF(width * 0.5, 300))
    here.move(QPointF(width * 0.6, 300))
    here.until(lambda: abs(position(here)) < 0.1)
    here.release()
    here.until_at(AtPanel(0))


def test_the_ends_give_way_like_rubber(here: Visitor, names: Names) -> None:
    width = here.window.width()
    for panel, begin, end in ((0, 0.2, 0.8), (2, 0.8, 0.2)):
        here.touch(names.tab(panel))
        here.until_at(AtPanel(panel))
        here.press(QPointF(width * begin, 300))
        here.move(QPointF(width * end, 300))
        here.until_is(lambda: 0 < position(here) % 1 < 1, wanted=True)
        assert 0.05 < abs(position(here) - panel) < 0.3, "it follows by less than half of the way"
        here.release()
        here.until_at(AtPanel(panel))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_swiping_runs_through_all_stops_and_back(arrive: Arrive, names: Names, size: Size) -> None:
    here = arrive(size)
    line = [AtStop(panel, stop) for panel, stop in names.stops()]
    here.touch(names.tab(0))
    here.touch(names.stop(0, 0))
    here.until_at(line[0])
    for place in line[1:]:
        here.swipe(-0.5)
        here.until_at(place)
    here.swipe(-0.5)
    here.until_at(line[-1])
    for place in reversed(line[:-1]):
        here.swipe(0.5)
        here.until_at(place)
    here.swipe(0.5)
    here.until_at(line[0])


def test_swiping_upwards_turns_no_page(here: Visitor) -> None:
    middle = here.middle()
    here.drag(QPointF(middle.x(), middle.y() * 1.2), QPointF(middle.x() + 10, middle.y() * 0.4))
    here.until_at(AtPanel(0))


def test_a_touch_in_the_middle_of_a_travel_is_obeyed(here: Visitor, names: Names) -> None:
    here.touch(names.tab(2))
    here.until(lambda: 0 < position(here) < 2)
    here.touch(names.tab(0))
    here.until_at(AtPanel(0))
    here.touch(names.tab(1))
    here.until(lambda: 0 < position(here) < 1)
    here.swipe(0.5)
    here.until_at(AtPanel(0))


def nose(visitor: Visitor) -> float:
    """Where the train's nose is on the screen."""
    return float(qml_items.number(visitor.component("PanelStrip"), "screenNose"))


def grip(visitor: Visitor, names: Names) -> QPointF:
    """Where a finger takes the train: a little behind its nose."""
    handle = visitor.control(names.words.train).shown
    return QPointF(handle.right() - min(40, handle.width() / 2), handle.center().y())


def test_the_train_goes_where_it_is_dragged(here: Visitor, names: Names) -> None:
    start = grip(here, names)
    here.press(start)
    for step in range(-20, -420, -40):
        here.move(start + QPointF(step, 0))
    held = nose(here) - here.down[1].x()
    for x in (start.x() - 300, start.x() - 100, start.x() - 200):
        here.move(QPointF(x, start.y()))
        here.until_is(lambda: nose(here), pytest.approx(x + held, abs=2))
    here.release()


def test_the_train_lights_the_stop_it_reaches_and_coasts_to_the_nearest(here: Visitor, names: Names) -> None:
    page = here.component("PanelPage")
    home = nose(here)
    for stop in (0, 1, 2, 0, 2):
        start = grip(here, names)
        here.press(start)
        here.move(start + QPointF(-30 if stop < 2 else 30, 0))
        target = stop_nose(page, stop) + 25
        here.move(QPointF(here.down[1].x() + target - nose(here), start.y()))
        for by in (-2, 2, -1):  # it comes to a halt before it lets go
            here.move(here.down[1] + QPointF(by, 0))
        here.until_is(lambda: here.visit.figures[0].train, stop)
        assert [qml_items.value(item, "lit") for item in markers(here, names)] == [each == stop for each in range(3)]
        here.release()
        here.until(here.at_rest)
        assert here.visit.figures[0].train == stop
        assert nose(here) == pytest.approx(stop_nose(page, stop), abs=2)
    assert nose(here) == pytest.approx(home, abs=2)


def markers(visitor: Visitor, names: Names) -> list[QQuickItem]:
    """The first panel's stops."""
    return [visitor.item(names.stop(0, stop)) for stop in range(3)]


def stop_nose(page: QQuickItem, stop: int) -> float:
    """Where the train's nose is when it stands at a stop."""
    return qml_items.evaluate_number(page, f"layout.noseAt({stop})")


def test_a_tap_on_the_train_sends_it_on(here: Visitor, names: Names) -> None:
    here.key("Tab")
    here.tab_to(names.words.train)
    here.key("Left", "Left")
    here.until(lambda: here.visit.figures[0].train == 0)
    here.until(here.at_rest)
    for stop in (1, 2):
        here.touch(grip(here, names))
        here.until_is(lambda: here.visit.figures[0].train, stop)
        here.until(here.at_rest)
    here.touch(grip(here, names))
    here.until_at(AtPanel(1))


def test_keys_drive_the_train_through_the_world(here: Visitor, names: Names) -> None:
    here.tab_to(names.words.train)
    here.key("Left")
    assert here.visit.figures[0].train == 1
    here.key("Right")
    assert here.visit.figures[0].train == 2
    here.key("Right")
    here.until_at(AtPanel(1))
    here.key("Left")
    here.until_at(AtPanel(0))


def test_dragging_the_train_over_the_edge_goes_on_to_the_next_panel(here: Visitor, names: Names) -> None:
    start = grip(here, names)
    edge = here.window.width() - 4
    here.press(start)
    here.move(QPointF(edge, start.y()))
    here.until(lambda: here.place == AtPanel(1))
    here.until(lambda: not qml_items.value(strip(here), "moving"))
    assert nose(here) == pytest.approx(edge, abs=200), "the train stays in the hand while the world goes by"
    here.release()
    here.until_at(AtPanel(1))
    start = grip(here, names)
    here.press(start)
    here.move(QPointF(4, start.y()))
    here.until(lambda: here.place == AtPanel(0))
    here.release()
    here.until_at(AtPanel(0))


def test_the_first_panel_has_no_edge_to_the_left(here: Visitor, names: Names) -> None:
    start = grip(here, names)
    here.press(start)
    here.move(QPointF(4, start.y()))
    here.release()
    here.until_at(AtPanel(0))
    assert here.visit.figures[0].train == 0


def test_the_line_draws_itself_once_a_visit(here: Visitor, names: Names) -> None:
    here.until(lambda: here.visit.figures[0].shown)
    here.touch(names.tab(1))
    here.until(lambda: here.visit.figures[1].shown)
    here.touch(names.tab(0))
    here.until_at(AtPanel(0))
    assert here.visit.figures[0].shown
    here.key("Home")
    assert not any(figure.shown for figure in here.visit.figures)


def test_drawing_is_cut_short_by_a_touch(arrive: Arrive, names: Names) -> None:
    visitor = arrive(still=False)
    visitor.touch(names.tab(0))
    visitor.until(lambda: bool(visitor.components("PanelStrip")))
    visitor.touch(QPointF(visitor.window.width() * 0.3, 60))
    visitor.until(lambda: visitor.visit.figures[0].shown)
