"""Sizes and reach line of a mounted screen in millimetres, compared with the exhibit."""

import math
import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Size
from qbj_kiosk.doctor.checks import control_reach
from qbj_kiosk.doctor.finding import State
from qbj_kiosk.doctor.mounted_screen_inspection import MountedScreen
from qbj_kiosk.doctor.probe_client import DeckHeights
from qbj_kiosk.doctor.sizes_and_reach import (
    DECK,
    Picture,
    excess_mm,
    find_picture,
    find_reach_line,
    leaves_reading_strip,
    smallest_diagonal_inches,
)
from qbj_kiosk.layout_check import state_survey
from qbj_kiosk.layout_check.layout_rules import Requirements, controls_are_in_reach
from qbj_kiosk.session import events as ev
from qbj_kiosk.settings.model import Screen
from qbj_kiosk.settings.screen_mounting import CAPITAL_MM, CONTROLS, MAX_TEXT_SCALE, REACH_MM, Mounting
from qbj_kiosk.shots.states import states
from tests.journeys import stricter_layout_rules
from tests.kiosks import MakeKiosk, window


def test_screen_of_1600_by_900_mm() -> None:
    picture = Picture(3200, 1800, math.hypot(1600, 900), CAPITAL_MM)
    assert picture.pixel_mm == pytest.approx(0.5)
    line = find_reach_line(picture, 770)
    assert (line.y, line.share) == (900, pytest.approx(0.5))
    assert (line.deck_too_high_mm, line.controls_too_high_mm) == (0, 0)
    assert find_reach_line(picture, 771).controls_too_high_mm == 1
    assert (picture.text_scale, picture.target_mm) == (1, pytest.approx(80))
    assert (excess_mm(820, 400), excess_mm(821, 400)) == (0, 1)


def test_unmeasured_screen_has_no_picture() -> None:
    assert find_picture(1920, 1080, Screen()) is None


sizes = st.integers(320, 8192)
pictures = st.builds(Picture, sizes, sizes, st.floats(130, 5000), st.floats(CAPITAL_MM, 100))


@given(pictures, st.integers(0, 4000))
def test_lowering_by_the_excess_brings_all_controls_into_reach(picture: Picture, lower: int) -> None:
    line = find_reach_line(picture, lower)
    assert line.deck_too_high_mm <= line.controls_too_high_mm
    assert find_reach_line(picture, lower - line.controls_too_high_mm).controls_too_high_mm == 0
    top = lower + (1 - CONTROLS[picture.shape]) * picture.height * picture.pixel_mm
    assert (line.controls_too_high_mm == 0) == (top <= REACH_MM + 0.001)


@given(pictures, st.integers(0, 8192))
def test_reading_strip_fits_above_the_deck(picture: Picture, deck: int) -> None:
    assert leaves_reading_strip(picture, deck) == (
        deck + 240 * min(picture.width, picture.height) / 1080 <= picture.height + 1e-6
    )


@given(pictures, st.integers(0, 8192))
def test_smallest_diagonal_is_minimal(picture: Picture, deck: int) -> None:
    assume(deck <= 0.7 * picture.height)
    deck_mm = deck * picture.pixel_mm

    def large_enough(inches: float) -> bool:
        larger = replace(picture, diagonal_mm=inches * 25.4)
        fits = deck_mm + 240 * larger.unit_mm <= larger.height * larger.pixel_mm * 1.0001
        return larger.wanted_scale <= MAX_TEXT_SCALE * 1.0001 and fits

    inches = smallest_diagonal_inches(picture, deck)
    assert large_enough(inches)
    assert not large_enough(inches - 1.1)


@pytest.mark.parametrize("size", [Size(1920, 1080), Size(1080, 1920)], ids=str)
def test_deck_begins_at_the_assumed_share(kiosk: MakeKiosk, size: Size) -> None:
    deck = stricter_layout_rules.deck(stricter_layout_rules.Screen.of(window(kiosk(size))))
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
def test_mounting_lower_by_the_remedy_brings_lowered_controls_into_reach(
    kiosk: MakeKiosk, size: Size, screen: Screen
) -> None:
    lower_edge = screen.lower_edge_mm
    assert lower_edge is not None
    made = kiosk(size, mounting=Mounting.from_screen(screen))
    decks = DeckHeights(state_survey.deck(made, size), state_survey.lowered(made, size))
    found = control_reach.judge(MountedScreen((size.width, size.height), screen, decks))
    (lower,) = map(int, re.findall(r"\d+", found.remedy))
    reported = [int(mm) for mm in re.findall(r"(\d+) mm with", found.found)]
    assert found.state is State.WARNING
    assert reported
    assert controls_above_line(made, size, structs.replace(screen, lower_edge_mm=lower_edge - lower)) == []
    assert controls_above_line(made, size, structs.replace(screen, lower_edge_mm=lower_edge - max(reported) + 2)) != []


def controls_above_line(kiosk: Application, size: Size, screen: Screen) -> list[str]:
    """Return the controls above the reach line, lowered, with the largest text and while reading aloud."""
    kiosk.window.setProperty("lowerEdge", screen.lower_edge_mm)
    mount = Mounting.from_screen(screen)
    wanted = Requirements(mount.pixels_per_mm(size.width, size.height), 0, mount.reach_line(size.width, size.height))
    found: list[str] = []
    for state in states(kiosk.bundle.exhibit)[:2]:
        events = ev.Reset(), ev.SetTextSize(200), ev.SetSwitch("low", on=True), *state.events
        found += controls_are_in_reach(state_survey.show(kiosk, size, events), wanted)
        assert kiosk.reader is not None
        kiosk.reader.read()
        found += controls_are_in_reach(state_survey.show(kiosk, size, ()), wanted)
    return found
