"""Swipes between panels and stops, and the train as a handle."""

import pytest
from PySide6.QtCore import SIGNAL, QObject, QPointF
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session.places import AtPanel, AtStop
from tests.journeys.control_names import Names
from tests.journeys.visitor import NewVisitor, Visitor

SIZES = (Size(1920, 1080), Size(1080, 1920))


@pytest.fixture(params=SIZES, ids=str)
def visitor(request: pytest.FixtureRequest, new_visitor: NewVisitor, names: Names) -> Visitor:
    """Return a visitor at the first panel of an exhibit with motion."""
    visitor = new_visitor(request.param, still=False)
    visitor.touch(names.tab(0))
    visitor.until_at(AtPanel(0))
    return visitor


def strip(visitor: Visitor) -> QQuickItem:
    within = visitor.component("OpenedStops" if isinstance(visitor.place, AtStop) else "PanelStrip")
    return next(item for item in visitor.components("PageStrip") if within.isAncestorOf(item))


def position(visitor: Visitor) -> float:
    return float(item_properties.number(strip(visitor), "position"))


def test_swiping_goes_from_panel_to_panel(visitor: Visitor) -> None:
    visitor.swipe(-0.5)
    visitor.until_at(AtPanel(1))
    visitor.swipe(-0.5)
    visitor.until_at(AtPanel(2))
    visitor.swipe(0.5)
    visitor.until_at(AtPanel(1))


def test_page_follows_the_finger(visitor: Visitor) -> None:
    width = visitor.window.width()
    visitor.press(QPointF(width * 0.8, 300))
    visitor.move(QPointF(width * 0.6, 300))
    visitor.until(lambda: position(visitor) > 0)
    held = position(visitor) * width + visitor.down[1].x()
    for share in (0.5, 0.3, 0.7, 0.35):
        visitor.move(QPointF(width * share, 300))
        visitor.until_is(lambda: position(visitor) * width, pytest.approx(held - width * share, abs=2))
    visitor.release()
    visitor.until_at(AtPanel(1))


def test_small_swipe_is_reverted(visitor: Visitor) -> None:
    width = visitor.window.width()
    visitor.press(QPointF(width * 0.6, 300))
    visitor.move(QPointF(width * 0.5, 300))
    visitor.move(QPointF(width * 0.6, 300))
    visitor.until(lambda: abs(position(visitor)) < 0.1)
    visitor.release()
    visitor.until_at(AtPanel(0))


def test_ends_follow_the_finger_by_less_than_half(visitor: Visitor, names: Names) -> None:
    width = visitor.window.width()
    for panel, begin, end in ((0, 0.2, 0.8), (2, 0.8, 0.2)):
        visitor.touch(names.tab(panel))
        visitor.until_at(AtPanel(panel))
        visitor.press(QPointF(width * begin, 300))
        visitor.move(QPointF(width * end, 300))
        visitor.until_is(lambda: 0 < position(visitor) % 1 < 1, wanted=True)
        assert 0.05 < abs(position(visitor) - panel) < 0.3, "it follows by less than half of the way"
        visitor.release()
        visitor.until_at(AtPanel(panel))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_swiping_runs_through_all_stops_and_back(new_visitor: NewVisitor, names: Names, size: Size) -> None:
    visitor = new_visitor(size)
    line = [AtStop(panel, stop) for panel, stop in names.stops()]
    visitor.touch(names.tab(0))
    visitor.touch(names.stop(0, 0))
    visitor.until_at(line[0])
    for place in line[1:]:
        visitor.swipe(-0.5)
        visitor.until_at(place)
    visitor.swipe(-0.5)
    visitor.until_at(line[-1])
    for place in reversed(line[:-1]):
        visitor.swipe(0.5)
        visitor.until_at(place)
    visitor.swipe(0.5)
    visitor.until_at(line[0])


