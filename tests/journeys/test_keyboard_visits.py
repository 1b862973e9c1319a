"""Visits with the keyboard only: every control is reached in reading order, and the focus is never lost."""

import random
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit import model
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.layout_check.visible_items import shown_rect
from qbj_kiosk.session.accessibility import TEXT_SIZES
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract
from tests.journeys.control_names import Names
from tests.journeys.keyboard_focus import STATES, bounds, focus, focus_chain
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import rest
from tests.pairwise_screens import LANDSCAPE, LANGUAGES, PORTRAIT, SQUARE, in_turn

MOVING_KEYS = ("Tab", "Shift+Backtab", "Return", "Space", "Escape", "Left", "Right", "Up", "Down")
CHANGING_KEYS = ("L", "Plus", "Minus")
"""They change language or text size, and are pressed less often: each one lays every page out again."""
AA = "Text, contrast and reach"


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, SQUARE], ids=str)
def test_tab_follows_the_reading_order_reaches_every_control_and_starts_again(
    new_visitor: NewVisitor, size: Size, text_size: int
) -> None:
    visitor = new_visitor(size, text_size=text_size)
    deck = visitor.component("Deck")
    for state, go in STATES.items():
        go(visitor)
        rest()
        reached = focus_chain(visitor)
        assert {item_properties.accessible_name(item) for item in reached} >= set(visitor.controls()), state
        on_deck = [deck.isAncestorOf(item) for item in reached]
        begin = next((at for at, here in enumerate(on_deck) if not here and on_deck[at - 1]), None)
        if begin is None:
            begin = reached.index(min(reached, key=lambda item: (bounds(item).top(), bounds(item).left())))
        ordered = reached[begin:] + reached[:begin]
        assert sorted(ordered, key=deck.isAncestorOf) == ordered, state
        for one, two in pairwise(ordered):
            if deck.isAncestorOf(one) == deck.isAncestorOf(two):
                here, there = bounds(one), bounds(two)
                # Further down, or further right in the same row.
                assert there.center().y() > here.center().y() or there.left() >= here.right() - 1, (state, here, there)


def test_shift_tab_reverses_the_order(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(1))
    visitor.until_at(AtPanel(1))
    there = focus_chain(visitor)
    back = []
    for _ in there:
        visitor.key("Shift+Backtab")
        back.append(focus(visitor))
    assert back == there[::-1]


@pytest.mark.parametrize(("size", "language"), in_turn((LANDSCAPE, PORTRAIT), LANGUAGES), ids=str)
def test_tab_return_and_escape_alone_reach_everything(
    new_visitor: NewVisitor, exhibit: model.Exhibit, size: Size, language: str
) -> None:
    names = Names(exhibit, language)
    visitor = new_visitor(size)
    visitor.kiosk.session.set_switch_offered("young")

    def choose(name: str) -> None:
        visitor.tab_to(name)
        focus(visitor)
        visitor.key("Return")

    choose(names.language.name)
    assert visitor.visit.language == names.tag
    for panel, stop in names.stops():
        if stop == 0:
            choose(names.tab(panel))
            visitor.until_at(AtPanel(panel))
        choose(names.stop(panel, stop))
        visitor.until_at(AtStop(panel, stop))
        visitor.key("Escape")
        visitor.until_at(AtPanel(panel))
        assert visitor.focused == names.stop(panel, stop), "closing a stop returns focus to its marker"
    choose(names.words.article)
    assert isinstance(visitor.place, AtArticle)
    visitor.key("Escape")
    assert visitor.focused == names.words.article
    words = names.language.access
    choose(words.title)
    for switch in visitor.kiosk.session.switches:
        choose(str(getattr(words, switch)))
        assert getattr(visitor.visit.access, switch)
        choose(str(getattr(words, switch)))
        assert not getattr(visitor.visit.access, switch)
    for percent in (*TEXT_SIZES[1:], TEXT_SIZES[0]):
        choose(words.percent.format(percent=percent))
        assert visitor.visit.access.text_size == percent
    visitor.key("Escape")
    assert visitor.focused == words.title, "closing the access page returns focus to its button"
    visitor.key("Escape")
    assert visitor.place == Attract()


def test_going_back_restores_focus(visitor: Visitor, names: Names) -> None:
    visitor.tab_to(names.tab(0))
    visitor.key("Return")
    visitor.tab_to(names.stop(0, 1))
    visitor.key("Return")
    visitor.tab_to(names.source(0, 1))
    visitor.key("Return")
    assert isinstance(visitor.place, AtArticle)
    visitor.tab_to(AA)
    visitor.key("Return")
    assert isinstance(visitor.place, AtAccess)
    visitor.key("Escape")
    assert visitor.focused == AA
    visitor.key("Escape")
    assert visitor.focused == names.source(0, 1)
    visitor.key("Escape")
    assert visitor.focused == names.stop(0, 1)


