"""A visitor who leaves: the question, its answers, and what is left of them. On a clock that the test turns."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.options import Size
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtPanel, Attract
from qbj_kiosk.session.presence import Limits
from qbj_kiosk.session.visit import fresh
from qbj_kiosk.shell.contacts import Contacts
from qbj_kiosk.shots.render import picture
from qbj_kiosk.shots.states import Shot, states
from qbj_kiosk.viewmodels.guardian import Guardian
from qbj_kiosk.viewmodels.presence import Presence
from tests.journeys.visitor import Arrive, Visitor
from tests.kiosks import opened, rest

STAY, START_OVER = "Stay", "Start over"


@dataclass
class Watched:
    """A visitor whose presence is watched."""

    visitor: Visitor
    presence: Presence
    clock: list[float]

    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.clock[0] += seconds
        self.presence.look()
        rest()

    @property
    def asking(self) -> bool:
        return bool(self.presence.property("asking"))


@pytest.fixture
def watched(arrive: Arrive) -> Iterator[Watched]:
    visitor = arrive()
    clock = [1000.0]
    presence = Presence(visitor.kiosk.session, lambda: Limits(60, 25), lambda: clock[0])
    guardian = Guardian(presence)
    contacts = Contacts(visitor.kiosk.window, presence.touched)
    visitor.window.setProperty("guardian", guardian)
    rest()
    yield Watched(visitor, presence, clock)
    visitor.window.removeEventFilter(contacts)
    visitor.window.setProperty("guardian", None)
    rest()


def test_whoever_leaves_is_asked_and_the_exhibit_starts_over(watched: Watched) -> None:
    visitor = watched.visitor
    visitor.touch("Industry")
    watched.wait(59)
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
    assert visitor.visit == fresh(visitor.visit.plan)


def test_somebody_who_never_came_is_never_asked(watched: Watched) -> None:
    watched.wait(100_000)
    assert not watched.asking
    assert watched.visitor.place == Attract()


def test_a_language_chosen_at_attract_is_forgotten_without_a_question(watched: Watched) -> None:
    watched.visitor.touch("中文")
    assert watched.visitor.visit.language == "zh"
    watched.wait(60)
    assert not watched.asking
    assert watched.visitor.visit == fresh(watched.visitor.visit.plan)


def test_staying_has_no_limit(watched: Watched) -> None:
    watched.visitor.touch("Industry")
    for _ in range(20):
        watched.wait(60)
        watched.visitor.touch(STAY)
        assert not watched.asking
        assert watched.visitor.place == AtPanel(1)


def test_any_touch_stays_and_does_nothing_else(watched: Watched) -> None:
    visitor = watched.visitor
    visitor.touch("Industry")
    under = visitor.control("Stop 1 of 3: Nearly 200, major projects").shown().center()
    watched.wait(60)
    visitor.touch(under)
    assert not watched.asking
    assert visitor.place == AtPanel(1)


def test_a_touch_on_the_deck_stays_and_is_obeyed(watched: Watched) -> None:
    watched.visitor.touch("Industry")
    watched.wait(60)
    watched.visitor.touch("Transformation")
    assert not watched.asking
    assert watched.visitor.place == AtPanel(2)


def test_start_over_starts_over(watched: Watched) -> None:
    watched.visitor.touch("Industry")
    watched.wait(60)
    watched.visitor.touch(START_OVER)
    assert not watched.asking
    assert watched.visitor.place == Attract()


def test_a_finger_that_leaves_start_over_changes_nothing_yet(watched: Watched) -> None:
    visitor = watched.visitor
    visitor.touch("Industry")
    watched.wait(60)
    visitor.drag(START_OVER, QPointF(visitor.spot(START_OVER).x(), 100))
    assert watched.asking
    assert visitor.place == AtPanel(1)


@pytest.mark.parametrize("key", ["Escape", "Left", "Space", "Home", "L"])
def test_any_key_stays(watched: Watched, key: str) -> None:
    visitor = watched.visitor
    visitor.touch("Industry")
    before = visitor.visit
    watched.wait(60)
    visitor.key(key)
    assert not watched.asking
    assert visitor.visit == before


def test_the_keyboard_finds_both_answers_and_comes_back(watched: Watched) -> None:
    visitor = watched.visitor
    visitor.key("Tab")
    visitor.touch("Industry")
    visitor.key("Tab")
    watched.wait(60)
    visitor.key("Tab")
    assert visitor.focused == START_OVER
    visitor.key("Return")
    assert visitor.place == Attract()


def test_what_plays_holds_the_visit(watched: Watched) -> None:
    watched.visitor.touch("Industry")
    watched.presence.hold(held=True)
    watched.wait(600)
    assert not watched.asking
    watched.presence.hold(held=False)
    watched.wait(59)
    assert not watched.asking
    watched.wait(1)
    assert watched.asking


def test_a_reset_leaves_nothing_of_the_visitor(qapp: QGuiApplication, real_bundle: Path, exhibit: Exhibit) -> None:
    """After a visit through everything, every state looks, to the last pixel, as it does at a fresh start."""
    size = Size(1280, 720)
    shots = [Shot(state, "en", size) for state in states(exhibit)]
    with opened(qapp, real_bundle, size) as used:
        first = used.session.visit
        wandering: list[ev.Event] = [
            *(ev.HaltTrain(panel, 0) for panel in range(3)),
            *(ev.OpenStop(panel, stop) for panel in range(3) for stop in range(3)),
            ev.OpenPanel(1),
            ev.SetDown(1, 3),
            ev.SpeakNext(),
            ev.OpenArticle(7),
        ]
        for event in wandering:
            used.session.happen(event)
            rest()
        used.session.happen(ev.Reset())
        rest()
        assert used.session.visit == first == fresh(first.plan)
        after = [picture(used, shot) for shot in shots]
    # Of another size at first: what Qt lays out once more has its edges a fraction of a pixel elsewhere.
    with opened(qapp, real_bundle, Size(1300, 720)) as new:
        for shot, image in zip(shots, after, strict=True):
            assert picture(new, shot) == image, shot.file
