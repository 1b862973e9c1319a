"""Sizes of text and touch targets on a mounted screen, and its reach line, in millimetres."""

from dataclasses import dataclass
from math import ceil
from typing import Final

from qbj_kiosk.settings.model import Screen
from qbj_kiosk.settings.screen_mounting import (
    CAPITAL_SHARE,
    CONTROLS,
    INCH_MM,
    MAX_TEXT_SCALE,
    REACH_MM,
    SMALL_UNITS,
    TARGET_MM,
    UNITS,
    Mounting,
    shape,
)

TARGET_UNITS: Final = 96
"""Side of the smallest touch target in design units."""
CAPITAL_UNITS: Final = SMALL_UNITS * CAPITAL_SHARE
"""Height of capitals of the smallest text in design units."""
STRIP_UNITS: Final = 240
"""Minimum height of the reading strip above the lowered deck, in design units."""
DECK: Final = {"landscape": 888 / 1080, "portrait": 1590 / 1920}
"""Share of the height, from the top, at which the deck begins."""


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    """In pixels."""
    height: int
    diagonal_mm: float
    capital_mm: float
    """Minimum height of capitals."""

    @property
    def pixel_mm(self) -> float:
        return 1 / (Mounting(self.diagonal_mm).pixels_per_mm(self.width, self.height) or 1)

    @property
    def shape(self) -> str:
        return shape(self.width, self.height)

    @property
    def unit_mm(self) -> float:
        return min(self.width, self.height) * self.pixel_mm / UNITS

    @property
    def wanted_scale(self) -> float:
        """Return the text scale that the viewing distance requires, at least 1."""
        return max(1, self.needed_scale)

    @property
    def needed_scale(self) -> float:
        """Return the text scale that capitals of sufficient height need; below 1 if text could be smaller."""
        return self.capital_mm / (CAPITAL_UNITS * self.unit_mm)

    @property
    def text_scale(self) -> float:
        return min(self.wanted_scale, MAX_TEXT_SCALE)

    @property
    def capitals_mm(self) -> float:
        return CAPITAL_UNITS * self.unit_mm * self.text_scale

    @property
    def target_mm(self) -> float:
        return max(TARGET_MM, TARGET_UNITS * self.unit_mm)


@dataclass(frozen=True, slots=True)
class ReachLine:
    """Where the reach line, at `REACH_MM` above the floor, is on a mounted screen."""

    y: int
    """Pixels from the upper edge; negative if all of the screen is below the line."""
    share: float
    """`y` as a share of the height."""
    deck_too_high_mm: int
    """Height of the deck above the line; 0 if it is below."""
    controls_too_high_mm: int
    """Height of the uppermost control above the line; 0 if all are below."""


def find_picture(width: int, height: int, screen: Screen) -> Picture | None:
    """Return the exhibit's picture on a screen of this many pixels, at least 1; None if the diagonal is not set."""
    mount = Mounting.from_screen(screen)
    return None if mount.diagonal_mm is None else Picture(width, height, mount.diagonal_mm, mount.capital_mm)


def find_reach_line(picture: Picture, lower_edge_mm: float) -> ReachLine:
    height_mm = picture.height * picture.pixel_mm
    y = Mounting(picture.diagonal_mm, lower_edge_mm).reach_line(picture.width, picture.height)
    deck, controls = ((1 - share[picture.shape]) * height_mm for share in (DECK, CONTROLS))
    return ReachLine(round(y), y / picture.height, excess_mm(lower_edge_mm, deck), excess_mm(lower_edge_mm, controls))


def excess_mm(lower_edge_mm: float, height_mm: float) -> int:
    """Return by how many whole millimetres a control reaches above the reach line; 0 if all of it is below.

    `lower_edge_mm` is the height of the screen's lower edge above the floor, `height_mm` that of the control's upper
    edge above the screen's lower edge.
    """
    return max(0, ceil(round(lower_edge_mm + height_mm - REACH_MM, 3)))


def leaves_reading_strip(picture: Picture, deck: int) -> bool:
    """Return True if a deck of this height in pixels leaves enough of the screen above it to read a text."""
    return deck * picture.pixel_mm + STRIP_UNITS * picture.unit_mm <= picture.height * picture.pixel_mm


def smallest_diagonal_inches(picture: Picture, deck: int) -> int:
    """Return the smallest screen, in whole inches, whose text is large enough above the deck.

    `picture` has the same shape. `deck` is in pixels; a larger screen needs no more millimetres for it.
    """
    letters = picture.needed_scale / MAX_TEXT_SCALE
    rest = picture.height - STRIP_UNITS * picture.unit_mm / picture.pixel_mm
    return ceil(round(picture.diagonal_mm * max(letters, deck / rest) / INCH_MM, 3))
