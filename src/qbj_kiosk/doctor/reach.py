"""Where on a mounted screen people reach to, and how large things on it are, in millimetres."""

from dataclasses import dataclass
from math import ceil
from typing import Final

from qbj_kiosk.settings.model import Screen
from qbj_kiosk.settings.mounting import (
    CAPITAL_SHARE,
    CONTROLS,
    INCH_MM,
    MOST_ENLARGED,
    REACH_MM,
    SMALL_UNITS,
    TARGET_MM,
    UNITS,
    Mounting,
    mounting,
    shape,
)

TARGET_UNITS: Final = 96
"""The smallest touch target as designed."""
CAPITAL_UNITS: Final = SMALL_UNITS * CAPITAL_SHARE
"""Capitals of the smallest text as designed."""
STRIP_UNITS: Final = 240
"""What is left to read over the deck where the exhibit is lowered, at least."""
DECK: Final = {"landscape": 888 / 1080, "portrait": 1590 / 1920}
"""Share of the height, from above, at which the deck begins as designed."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a mounted screen whose diagonal is known."""

    width: int
    """Pixels."""
    height: int
    diagonal_mm: float
    capital_mm: float
    """Least height of capitals."""

    @property
    def pixel_mm(self) -> float:
        """Side of a pixel, in millimetres."""
        return 1 / (Mounting(self.diagonal_mm).pixels_per_mm(self.width, self.height) or 1)

    @property
    def shape(self) -> str:
        """`landscape` or `portrait`."""
        return shape(self.width, self.height)

    @property
    def unit_mm(self) -> float:
        """One unit of the design, in millimetres."""
        return min(self.width, self.height) * self.pixel_mm / UNITS

    @property
    def wanted(self) -> float:
        """How many times as large as designed text has to be, at least 1."""
        return max(1, self.needed)

    @property
    def needed(self) -> float:
        """The same, less than 1 where it could be smaller."""
        return self.capital_mm / (CAPITAL_UNITS * self.unit_mm)

    @property
    def enlarged(self) -> float:
        """How many times as large as designed text is drawn."""
        return min(self.wanted, MOST_ENLARGED)

    @property
    def capitals_mm(self) -> float:
        """How high the smallest capitals are drawn."""
        return CAPITAL_UNITS * self.unit_mm * self.enlarged

    @property
    def target_mm(self) -> float:
        """How large the smallest touch target is drawn."""
        return max(TARGET_MM, TARGET_UNITS * self.unit_mm)


@dataclass(frozen=True, slots=True)
class Reach:
    """The line at `REACH_MM` above the floor."""

    y: int
    """Pixels from the upper edge: below 0 all of the screen is under the line, above its height nothing."""
    share: float
    """The same, as a share of the height."""
    deck_too_high_mm: int
    """How far the deck as designed stands above the line; 0 where it does not."""
    controls_too_high_mm: int
    """How far the uppermost control stands above the line; 0 where none does."""


def picture(width: int, height: int, screen: Screen) -> Picture | None:
    """The picture of a screen, or None where nobody measured its diagonal.

    Args:
        width: in pixels, at least 1.
        height: likewise.
        screen: what the settings say about it.
    """
    mount = mounting(screen)
    return None if mount.diagonal_mm is None else Picture(width, height, mount.diagonal_mm, mount.capital_mm)


def reach(seen: Picture, lower_edge_mm: float) -> Reach:
    """Where people reach to.

    Args:
        seen: the picture.
        lower_edge_mm: height of its lower edge above the floor.
    """
    height_mm = seen.height * seen.pixel_mm
    y = Mounting(seen.diagonal_mm, lower_edge_mm).line(seen.width, seen.height)
    deck, controls = ((1 - share[seen.shape]) * height_mm for share in (DECK, CONTROLS))
    return Reach(round(y), y / seen.height, too_high(lower_edge_mm, deck), too_high(lower_edge_mm, controls))


def too_high(lower_edge_mm: float, height_mm: float) -> int:
    """How far something that stands on the screen's lower edge is above the line, in whole millimetres."""
    return max(0, ceil(round(lower_edge_mm + height_mm - REACH_MM, 3)))


def leaves_room(seen: Picture, deck: int) -> bool:
    """Whether a deck of so many pixels leaves a strip to read."""
    return deck * seen.pixel_mm + STRIP_UNITS * seen.unit_mm <= seen.height * seen.pixel_mm


def smallest_diagonal_inches(seen: Picture, deck: int) -> int:
    """The diagonal from which on, in this shape, letters are large enough and the deck leaves a strip, in whole inches.

    Args:
        seen: the picture.
        deck: the deck's height in it, in pixels; a larger screen needs no more millimetres for it.
    """
    letters = seen.needed / MOST_ENLARGED
    rest = seen.height - STRIP_UNITS * seen.unit_mm / seen.pixel_mm
    return ceil(round(seen.diagonal_mm * max(letters, deck / rest) / INCH_MM, 3))
