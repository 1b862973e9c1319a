"""Stories of attract: one after the other, in every language, each leading to its panel."""

from functools import partial

import pytest
from PySide6.QtCore import QMetaObject

from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtPanel, Attract
from tests.journeys import stricter_layout_rules
from tests.journeys.stricter_layout_rules import Screen
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import rest
from tests.pairwise_screens import SIZES, SQUARE


def shows_another(visitor: Visitor, before: int) -> bool:
    return story_of(visitor) != before


def story_of(visitor: Visitor) -> int:
    return int(item_properties.number(visitor.component("AttractScreen"), "story"))


@pytest.mark.parametrize("story", [0, 1, 2])
def test_a_touch_on_a_story_opens_that_very_panel(visitor: Visitor, story: int) -> None:
    visitor.component("AttractScreen").setProperty("story", story)
    rest()
    visitor.touch(visitor.middle())
    assert visitor.place == AtPanel(story)


def test_a_touch_on_the_names_opens_the_first_panel(visitor: Visitor) -> None:
    visitor.touch(visitor.middle())
    assert visitor.place == AtPanel(0)


def test_train_starts_from_its_position(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(still=False)
    attract = visitor.component("AttractScreen")
    visitor.until(lambda: bool(item_properties.value(attract, "positioned")))
    first = float(item_properties.number(attract, "nose"))
    visitor.until(lambda: item_properties.number(attract, "nose") != first)
    assert visitor.window.width() * 0.8 - 1 < item_properties.number(attract, "nose") < visitor.window.width()


def test_names_return_after_the_stories_slightly_moved(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(still=False)
    attract = visitor.component("AttractScreen")
    seen, drift = [], item_properties.value(attract, "drift")
    for _ in range(4):
        before = story_of(visitor)
        QMetaObject.invokeMethod(attract, "showNextStory")
        visitor.until(partial(shows_another, visitor, before))
        seen.append(story_of(visitor))
    assert seen == [0, 1, 2, -1]
    assert item_properties.value(attract, "drift") != drift


@pytest.mark.parametrize("text_size", [100, 200])
def test_attract_drifts_also_without_room_for_the_train(new_visitor: NewVisitor, text_size: int) -> None:
    visitor = new_visitor(SQUARE, still=False, text_size=text_size)
    attract = visitor.component("AttractScreen")
    visitor.until(lambda: bool(item_properties.value(attract, "drifting")))
    assert item_properties.value(attract, "motionless") == (text_size == 200)
    visitor.kiosk.session.dispatch(ev.OpenPanel(0))
    visitor.until(lambda: not item_properties.value(attract, "drifting"))


def test_back_at_attract_shows_the_names(visitor: Visitor) -> None:
    visitor.component("AttractScreen").setProperty("story", 2)
    visitor.touch(visitor.middle())
    visitor.key("Home")
    assert visitor.place == Attract()
    assert story_of(visitor) == -1


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_story_is_shown_in_every_language_and_keeps_the_rules(new_visitor: NewVisitor, size: Size) -> None:
    visitor = new_visitor(size)
    for story, panel in enumerate(visitor.kiosk.bundle.exhibit.panels):
        visitor.component("AttractScreen").setProperty("story", story)
        rest()
        for wording in panel.wording.values():
            assert "\n".join(wording.headline) in visitor.reads()
        screen = Screen.of(visitor.window)
        assert {rule.__name__: list(rule(screen)) for rule in stricter_layout_rules.RULES if any(rule(screen))} == {}
