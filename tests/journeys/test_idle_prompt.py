"""Idle prompt: when it appears, its two answers, and the reset after it, on a fake clock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication, QImage

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.accessibility import MORE_TIME_FACTOR, SWITCHES, Access
from qbj_kiosk.session.places import AtPanel, Attract
from qbj_kiosk.session.visit import begin_visit
from qbj_kiosk.shots.render import grab
from qbj_kiosk.shots.states import Shot, states
from tests.journeys.control_names import Names
from tests.journeys.idle_clock import Watched, watch
from tests.journeys.stricter_layout_rules import Screen, rules_for
from tests.journeys.visitor import NewVisitor
from tests.kiosks import open_kiosk, rest
from tests.pairwise_screens import ALL_SIZES, LANGUAGES, SMALL, TEXT_SIZES, in_turn

STAY, START_OVER = "Stay", "Start over"
EDGE = 48
"""Difference of the edge of a large letter that Qt places again a fraction of a pixel away."""


@pytest.fixture
def watched(new_visitor: NewVisitor, tmp_path: Path) -> Iterator[Watched]:
    watched = watch(new_visitor(), tmp_path)
    yield watched
    watched.kiosk_mode.close()
    rest()


def test_idle_prompt_appears_and_the_visit_is_reset(watched: Watched) -> None:
    visitor = watched.visitor
    visitor.touch("Industry")
    watched.wait(watched.patience - 1)
    assert not watched.asking
    watched.wait(1)
    assert watched.asking
    assert "Are you still here?" in visitor.reads()
    assert "25" in visitor.reads()
    watched.wait(24)
    assert "1" in visitor.reads()
    assert visitor.place == AtPanel(1)
    watched.wait(1)
    assert not watched.asking
    assert visitor.visit == begin_visit(visitor.visit.bounds)


def test_no_idle_prompt_without_a_visitor(watched: Watched) -> None:
    watched.wait(100_000)
    assert not watched.asking
    assert watched.visitor.place == Attract()


def test_language_chosen_at_attract_is_reset_without_an_idle_prompt(watched: Watched) -> None:
    watched.visitor.touch("中文")
    assert watched.visitor.visit.language == "zh"
    watched.wait(watched.patience)
    assert not watched.asking
    assert watched.visitor.visit == begin_visit(watched.visitor.visit.bounds)


def test_staying_has_no_limit(watched: Watched) -> None:
    watched.visitor.touch("Industry")
    for _ in range(20):
        watched.wait(watched.patience)
        watched.visitor.touch(STAY)
        assert not watched.asking
        assert watched.visitor.place == AtPanel(1)


def test_any_touch_continues_the_visit_and_does_nothing_else(watched: Watched) -> None:
    visitor = watched.visitor
    visitor.touch("Industry")
    under = visitor.control("Stop 1 of 3: Nearly 200, major projects").shown.center()
    watched.wait(watched.patience)
    visitor.touch(under)
    assert not watched.asking
    assert visitor.place == AtPanel(1)


def test_touch_on_the_deck_continues_the_visit_and_acts(watched: Watched) -> None:
    watched.visitor.touch("Industry")
    watched.wait(watched.patience)
    watched.visitor.touch("Transformation")
    assert not watched.asking
    assert watched.visitor.place == AtPanel(2)


def test_more_time_is_twice_the_time(watched: Watched, names: Names) -> None:
    words = names.language.access
    watched.visitor.touch(words.title)
    watched.visitor.touch(words.patient)
    watched.visitor.touch(names.back_to_start)
    watched.visitor.touch(names.tab(1))
    watched.visitor.until_at(AtPanel(1))
    watched.wait(watched.patience / MORE_TIME_FACTOR)
    assert not watched.asking
    watched.wait(watched.patience / MORE_TIME_FACTOR)
    assert (watched.asking, watched.presence.allowed) == (True, 25 * MORE_TIME_FACTOR)


def test_start_over_resets_the_visit(watched: Watched) -> None:
    watched.visitor.touch("Industry")
    watched.wait(watched.patience)
    watched.visitor.touch(START_OVER)
    assert not watched.asking
    assert watched.visitor.place == Attract()


def test_start_over_released_outside_changes_nothing(watched: Watched) -> None:
    visitor = watched.visitor
    visitor.touch("Industry")
    watched.wait(watched.patience)
    visitor.drag(START_OVER, QPointF(visitor.point(START_OVER).x(), 100))
    assert watched.asking
    assert visitor.place == AtPanel(1)


KEYS = ["Escape", "Left", "Space", "Home", "L", "Tab", "Backtab", "Return", "Down"]
BLOCKED_KEYS = ["A", "F5", "Shift", "Alt+F4"]


@pytest.mark.parametrize("key", [*KEYS, *BLOCKED_KEYS])
def test_any_key_continues_the_visit_and_does_nothing_else(watched: Watched, key: str) -> None:
    visitor = watched.visitor
    visitor.touch("Industry")
    visitor.key("Tab", "Tab")
    before, focused = visitor.visit, visitor.focused
    watched.wait(watched.patience)
    visitor.key(key)
    rest()
    assert not watched.asking
    assert visitor.visit == before
    assert visitor.focused == focused


# Tab used to go on to "Start over" and then out of the prompt, while the time ran.
def test_focus_is_on_the_answer_that_continues_the_visit(watched: Watched) -> None:
    visitor = watched.visitor
    visitor.touch("Industry")
    visitor.key("Tab")
    for _ in range(3):
        watched.wait(watched.patience)
        assert visitor.focused == STAY
        visitor.key("Tab")
        assert not watched.asking
    assert visitor.place == AtPanel(1)


def test_visit_does_not_end_while_reading_aloud(watched: Watched) -> None:
    watched.visitor.touch("Industry")
    watched.presence.hold(held=True)
    watched.wait(600)
    assert not watched.asking
    watched.presence.hold(held=False)
    watched.wait(watched.patience - 1)
    assert not watched.asking
    watched.wait(1)
    assert watched.asking


def test_language_that_a_screen_reader_chose_at_attract_is_not_the_next_visitors(watched: Watched) -> None:
    watched.visitor.kiosk.session.dispatch(ev.SetLanguage("zh"))
    watched.wait(watched.patience - 1)
    assert watched.visitor.visit.language == "zh"
    watched.wait(1)
    assert watched.visitor.visit == begin_visit(watched.visitor.visit.bounds)


@pytest.mark.parametrize(("size", "language"), in_turn(ALL_SIZES, LANGUAGES), ids=str)
def test_idle_prompt_keeps_the_layout_rules(new_visitor: NewVisitor, tmp_path: Path, size: Size, language: str) -> None:
    watched = watch(new_visitor(size, language=language, start="industry"), tmp_path)
    broken: dict[str, list[str]] = {}
    for text_size in TEXT_SIZES:
        watched.visitor.kiosk.session.dispatch(ev.SetTextSize(text_size))
        watched.presence.touched()
        assert not watched.asking
        watched.wait(watched.patience)
        assert watched.asking
        screen = Screen.of(watched.visitor.window)
        for rule in rules_for(size, text_size):
            if findings := list(rule(screen)):
                broken[f"{rule.__name__}, {text_size} %"] = findings
    watched.kiosk_mode.close()
    assert broken == {}


def unlike(one: QImage, other: QImage) -> int:
    """Return the largest difference of a colour in any pixel of two pictures, of 255."""
    a, b = (
        Image.frombuffer("RGBX", (each.width(), each.height()), bytes(each.constBits()), "raw", "BGRX")
        for each in (one, other)
    )
    levels = ImageChops.difference(a.convert("RGB"), b.convert("RGB")).histogram()
    return max(level % 256 for level, count in enumerate(levels) if count)


def test_a_reset_leaves_nothing_of_the_visitor(qapp: QGuiApplication, real_bundle: Path, exhibit: Exhibit) -> None:
    size = SMALL
    shots = [Shot(state, "en", size) for state in states(exhibit)]
    with open_kiosk(qapp, real_bundle, size) as used:
        first = used.session.visit
        wandering: list[ev.Event] = [
            # The train stops only in a visit, not at attract.
            ev.OpenPanel(0),
            *(ev.StopTrain(panel, 0) for panel in range(3)),
            *(ev.OpenStop(panel, stop) for panel in range(3) for stop in range(3)),
            ev.OpenPanel(1),
            ev.SetContainersDown(1, 3),
            ev.NextLanguage(),
            *ev.events_for(Access(200, *(True for _ in SWITCHES))),
            ev.OpenArticle(7),
            ev.OpenAccess(),
        ]
        for event in wandering:
            used.session.dispatch(event)
            rest()
        used.session.dispatch(ev.Reset())
        rest()
        assert used.session.visit == first == begin_visit(first.bounds)
        after = [grab(used, shot) for shot in shots]
    with open_kiosk(qapp, real_bundle, size) as new:
        for shot, image in zip(shots, after, strict=True):
            assert unlike(grab(new, shot), image) <= EDGE, shot.file
