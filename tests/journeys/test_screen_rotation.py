"""Rotation of the screen: every state fits afterwards, also in the middle of a transition or a drag."""

import pytest
from PySide6.QtCore import QPointF, QSize

from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.layout_check.layout_rules import controls_keep_apart, text_is_inside, text_is_whole, texts_keep_apart
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtPanel
from qbj_kiosk.shots.states import states
from tests.journeys.control_names import Names
from tests.journeys.stricter_layout_rules import Screen
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import rest
from tests.session.invariants import violations

TURNS = (Size(1080, 1920), Size(1280, 1024), Size(1280, 720), Size(1920, 1080))


@pytest.fixture
def visitor(new_visitor: NewVisitor) -> Visitor:
    return new_visitor(still=False)


@pytest.mark.parametrize("first", [0, *(pytest.param(each, marks=pytest.mark.exhaustive) for each in (1, 2, 3))])
def test_every_state_fits_after_a_turn(new_visitor: NewVisitor, first: int) -> None:
    """Turn the screen twice in each state; together, the states see every turn."""
    visitor = new_visitor()
    kept = (text_is_inside, texts_keep_apart, controls_keep_apart, text_is_whole)
    wrong = []
    for number, state in enumerate(states(visitor.kiosk.bundle.exhibit)):
        for event in (ev.Reset(), ev.SetLanguage("en"), *state.events):
            visitor.kiosk.session.dispatch(event)
        for size in (TURNS[(number + first) % 4], TURNS[(number + first + 1) % 4]):
            before = visitor.visit
            visitor.window.resize(QSize(size.width, size.height))
            rest()
            assert visitor.visit == before
            screen = Screen.of(visitor.window)
            wrong += [f"{state.name} {size}: {what}" for rule in kept for what in rule(screen)]
    assert wrong == []


def test_turn_during_a_transition_ends_at_rest(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(2))
    for size in TURNS:
        visitor.window.resize(QSize(size.width, size.height))
        visitor.frame()
        visitor.touch(names.tab(TURNS.index(size) % 3))
    visitor.until(lambda: isinstance(visitor.place, AtPanel))
    visitor.until(visitor.at_rest)
    world = visitor.component("PanelStrip")
    assert world.width() == visitor.window.width()
    assert item_properties.number(world, "nose") == pytest.approx(item_properties.value(world, "restingNose"), abs=2)


def test_turn_during_a_drag_keeps_the_visit_valid(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(0))
    visitor.until_at(AtPanel(0))
    visitor.press(names.words.train)
    visitor.move(visitor.down[1] - QPointF(200, 0))
    visitor.window.resize(1080, 1920)
    visitor.frame()
    visitor.move(QPointF(300, visitor.down[1].y()))
    visitor.release()
    visitor.until(visitor.at_rest)
    assert not violations(visitor.visit)
