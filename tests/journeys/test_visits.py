"""Whole visits to every stop, in both languages, by touch, mouse or keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit import model
from qbj_kiosk.session.places import AtArticle, AtPanel, AtStop, Attract
from tests.journeys.control_names import Names
from tests.journeys.visitor import NewVisitor, Visitor
from tests.pairwise_screens import LANDSCAPE, LANGUAGES, PORTRAIT, each_pair


def marked(visitor: Visitor) -> list[str]:
    """Return the paragraphs of the article that are marked and wholly in view."""
    marks = [each.item for each in visitor.screen().items if each.item.property("marked") is True]
    return [
        paragraph.name
        for paragraph in visitor.paragraphs()
        if any(paragraph.is_within(mark) for mark in marks) and paragraph.clip.contains(paragraph.rect)
    ]


def visit_every_stop(visitor: Visitor, names: Names, choose: Callable[[str], None]) -> None:
    """Open every panel, every stop and the paragraph that supports it, and go back the same way."""
    choose(names.language.name)
    for panel, stop in names.stops():
        if stop == 0:
            choose(names.tab(panel))
            visitor.until_at(AtPanel(panel))
        choose(names.stop(panel, stop))
        visitor.until_at(AtStop(panel, stop))
        assert names.heading(panel, stop) in visitor.reads()
        assert [paragraph.name for paragraph in visitor.paragraphs()] == names.body(panel, stop)
        choose(names.source(panel, stop))
        number = visitor.kiosk.bundle.exhibit.panels[panel].stops[stop].paragraphs[0]
        visitor.until_at(AtArticle(number, AtStop(panel, stop)))
        assert marked(visitor) == [names.paragraph(number)]
        choose(names.back_to_stop(panel, stop))
        visitor.until_at(AtStop(panel, stop))
        choose(names.back_to_panel(panel))
        visitor.until_at(AtPanel(panel))
    choose(names.words.article)
    visitor.until_at(AtArticle(0, AtPanel(len(names.exhibit.panels) - 1)))
    assert marked(visitor) == []


MEANS = ("touch", "mouse", "Return", "Space", "Enter")
"""Ways to choose a control; keys confirm the one that Tab has reached."""


@pytest.mark.parametrize(("means", "size", "language"), each_pair(MEANS, (LANDSCAPE, PORTRAIT), LANGUAGES), ids=str)
def test_every_stop_is_reached_by_touch_mouse_or_keys(
    new_visitor: NewVisitor, exhibit: model.Exhibit, means: str, size: Size, language: str
) -> None:
    visitor = new_visitor(size)

    def choose_by_key(name: str) -> None:
        visitor.tab_to(name)
        visitor.key(means)

    choose = {"touch": visitor.touch, "mouse": visitor.click}.get(means, choose_by_key)
    visit_every_stop(visitor, Names(exhibit, language), choose)


def test_every_stop_is_reached_by_touch_in_motion(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor(still=False)
    visit_every_stop(visitor, names, visitor.touch)


def test_every_stop_is_reached_by_short_keys(visitor: Visitor, names: Names) -> None:
    visitor.key("Return")
    assert visitor.place == AtPanel(0)
    visitor.key("Right")
    assert visitor.place == AtPanel(1)
    visitor.key("Left", "Left")
    assert visitor.place == AtPanel(0), "there is nothing left of the first panel"
    visitor.tab_to(names.stop(0, 2))
    visitor.key("Return", "Right")
    assert visitor.place == AtStop(1, 0), "stops follow each other along the line, from panel to panel"
    visitor.key("Left", "Left")
    assert visitor.place == AtStop(0, 1)
    visitor.tab_to(names.source(0, 1))
    visitor.key("Return")
    assert visitor.place == AtArticle(3, AtStop(0, 1))
    visitor.key("L")
    assert (visitor.visit.language, visitor.place) == ("zh", AtArticle(3, AtStop(0, 1)))
    visitor.key("Escape")
    assert visitor.place == AtStop(0, 1)
    visitor.key("Escape")
    assert visitor.place == AtPanel(0)
    visitor.key("Escape")
    assert (visitor.place, visitor.visit.language) == (Attract(), "en"), "the visit is over, its language too"
    visitor.key("Return", "Right", "Home")
    assert visitor.place == Attract()


def test_f11_toggles_full_screen(visitor: Visitor) -> None:
    visitor.key("F11")
    assert visitor.window.windowStates() & Qt.WindowState.WindowFullScreen
    visitor.key("F11")
    assert not visitor.window.windowStates() & Qt.WindowState.WindowFullScreen


def test_tab_reaches_every_control_and_starts_again(visitor: Visitor, names: Names) -> None:
    for touch in ("", names.tab(1), names.stop(1, 1)):
        if touch:
            visitor.touch(touch)
        there = set(visitor.controls())
        reached: set[str] = set()
        while visitor.focused not in reached or not reached:
            reached.add(visitor.focused)
            visitor.key("Tab")
            assert len(reached) <= len(there) + 1
        assert there <= reached


@pytest.mark.parametrize("panel", range(3))
def test_attract_opens_the_panel_that_is_touched(visitor: Visitor, each_language: Names, panel: int) -> None:
    visitor.touch(each_language.language.name)
    visitor.touch(each_language.tab(panel))
    assert visitor.place == AtPanel(panel)


def test_attract_opens_the_first_panel_when_touched_anywhere_else(new_visitor: NewVisitor) -> None:
    visitor = new_visitor()
    width, height = visitor.window.width(), visitor.component("Deck").y()
    for x in (0.02, 0.3, 0.7, 0.98):
        for y in (0.02, 0.4, 0.85, 0.98):
            visitor.key("Home")
            assert visitor.place == Attract()
            visitor.touch(QPointF(width * x, height * y))
            assert visitor.place == AtPanel(0)


def test_back_is_named_after_where_it_goes(visitor: Visitor, each_language: Names) -> None:
    names = each_language
    visitor.touch(names.language.name)
    visitor.touch(names.words.article)
    assert names.back_to_start in visitor.controls()
    visitor.touch(names.back_to_start)
    assert visitor.place == Attract()
    visitor.touch(names.language.name)
    visitor.touch(names.tab(2))
    visitor.touch(names.words.article)
    visitor.touch(names.back_to_panel(2))
    assert visitor.place == AtPanel(2)
    visitor.touch(names.stop(2, 0))
    visitor.touch(names.source(2, 0))
    visitor.touch(names.back_to_stop(2, 0))
    assert visitor.place == AtStop(2, 0)
    visitor.touch(names.back_to_panel(2))
    assert visitor.place == AtPanel(2)


def test_neighbouring_stops_open_with_one_touch(visitor: Visitor, names: Names) -> None:
    line = names.stops()
    visitor.touch(names.tab(0))
    visitor.touch(names.stop(0, 0))
    for panel, stop in line[1:]:
        visitor.touch(names.next(panel, stop))
        assert visitor.place == AtStop(panel, stop)
    for panel, stop in reversed(line[:-1]):
        visitor.touch(names.previous(panel, stop))
        assert visitor.place == AtStop(panel, stop)
