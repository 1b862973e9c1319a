"""Where on a mounted screen people reach to, and how large things on it are, in millimetres."""

from dataclasses import dataclass
from math import ceil, hypot
from typing import Final

from qbj_kiosk.settings.model import Screen

REACH_MM: Final = 1220
"""How high above the floor everybody reaches, from a wheelchair too."""
INCH_MM: Final = 25.4

UNITS: Final = 1080
"""The shorter side of the screen, in units of the design."""
TARGET_UNITS: Final = 96
"""The smallest touch target."""
CAPITAL_UNITS: Final = 28 * 0.698
"""Capitals of the smallest text: a share of 0.698 of its size in IBM Plex Sans."""
TARGET_MM: Final = 20.0
CAPITAL_MM: Final = 4.8

CONTROLS: Final = {"landscape": 0.5, "portrait": 0.6}
"""Share of the height, from above, under which every control stands."""
DECK: Final = {"landscape": 888 / 1080, "portrait": 1590 / 1920}
"""Share of the height, from above, at which the deck begins."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a mounted screen."""

    width: int
    """Pixels."""
    height: int
    diagonal_mm: float

    @property
    def pixel_mm(self) -> float:
        """Side of a pixel, in millimetres."""
        return self.diagonal_mm / hypot(self.width, self.height)

    @property
    def shape(self) -> str:
        """`landscape` or `portrait`; a square counts as landscape."""
        return "landscape" if self.width >= self.height else "portrait"

    @property
    def unit_mm(self) -> float:
        """One unit of the design, in millimetres."""
        return min(self.width, self.height) * self.pixel_mm / UNITS


@dataclass(frozen=True, slots=True)
class Reach:
    """The line at `REACH_MM` above the floor."""

    y: int
    """Pixels from the upper edge: below 0 all of the screen is under the line, above its height nothing."""
    share: float
    """The same, as a share of the height."""
    deck_too_high_mm: int
    """How far the deck stands above the line; 0 where it does not."""
    controls_too_high_mm: int
    """How far the uppermost control stands above the line; 0 where none does."""


def picture(width: int, height: int, screen: Screen) -> Picture | None:
    """The picture of a screen, or None where nobody measured its diagonal.

    Args:
        width: in pixels, at least 1.
        height: likewise.
        screen: what the settings say about it.
    """
    inches = screen.diagonal_inches
    return None if inches is None else Picture(width, height, inches * INCH_MM)


def reach(seen: Picture, lower_edge_mm: float) -> Reach:
    """Where people reach to.

    Args:
        seen: the picture.
        lower_edge_mm: height of its lower edge above the floor.
    """
    height_mm = seen.height * seen.pixel_mm
    share = 1 - (REACH_MM - lower_edge_mm) / height_mm

    def too_high(from_above: float) -> int:
        return max(0, ceil(round((share - from_above) * height_mm, 3)))

    return Reach(round(share * seen.height), share, too_high(DECK[seen.shape]), too_high(CONTROLS[seen.shape]))


def smallest_diagonal_inches(seen: Picture) -> int:
    """The diagonal from which on, in this shape, touch targets and capitals are large enough, in whole inches."""
    wanted_mm = max(TARGET_MM / TARGET_UNITS, CAPITAL_MM / CAPITAL_UNITS)
    return ceil(round(seen.diagonal_mm * wanted_mm / seen.unit_mm / INCH_MM, 3))
