"""Millimetres of a mounted screen, against drawings and against the exhibit itself."""

import math
import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Size
from qbj_kiosk.doctor.checks import reach as checks
from qbj_kiosk.doctor.finding import State
from qbj_kiosk.doctor.probe_client import Decks
from qbj_kiosk.doctor.reach import (
    DECK,
    Picture,
    leaves_room,
    picture,
    reach,
    smallest_diagonal_inches,
    too_high,
)
from qbj_kiosk.measure import survey
from qbj_kiosk.measure.rules import Wanted, controls_are_in_reach
from qbj_kiosk.session import events as ev
from qbj_kiosk.settings.model import Screen
from qbj_kiosk.settings.mounting import CAPITAL_MM, CONTROLS, MOST_ENLARGED, REACH_MM, mounting
from qbj_kiosk.shots.states import states
from tests.journeys import rules
from tests.kiosks import MakeKiosk, window


def test_a_screen_of_1600_by_900_mm() -> None:
    seen = Picture(3200, 1800, math.hypot(1600, 900), CAPITAL_MM)
    assert seen.pixel_mm == pytest.approx(0.5)
    line = reach(seen, 770)
    assert (line.y, line.share) == (900, pytest.approx(0.5))
    assert (line.deck_too_high_mm, line.controls_too_high_mm) == (0, 0)
    assert reach(seen, 771).controls_too_high_mm == 1
    assert (seen.enlarged, seen.target_mm) == (1, pytest.approx(80))
    assert (too_high(820, 400), too_high(821, 400)) == (0, 1)


def test_an_unmeasured_screen_has_no_picture() -> None:
    assert picture(1920, 1080, Screen()) is None


sizes = st.integers(320, 8192)
pictures = st.builds(Picture, sizes, sizes, st.floats(130, 5000), st.floats(CAPITAL_MM, 100))


@given(pictures, st.integers(0, 4000))
def test_mounting_it_as_much_lower_as_told_brings_everything_into_reach(seen: Picture, lower: int) -> None:
    line = reach(seen, lower)
    assert line.deck_too_high_mm <= line.controls_too_high_mm
    assert reach(seen, lower - line.controls_too_high_mm).controls_too_high_mm == 0
    top = lower + (1 - CONTROLS[seen.shape]) * seen.height * seen.pixel_mm
    assert (line.controls_too_high_mm == 0) == (top <= REACH_MM + 0.001)


@given(pictures, st.integers(0, 8192))
def test_a_deck_leaves_room_where_a_strip_fits_over_it(seen: Picture, deck: int) -> None:
    assert leaves_room(seen, deck) == (deck + 240 * min(seen.width, seen.height) / 1080 <= seen.height + 1e-6)


@given(pictures, st.integers(0, 8192))
def test_the_smallest_diagonal_is_large_enough_and_an_inch_less_is_not(seen: Picture, deck: int) -> None:
    assume(deck <= 0.7 * seen.height)
    deck_mm = deck * seen.pixel_mm

    def large_enough(inches: float) -> bool:
        larger = replace(seen, diagonal_mm=inches * 25.4)
        fits = deck_mm + 240 * larger.unit_mm <= larger.height * larger.pixel_mm * 1.0001
        return larger.wanted <= MOST_ENLARGED * 1.0001 and fits

    inches = smallest_diagonal_inches(seen, deck)
    assert large_enough(inches)
    assert not large_enough(inches - 1.1)


@pytest.mark.parametrize("size", [Size(1920, 1080), Size(1080, 1920)], ids=str)
def test_the_deck_begins_where_the_doctor_takes_it_to(kiosk: MakeKiosk, size: Size) -> None:
    deck = rules.deck(rules.Screen.of(window(kiosk(size))))
    shape = "landscape" if size.width > size.height else "portrait"
    assert deck.y() / size.height == pytest.approx(DECK[shape], abs=0.02)


@pytest.mark.parametrize(
    ("size", "screen"),
    [
        (Size(1920, 1080), Screen(55, 1100)),
        (Size(1920, 1080), Screen(43, 950, 3000)),
        (Size(1280, 720), Screen(10.1, 1150)),
        (Size(960, 1080), Screen(43, 800)),
        (Size(1280, 1024), Screen(19, 1100)),
    ],
    ids=str,
)
def test_hung_as_much_lower_as_told_all_that_is_lowered_is_in_reach(
    kiosk: MakeKiosk, size: Size, screen: Screen
) -> None:
    hung = screen.lower_edge_mm
    assert hung is not None
    made = kiosk(size, mounting=mounting(screen))
    decks = Decks(survey.deck(made, size), survey.lowered(made, size))
    found = checks.check(checks.Facts((size.width, size.height), screen, decks))
    (lower,) = map(int, re.findall(r"\d+", found.remedy))
    told = [int(mm) for mm in re.findall(r"(\d+) mm with", found.found)]
    assert found.state is State.WARNING
    assert told
    assert over_the_line(made, size, structs.replace(screen, lower_edge_mm=hung - lower)) == []
    assert over_the_line(made, size, structs.replace(screen, lower_edge_mm=hung - max(told) + 2)) != []


def over_the_line(kiosk: Application, size: Size, screen: Screen) -> list[str]:
    """What stands over the line that everybody reaches, lowered by who wants the largest text, and read aloud."""
    kiosk.window.setProperty("lowerEdge", screen.lower_edge_mm)
    mount = mounting(screen)
    wanted = Wanted(mount.pixels_per_mm(size.width, size.height), 0, mount.line(size.width, size.height))
    found: list[str] = []
    for state in states(kiosk.bundle.exhibit)[:2]:
        events = ev.Reset(), ev.SetTextSize(200), ev.SetSwitch("low", on=True), *state.events
        found += controls_are_in_reach(survey.shown(kiosk, size, events), wanted)
        assert kiosk.reader is not None
        kiosk.reader.read()
        found += controls_are_in_reach(survey.shown(kiosk, size, ()), wanted)
    return found
