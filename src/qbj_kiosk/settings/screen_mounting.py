"""Minimum sizes of text and touch targets, maximum reach height, and both in pixels for a mounted screen."""

from math import ceil, hypot, radians, tan
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from qbj_kiosk.settings.model import Screen

REACH_MM: Final = 1220
"""Height above the floor that everybody can reach, also from a wheelchair."""
TARGET_MM: Final = 20.0
"""Minimum side of a touch target."""
GAP_MM: Final = 8.0
"""Minimum gap between two touch targets."""
CAPITAL_MM: Final = 4.8
"""Minimum height of capitals at any viewing distance."""
CAPITAL_DEGREES: Final = 0.7
"""Minimum visual angle of a capital, if the viewing distance is known."""
CAPITAL_SHARE: Final = 0.698
"""Cap height of IBM Plex Sans, as a share of the font size."""
INCH_MM: Final = 25.4

UNITS: Final = 1080
"""Shorter side of the screen in design units."""
SMALL_UNITS: Final = 28
"""Size of the smallest text in design units."""
MAX_TEXT_SCALE: Final = 3.2
"""Maximum enlargement of text, measured to fit every shape of screen. Same as `Metrics.most`."""
CONTROLS: Final = {"landscape": 0.5, "portrait": 0.6}
"""Share of the height, from the top, below which all controls are. It is the reach line if the mounting is unknown."""


def shape(width: float, height: float) -> str:
    """Return the shape of a screen, `landscape` or `portrait`; a square is landscape."""
    return "landscape" if width >= height else "portrait"


def max_viewing_distance_mm(capital_mm: float) -> int:
    """Return the largest distance at which capitals of this height are legible, in whole millimetres."""
    return int(capital_mm / (2 * tan(radians(CAPITAL_DEGREES / 2))))


class Mounting(Struct, frozen=True):
    """How the screen is mounted, in millimetres: diagonal, lower edge above the floor; None if not measured."""

    diagonal_mm: float | None = None
    lower_edge_mm: float | None = None
    """Height of the picture's lower edge above the floor."""
    viewing_distance_mm: float | None = None
    """Distance between reader and screen."""

    @classmethod
    def from_screen(cls, screen: "Screen") -> "Mounting":
        inches = screen.diagonal_inches
        return cls(None if inches is None else inches * INCH_MM, screen.lower_edge_mm, screen.viewing_distance_mm)

    @property
    def capital_mm(self) -> float:
        """Return the minimum height of capitals for legible text: 4.8 mm, and 0.7 degrees at the viewing distance."""
        distance = self.viewing_distance_mm or 0
        return max(CAPITAL_MM, 2 * distance * tan(radians(CAPITAL_DEGREES / 2)))

    def pixels_per_mm(self, width: float, height: float) -> float | None:
        """Return the pixels per millimetre of a mounted screen; None if its diagonal is unknown."""
        return None if self.diagonal_mm is None else hypot(width, height) / self.diagonal_mm

    def text_floor(self, width: float, height: float) -> int:
        """Return the minimum font size on a mounted screen in pixels, as `Metrics.floor`; 0 without a diagonal."""
        scale = self.pixels_per_mm(width, height) or 0
        most = MAX_TEXT_SCALE * SMALL_UNITS * min(width, height) / UNITS
        return ceil(round(min(self.capital_mm * scale / CAPITAL_SHARE, most), 6))

    def reach_line(self, width: float, height: float) -> float:
        """Return the reach line on a mounted screen in pixels from the upper edge; lowered controls are below it.

        As `Metrics.reachLine`.

        It is negative if all of the picture is within reach, and larger than the height if nothing is. If the mounting
        is unknown, it is a share of the height.
        """
        scale = self.pixels_per_mm(width, height)
        if scale is None or self.lower_edge_mm is None:
            return height * CONTROLS[shape(width, height)]
        return height - (REACH_MM - self.lower_edge_mm) * scale
