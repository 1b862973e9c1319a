"""Screens that tests choose from, and a pairwise choice of their combinations with text sizes and languages."""

from collections.abc import Sequence
from itertools import combinations, product
from typing import Final

import pytest
from _pytest.mark import ParameterSet

from qbj_kiosk.app.options import Size

LANDSCAPE: Final = Size(1920, 1080)
PORTRAIT: Final = Size(1080, 1920)
SQUARE: Final = Size(1280, 1024)
SMALL: Final = Size(1280, 720)
DOUBLED: Final = (Size(3840, 2160), Size(2160, 3840))
"""They show what `LANDSCAPE` and `PORTRAIT` show, at twice the resolution."""
SIZES: Final = (
    SMALL,
    LANDSCAPE,
    PORTRAIT,
    SQUARE,
    Size(1920, 1200),
    Size(2560, 1080),
    Size(1024, 768),
    Size(800, 1280),
    Size(3840, 1080),
    Size(960, 1080),
)
ALL_SIZES: Final = (*SIZES, *DOUBLED)
TEXT_SIZES: Final = (100, 150, 200)
"""In percent."""
LANGUAGES: Final = ("en", "zh")

Row = tuple[object, ...]


def pairwise(*factors: Sequence[object]) -> list[Row]:
    """Return combinations of values in which each pair of values of two factors occurs at least once.

    Greedy: the next combination is the first that adds the most new pairs. The result depends on the arguments
    only.
    """
    every = list(product(*factors))
    missing = set().union(*map(_pairs, every))
    chosen = []
    while missing:
        best = max(every, key=lambda row: len(_pairs(row) & missing))
        chosen.append(best)
        missing -= _pairs(best)
    return chosen


def _pairs(row: Row) -> set[object]:
    return set(combinations(enumerate(row), 2))


def each_pair(*factors: Sequence[object]) -> list[ParameterSet]:
    """Return all combinations as parameters of a test; those beyond the pairwise choice are marked `exhaustive`."""
    chosen = pairwise(*factors)
    return [pytest.param(*row, marks=() if row in chosen else pytest.mark.exhaustive) for row in product(*factors)]


def only_exhaustive(*factors: Sequence[object]) -> list[ParameterSet]:
    """Return all combinations as parameters of a test, all of them marked `exhaustive`."""
    return [pytest.param(*row, marks=pytest.mark.exhaustive) for row in product(*factors)]


def in_turn(
    values: Sequence[object], others: Sequence[object], chosen: Sequence[object] | None = None
) -> list[ParameterSet]:
    """Return all combinations as parameters of a test: each value with one of the others, the rest marked `exhaustive`.

    For tests whose other factors already come with each pair of the two. If `chosen` is given, other values are
    `exhaustive` as well.
    """
    return [
        pytest.param(
            value,
            other,
            marks=()
            if place == number % len(others) and (chosen is None or value in chosen)
            else pytest.mark.exhaustive,
        )
        for number, value in enumerate(values)
        for place, other in enumerate(others)
    ]


def only_at(fixture: str, every: Sequence[object], *chosen: object) -> pytest.MarkDecorator:
    """Return a decorator that gives a fixture each of its parameters; those that are not chosen are `exhaustive`."""
    return pytest.mark.parametrize(
        fixture,
        [pytest.param(each, marks=() if each in chosen else pytest.mark.exhaustive) for each in every],
        indirect=True,
        ids=str,
    )