def test_first_key_after_touch_shows_the_focus_ring(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(0))
    visitor.touch(names.stop(0, 1))
    visitor.until_at(AtStop(0, 1))
    assert not visitor.window.activeFocusItem().property("visualFocus")
    visitor.key("Down")
    focus(visitor)
    visitor.touch(names.back_to_panel(0))
    visitor.until_at(AtPanel(0))
    assert not visitor.window.activeFocusItem().property("visualFocus")
    visitor.key("Tab")
    focus(visitor)


def test_change_of_language_or_text_size_keeps_focus(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(0))
    visitor.tab_to(names.stop(0, 1))
    item = focus(visitor)
    visitor.key("L", "Plus", "Plus")
    assert focus(visitor) == item
    assert (visitor.visit.language, visitor.visit.access.text_size) == ("zh", 150)


def test_plus_and_minus_step_through_the_sizes(visitor: Visitor) -> None:
    for percent in (*TEXT_SIZES[1:], TEXT_SIZES[-1]):
        visitor.key("Plus")
        assert visitor.visit.access.text_size == percent
    for percent in (*TEXT_SIZES[-2::-1], TEXT_SIZES[0]):
        visitor.key("Minus")
        assert visitor.visit.access.text_size == percent


def test_arrows_go_along_the_stops_and_on_to_the_next_panel(visitor: Visitor, names: Names) -> None:
    visitor.tab_to(names.tab(0))
    visitor.key("Return")
    visitor.tab_to(names.stop(0, 0))
    visitor.key("Right", "Right")
    assert visitor.focused == names.stop(0, 2)
    visitor.key("Left")
    assert visitor.focused == names.stop(0, 1)
    visitor.key("Right", "Right")
    assert visitor.place == AtPanel(1)
    focus(visitor)


def test_arrows_go_down_a_list(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor(PORTRAIT)
    visitor.tab_to(names.tab(0))
    visitor.key("Return")
    visitor.tab_to(names.stop(0, 0))
    visitor.key("Down", "Down")
    assert visitor.focused == names.stop(0, 2)
    visitor.key("Up")
    assert visitor.focused == names.stop(0, 1)


def test_arrows_on_a_tab_change_the_panel_and_move_the_focus(visitor: Visitor, names: Names) -> None:
    visitor.tab_to(names.tab(0))
    visitor.key("Right")
    assert visitor.focused == names.tab(1), "focus moves before the visit does"
    assert visitor.place == Attract()
    visitor.key("Return", "Right")
    assert visitor.place == AtPanel(2)
    assert visitor.focused == names.tab(2)
    visitor.key("Left")
    assert (visitor.place, visitor.focused) == (AtPanel(1), names.tab(1))


def test_arrows_on_the_access_page_move_the_focus_in_their_direction(visitor: Visitor) -> None:
    visitor.tab_to(AA)
    visitor.key("Return")
    visitor.tab_to("125%")
    visitor.key("Right")
    assert visitor.focused == "150%"
    visitor.key("Left", "Left", "Down")
    assert visitor.focused == "High contrast"
    visitor.key("Right")
    assert visitor.focused == "Less motion"
    visitor.key("Up")
    assert visitor.focused == "175%", "over the middle of what is left"


def test_arrows_move_the_focus_along_the_deck_where_no_panel_changes(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(0))
    visitor.tab_to(names.words.article)
    visitor.key("Right")
    assert visitor.focused == AA
    visitor.key("Right", "Right")
    assert visitor.focused == "English"
    assert visitor.place == AtPanel(0)


def test_arrow_after_the_last_language_does_nothing(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(0))
    visitor.until_at(AtPanel(0))
    last = names.exhibit.languages[-1].name
    visitor.tab_to(last)
    visitor.key("Right")
    assert (visitor.place, visitor.focused) == (AtPanel(0), last)


def test_held_key_acts_once(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(0))
    visitor.tab_to(names.stop(0, 1))
    hold(visitor, Qt.Key.Key_Return)
    assert visitor.place == AtStop(0, 1)
    hold(visitor, Qt.Key.Key_Escape)
    assert visitor.place == AtPanel(0)


def hold(visitor: Visitor, key: Qt.Key) -> None:
    down, up = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    for kind, repeats in ((down, False), *[(down, True)] * 4, (up, False)):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeats)
        QCoreApplication.sendEvent(visitor.window, event)
        rest()


@pytest.mark.parametrize("seed", range(6))
def test_focus_is_always_visible_with_random_keys(new_visitor: NewVisitor, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - keys, not secrets
    visitor = new_visitor(chance.choice([LANDSCAPE, PORTRAIT, SQUARE]))
    visitor.key("Tab")
    pressed = []
    for _ in range(150):
        pressed.append(chance.choice(CHANGING_KEYS if chance.random() < 0.1 else MOVING_KEYS))
        visitor.key(pressed[-1])
        rest()
        assert not shown_rect(focus(visitor)).isEmpty(), pressed[-10:]
