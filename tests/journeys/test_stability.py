"""Stability: no frames at rest, a valid layout after a rotation, a valid state after random touches."""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize
from PySide6.QtTest import QTest

from qbj_kiosk.app.options import Size
from qbj_kiosk.measure import qml_items
from qbj_kiosk.measure.layout_rules import controls_keep_apart, text_is_inside, text_is_whole, texts_keep_apart
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtPanel
from qbj_kiosk.shots.states import states
from tests.journeys.control_names import Names
from tests.journeys.frames import TICKS, Frames
from tests.journeys.layout_rules import Screen
from tests.journeys.visitor import NewVisitor, Visitor, touch_screen
from tests.kiosks import rest
from tests.session.invariants import violations


@pytest.fixture
def visitor(new_visitor: NewVisitor) -> Visitor:
    """A visitor at a kiosk in motion."""
    return new_visitor(still=False)


@pytest.mark.parametrize("panel", range(3))
def test_no_frames_are_drawn_at_rest(visitor: Visitor, names: Names, panel: int) -> None:
    frames = Frames(visitor)
    visitor.touch(names.tab(panel))
    visitor.until_at(AtPanel(panel))
    visitor.until(lambda: visitor.visit.figures[panel].is_finished)
    for touch in (names.stop(panel, 1), names.source(panel, 1)):
        frames.until_none()
        assert frames.over(TICKS) == 0
        visitor.touch(touch)
        visitor.until(visitor.at_rest)
    frames.until_none()
    assert frames.over(TICKS) == 0


def test_resting_finger_draws_no_frames(visitor: Visitor, names: Names) -> None:
    frames = Frames(visitor)
    visitor.touch(names.tab(0))
    visitor.until_at(AtPanel(0))
    visitor.until(lambda: visitor.visit.figures[0].is_finished)
    visitor.press(names.tab(1))
    frames.until_none()
    assert frames.over(TICKS) == 0


def test_attract_moves(visitor: Visitor) -> None:
    assert Frames(visitor).over(TICKS) > TICKS / 4


TURNS = (Size(1080, 1920), Size(1280, 1024), Size(1280, 720), Size(1920, 1080))


@pytest.mark.parametrize("first", [0, *(pytest.param(each, marks=pytest.mark.exhaustive) for each in (1, 2, 3))])
def test_every_state_fits_after_a_turn(new_visitor: NewVisitor, first: int) -> None:
    """Each state is turned twice; together, the states see every turn, and each state every turn if exhaustive."""
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
    assert qml_items.number(world, "nose") == pytest.approx(qml_items.value(world, "restingNose"), abs=2)


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


def wild(seed: int, width: int, height: int) -> Iterator[tuple[str, int, QPoint]]:
    """Yield random presses, moves and releases of ten fingers."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    down: dict[int, QPoint] = {}
    while True:
        finger = dice.randrange(10)
        if finger not in down:
            low = dice.random() < 0.4
            down[finger] = QPoint(dice.randrange(width), dice.randrange(int(height * 0.8) if low else 0, height))
            yield "press", finger, down[finger]
        elif dice.random() < 0.35:
            yield "release", finger, down.pop(finger)
        else:
            far = dice.choice((4, 40, 400))
            down[finger] += QPoint(dice.randint(-far, far), dice.randint(-far, far))
            yield "move", finger, down[finger]


@pytest.mark.parametrize(
    ("seed", "size"), [(1, Size(1920, 1080)), (2, Size(1080, 1920)), (3, Size(1280, 1024))], ids=str
)
def test_random_touches_keep_the_visit_valid(new_visitor: NewVisitor, names: Names, seed: int, size: Size) -> None:
    visitor = new_visitor(size, still=False)
    resting: dict[int, QPoint] = {}
    for number, (what, finger, place) in zip(
        range(2500), wild(seed, visitor.window.width(), visitor.window.height()), strict=False
    ):
        event = QTest.touchEvent(visitor.window, touch_screen(), False)  # noqa: FBT003 - committed below
        resting[finger] = place
        for each, where in resting.items():
            getattr(event, what if each == finger else "move")(each + 1, where, visitor.window)
        event.commit()
        if what == "release":
            del resting[finger]
        assert not violations(visitor.visit), number
    for finger in list(resting):
        visitor.down = {each + 1: QPointF(where) for each, where in resting.items()}
        visitor.release(finger + 1)
        del resting[finger]
    visitor.down = {}
    visitor.key("Home")
    visitor.touch(names.tab(1))
    visitor.until_at(AtPanel(1))
