"""Opened stops: wagons open onto their goods, and the last stop leads on to the article."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface

from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check.item_properties import evaluate
from qbj_kiosk.session.places import AtArticle, AtPanel, AtStop
from tests.journeys.control_names import Names
from tests.journeys.visitor import NewVisitor, Visitor

SIZES = (Size(1920, 1080), Size(1080, 1920))


@pytest.fixture(params=SIZES, ids=str)
def wagons(request: pytest.FixtureRequest, new_visitor: NewVisitor, names: Names) -> Visitor:
    """Return a visitor at the first stop whose figure has wagons."""
    visitor = new_visitor(request.param)
    for panel, stop in names.stops():
        if visitor.kiosk.bundle.exhibit.panels[panel].stops[stop].figure.kind == "cargo":
            visitor.touch(names.tab(panel))
            visitor.until_at(AtPanel(panel))
            visitor.touch(names.stop(panel, stop))
            visitor.until_at(AtStop(panel, stop))
            return visitor
    raise AssertionError


def opened(visitor: Visitor) -> dict[str, bool]:
    """Return which wagons of a stop's figure are open, by name."""
    wagons = sorted(visitor.components("OpeningWagon"), key=lambda wagon: wagon.x())
    return {str(wagon.property("text")): bool(wagon.property("open")) for wagon in wagons}


def test_first_wagon_shows_that_it_opens(wagons: Visitor) -> None:
    assert list(opened(wagons).values()) == [True, False, False]


def test_touch_opens_and_closes_a_wagon(wagons: Visitor) -> None:
    last = list(opened(wagons))[-1]
    wagons.touch(last)
    wagons.until(lambda: opened(wagons)[last])
    wagons.touch(last)
    wagons.until(lambda: not opened(wagons)[last])


def test_key_opens_a_wagon(wagons: Visitor) -> None:
    last = list(opened(wagons))[-1]
    wagons.tab_to(last)
    wagons.key("Return")
    wagons.until(lambda: opened(wagons)[last])


def test_screen_reader_opens_a_wagon(wagons: Visitor) -> None:
    last = list(opened(wagons))[-1]
    actions = QAccessible.queryAccessibleInterface(wagons.item(last)).actionInterface()
    actions.doAction(QAccessibleActionInterface.pressAction())
    wagons.until(lambda: opened(wagons)[last])


def test_texts_are_textures_only_while_they_fade(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor()
    visitor.touch(names.tab(0))
    visitor.touch(names.stop(0, 0))
    visitor.until_at(AtStop(0, 0))
    screen, page = visitor.component("OpenedStops"), visitor.component("StopPage")
    (body,) = (text for text in visitor.components("Prose") if page.isAncestorOf(text))
    for openness, is_texture in ((1.0, False), (0.8, True), (0.2, False), (1.0, False)):
        screen.setProperty("openness", openness)
        assert evaluate(body, "layer.enabled") is is_texture


def test_last_stop_leads_to_the_article(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor()
    panel, stop = names.stops()[-1]
    visitor.touch(names.tab(panel))
    visitor.until_at(AtPanel(panel))
    visitor.touch(names.stop(panel, stop))
    visitor.until_at(AtStop(panel, stop))
    visitor.touch(names.words.article)
    visitor.until_at(AtArticle(0, AtStop(panel, stop)))
    visitor.touch(names.back_to_stop(panel, stop))
    visitor.until_at(AtStop(panel, stop))