def test_swiping_upwards_turns_no_page(visitor: Visitor) -> None:
    middle = visitor.middle()
    visitor.drag(QPointF(middle.x(), middle.y() * 1.2), QPointF(middle.x() + 10, middle.y() * 0.4))
    visitor.until_at(AtPanel(0))


def test_touch_interrupts_a_transition(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(2))
    visitor.until(lambda: 0 < position(visitor) < 2)
    visitor.touch(names.tab(0))
    visitor.until_at(AtPanel(0))
    visitor.touch(names.tab(1))
    visitor.until(lambda: 0 < position(visitor) < 1)
    visitor.swipe(0.5)
    visitor.until_at(AtPanel(0))


def nose(visitor: Visitor) -> float:
    return float(item_properties.number(visitor.component("PanelStrip"), "screenNose"))


def grip(visitor: Visitor, names: Names) -> QPointF:
    """Return the point at which a finger drags the train: a little behind its nose."""
    handle = visitor.control(names.words.train).shown
    return QPointF(handle.right() - min(40, handle.width() / 2), handle.center().y())


def test_train_follows_the_finger(visitor: Visitor, names: Names) -> None:
    start = grip(visitor, names)
    visitor.press(start)
    for step in range(-20, -420, -40):
        visitor.move(start + QPointF(step, 0))
    held = nose(visitor) - visitor.down[1].x()
    for x in (start.x() - 300, start.x() - 100, start.x() - 200):
        visitor.move(QPointF(x, start.y()))
        visitor.until_is(lambda: nose(visitor), pytest.approx(x + held, abs=2))
    visitor.release()


def test_train_highlights_the_stop_it_reaches_and_coasts_to_the_nearest(visitor: Visitor, names: Names) -> None:
    page = visitor.component("PanelPage")
    for stop in (0, 1, 2, 0, 2):
        start = grip(visitor, names)
        visitor.press(start)
        visitor.move(start + QPointF(-30 if stop < 2 else 30, 0))
        target = stop_nose(page, stop) + 25
        visitor.move(QPointF(visitor.down[1].x() + target - nose(visitor), start.y()))
        for by in (-2, 2, -1):  # halt before the release
            visitor.move(visitor.down[1] + QPointF(by, 0))
        visitor.until_is(lambda: visitor.visit.figures[0].train_stop, stop)
        assert [item_properties.value(item, "lit") for item in markers(visitor, names)] == [
            each == stop for each in range(3)
        ]
        visitor.release()
        visitor.until(visitor.at_rest)
        assert visitor.visit.figures[0].train_stop == stop
        assert nose(visitor) == pytest.approx(stop_nose(page, stop), abs=2)


def markers(visitor: Visitor, names: Names) -> list[QQuickItem]:
    return [visitor.item(names.stop(0, stop)) for stop in range(3)]


def stop_nose(page: QQuickItem, stop: int) -> float:
    return item_properties.evaluate_number(page, f"layout.noseAt({stop})")


def test_train_stands_before_the_last_stop_until_it_is_pushed(visitor: Visitor, names: Names) -> None:
    page = visitor.component("PanelPage")
    assert nose(visitor) == pytest.approx(stop_nose(page, 1), abs=2)
    visitor.touch(grip(visitor, names))
    visitor.until(visitor.at_rest)
    assert nose(visitor) == pytest.approx(stop_nose(page, 2), abs=2)
    assert visitor.place == AtPanel(0)


def test_tap_on_the_train_moves_it_to_the_next_stop(visitor: Visitor, names: Names) -> None:
    visitor.key("Tab")
    visitor.tab_to(names.words.train)
    visitor.key("Left", "Left")
    visitor.until(lambda: visitor.visit.figures[0].train_stop == 0)
    visitor.until(visitor.at_rest)
    for stop in (1, 2):
        visitor.touch(grip(visitor, names))
        visitor.until_is(lambda: visitor.visit.figures[0].train_stop, stop)
        visitor.until(visitor.at_rest)
    visitor.touch(grip(visitor, names))
    visitor.until_at(AtPanel(1))


