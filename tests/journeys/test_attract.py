"""Attract's stories: one after the other, in every language, each the way to its panel."""

import pytest
from PySide6.QtCore import QMetaObject

from qbj_kiosk.app.options import Size
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtPanel, Attract
from tests.journeys import rules
from tests.journeys.rules import Screen
from tests.journeys.test_layout import SIZES
from tests.journeys.visitor import Arrive, Visitor
from tests.kiosks import rest


def told(visitor: Visitor) -> int:
    return int(visitor.component("AttractScreen").property("story"))


@pytest.mark.parametrize("story", [0, 1, 2])
def test_a_touch_on_a_story_opens_that_very_panel(visitor: Visitor, story: int) -> None:
    visitor.component("AttractScreen").setProperty("story", story)
    rest()
    visitor.touch(visitor.middle())
    assert visitor.place == AtPanel(story)


def test_a_touch_on_the_names_opens_the_first_panel(visitor: Visitor) -> None:
    visitor.touch(visitor.middle())
    assert visitor.place == AtPanel(0)


def test_the_train_sets_out_from_where_it_stands(arrive: Arrive) -> None:
    visitor = arrive(still=False)
    attract = visitor.component("AttractScreen")
    visitor.bot.waitUntil(lambda: bool(attract.property("positioned")), timeout=20_000)
    first = float(attract.property("nose"))
    visitor.bot.waitUntil(lambda: attract.property("nose") != first, timeout=20_000)
    assert visitor.window.width() * 0.8 - 1 < attract.property("nose") < visitor.window.width()


def test_stories_follow_each_other_and_then_the_names_stand_a_little_elsewhere(arrive: Arrive) -> None:
    visitor = arrive(still=False)
    attract = visitor.component("AttractScreen")
    seen, drift = [], attract.property("drift")
    for _ in range(4):
        before = told(visitor)
        QMetaObject.invokeMethod(attract, "showNextStory")
        visitor.bot.waitUntil(lambda before=before: told(visitor) != before, timeout=20_000)  # type: ignore[misc]  # bound now
        seen.append(told(visitor))
    assert seen == [0, 1, 2, -1]
    assert attract.property("drift") != drift


@pytest.mark.parametrize("text_size", [100, 200])
def test_nothing_burns_in_where_the_train_has_no_room_either(arrive: Arrive, text_size: int) -> None:
    visitor = arrive(Size(1280, 1024), still=False, text_size=text_size)
    attract = visitor.component("AttractScreen")
    visitor.until(lambda: bool(attract.property("drifting")))
    assert attract.property("motionless") == (text_size == 200)
    visitor.kiosk.session.dispatch(ev.OpenPanel(0))
    visitor.until(lambda: not attract.property("drifting"))


def test_whoever_comes_back_finds_the_names(visitor: Visitor) -> None:
    visitor.component("AttractScreen").setProperty("story", 2)
    visitor.touch(visitor.middle())
    visitor.key("Home")
    assert visitor.place == Attract()
    assert told(visitor) == -1


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_story_is_told_in_every_language_and_keeps_the_rules(arrive: Arrive, size: Size) -> None:
    visitor = arrive(size)
    for story, panel in enumerate(visitor.kiosk.bundle.exhibit.panels):
        visitor.component("AttractScreen").setProperty("story", story)
        rest()
        for wording in panel.wording.values():
            assert "\n".join(wording.headline) in visitor.reads()
        screen = Screen.of(visitor.window)
        assert {rule.__name__: list(rule(screen)) for rule in rules.RULES if any(rule(screen))} == {}
