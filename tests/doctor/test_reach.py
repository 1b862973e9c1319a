"""Millimetres of a mounted screen, against drawings and against the exhibit itself."""

import math

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.doctor.reach import (
    CAPITAL_MM,
    CAPITAL_UNITS,
    CONTROLS,
    DECK,
    REACH_MM,
    TARGET_MM,
    TARGET_UNITS,
    Picture,
    picture,
    reach,
    smallest_diagonal_inches,
)
from qbj_kiosk.options import Size
from qbj_kiosk.settings.model import Screen
from tests.conftest import ROOT
from tests.journeys import rules
from tests.kiosks import MakeKiosk, window


def test_a_screen_of_1600_by_900_mm() -> None:
    seen = Picture(3200, 1800, math.hypot(1600, 900))
    assert seen.pixel_mm == pytest.approx(0.5)
    line = reach(seen, 770)
    assert (line.y, line.share) == (900, pytest.approx(0.5))
    assert (line.deck_too_high_mm, line.controls_too_high_mm) == (0, 0)
    assert reach(seen, 771).controls_too_high_mm == 1


def test_an_unmeasured_screen_has_no_picture() -> None:
    assert picture(1920, 1080, Screen()) is None


sizes = st.integers(320, 8192)
pictures = st.builds(Picture, sizes, sizes, st.floats(130, 5000))


@given(pictures, st.integers(0, 4000))
def test_mounting_it_as_much_lower_as_told_brings_everything_into_reach(seen: Picture, lower: int) -> None:
    line = reach(seen, lower)
    assert line.deck_too_high_mm <= line.controls_too_high_mm
    assert reach(seen, lower - line.controls_too_high_mm).controls_too_high_mm == 0
    top = lower + (1 - CONTROLS[seen.shape]) * seen.height * seen.pixel_mm
    assert (line.controls_too_high_mm == 0) == (top <= REACH_MM + 0.001)


@given(pictures)
def test_the_smallest_diagonal_is_large_enough_and_an_inch_less_is_not(seen: Picture) -> None:
    def large_enough(inches: float) -> bool:
        unit = Picture(seen.width, seen.height, inches * 25.4).unit_mm
        return min(TARGET_UNITS * unit / TARGET_MM, CAPITAL_UNITS * unit / CAPITAL_MM) >= 0.9999

    inches = smallest_diagonal_inches(seen)
    assert large_enough(inches)
    assert not large_enough(inches - 1.1)


def test_capitals_are_as_high_as_the_font_has_them() -> None:
    with TTFont(ROOT / "resources" / "fonts" / "IBMPlexSans-Regular.ttf", lazy=True) as font:
        share = font["OS/2"].sCapHeight / font["head"].unitsPerEm
    assert pytest.approx(28 * share, abs=0.05) == CAPITAL_UNITS


@pytest.mark.parametrize("size", [Size(1920, 1080), Size(1080, 1920)], ids=str)
def test_the_deck_begins_where_the_doctor_takes_it_to(kiosk: MakeKiosk, size: Size) -> None:
    deck = rules.deck(rules.Screen.of(window(kiosk(size))))
    shape = "landscape" if size.width > size.height else "portrait"
    assert deck.y() / size.height == pytest.approx(DECK[shape], abs=0.02)