def test_keys_move_the_train_from_stop_to_stop_and_to_the_next_panel(visitor: Visitor, names: Names) -> None:
    visitor.tab_to(names.words.train)
    for key, stop in (("Left", 0), ("Right", 1), ("Right", 2), ("Left", 1), ("Right", 2)):
        visitor.key(key)
        assert visitor.visit.figures[0].train_stop == stop
    visitor.key("Right")
    visitor.until_at(AtPanel(1))
    visitor.key("Left")
    visitor.until_at(AtPanel(0))


def announced_stops(visitor: Visitor) -> list[str]:
    """Return the stops that the description of the train names after this; the list grows."""
    handle = visitor.component("TrainHandle")
    attached = next(child for child in handle.children() if child.inherits("QQuickAccessibleAttached"))
    announced: list[str] = []
    QObject.connect(
        attached,
        SIGNAL("descriptionChanged()"),
        lambda: announced.append(attached.property("description").partition(",")[0]),
    )
    return announced


def test_first_key_announces_only_the_stop_the_train_goes_to(visitor: Visitor, names: Names) -> None:
    visitor.tab_to(names.words.train)
    announced = announced_stops(visitor)
    visitor.key("Left")
    visitor.until(visitor.at_rest)
    assert announced == ["2013"]


def test_first_drag_announces_only_the_stop_the_train_goes_to(visitor: Visitor, names: Names) -> None:
    page, announced, start = visitor.component("PanelPage"), announced_stops(visitor), grip(visitor, names)
    visitor.press(start)
    visitor.move(start + QPointF(-30, 0))
    visitor.move(start + QPointF(stop_nose(page, 0) - nose(visitor) - 30, 0))
    visitor.release()
    visitor.until(visitor.at_rest)
    assert announced == ["2013"]


def test_train_dragged_over_the_edge_opens_the_next_panel(visitor: Visitor, names: Names) -> None:
    start = grip(visitor, names)
    edge = visitor.window.width() - 4
    visitor.press(start)
    visitor.move(QPointF(edge, start.y()))
    visitor.until(lambda: visitor.place == AtPanel(1))
    visitor.until(lambda: not item_properties.value(strip(visitor), "moving"))
    assert nose(visitor) == pytest.approx(edge, abs=200), "the train stays under the finger while the page moves"
    visitor.release()
    visitor.until_at(AtPanel(1))
    start = grip(visitor, names)
    visitor.press(start)
    visitor.move(QPointF(4, start.y()))
    visitor.until(lambda: visitor.place == AtPanel(0))
    visitor.release()
    visitor.until_at(AtPanel(0))


def test_the_first_panel_has_no_edge_to_the_left(visitor: Visitor, names: Names) -> None:
    start = grip(visitor, names)
    visitor.press(start)
    visitor.move(QPointF(4, start.y()))
    visitor.release()
    visitor.until_at(AtPanel(0))
    assert visitor.visit.figures[0].train_stop == 0


def test_the_line_draws_itself_once_a_visit(visitor: Visitor, names: Names) -> None:
    visitor.until(lambda: visitor.visit.figures[0].is_finished)
    visitor.touch(names.tab(1))
    visitor.until(lambda: visitor.visit.figures[1].is_finished)
    visitor.touch(names.tab(0))
    visitor.until_at(AtPanel(0))
    assert visitor.visit.figures[0].is_finished
    visitor.key("Home")
    assert not any(figure.is_finished for figure in visitor.visit.figures)


def test_touch_ends_the_animation_of_a_figure(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor(still=False)
    visitor.touch(names.tab(0))
    visitor.until(lambda: bool(visitor.components("PanelStrip")))
    visitor.touch(QPointF(visitor.window.width() * 0.3, 60))
    visitor.until(lambda: visitor.visit.figures[0].is_finished)
