"""How a screen is mounted, and what follows: pixels in a millimetre, the least sizes, the line everybody reaches."""

from math import ceil, hypot, radians, tan
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from qbj_kiosk.settings.model import Screen

REACH_MM: Final = 1220
"""How high above the floor everybody reaches, from a wheelchair too."""
TARGET_MM: Final = 20.0
"""Least side of a touch target."""
GAP_MM: Final = 8.0
"""Least distance between two of them."""
CAPITAL_MM: Final = 4.8
"""Least height of capitals, from wherever they are read."""
CAPITAL_DEGREES: Final = 0.7
"""Least angle that a capital subtends, where it is known from where it is read."""
CAPITAL_SHARE: Final = 0.698
"""Height of capitals in IBM Plex Sans, as a share of its size."""
INCH_MM: Final = 25.4

UNITS: Final = 1080
"""The shorter side of the screen, in units of the design."""
SMALL_UNITS: Final = 28
"""The smallest text as designed."""
MOST_ENLARGED: Final = 3.2
"""How many times as large as designed text may have to be: what was measured to hold in every shape of screen. As
`Metrics.most` has it."""
CONTROLS: Final = {"landscape": 0.5, "portrait": 0.6}
"""Share of the height, from above, under which every control stands: also the line where the mount is unknown."""


def shape(width: float, height: float) -> str:
    """`landscape` or `portrait`; a square counts as landscape."""
    return "landscape" if width >= height else "portrait"


def farthest_mm(capital_mm: float) -> int:
    """From how far capitals of a height are read, in whole millimetres."""
    return int(capital_mm / (2 * tan(radians(CAPITAL_DEGREES / 2))))


class Mounting(Struct, frozen=True):
    """What is known of how a screen is mounted, all in millimetres. None where nobody measured it."""

    diagonal_mm: float | None = None
    """Diagonal of the picture."""
    lower_edge_mm: float | None = None
    """Height of its lower edge above the floor."""
    viewing_distance_mm: float | None = None
    """Distance from which people read."""

    @property
    def capital_mm(self) -> float:
        """Least height of capitals: of 4.8 mm, and of 0.7 degrees from where they are read."""
        away = self.viewing_distance_mm or 0
        return max(CAPITAL_MM, 2 * away * tan(radians(CAPITAL_DEGREES / 2)))

    def pixels_per_mm(self, width: float, height: float) -> float | None:
        """Pixels in a millimetre of a picture that fills the screen, or None where the diagonal is unknown.

        Args:
            width: in pixels, at least 1.
            height: likewise.
        """
        return None if self.diagonal_mm is None else hypot(width, height) / self.diagonal_mm

    def text_floor(self, width: float, height: float) -> int:
        """The least size of text, in pixels; 0 where the diagonal is unknown. See `Metrics.floor`."""
        scale = self.pixels_per_mm(width, height) or 0
        most = MOST_ENLARGED * SMALL_UNITS * min(width, height) / UNITS
        return ceil(round(min(self.capital_mm * scale / CAPITAL_SHARE, most), 6))

    def line(self, width: float, height: float) -> float:
        """Where the exhibit is lowered to, in pixels from the upper edge. See `Metrics.reachLine`.

        That is the height to which everybody reaches: above the picture (less than 0) where all of it is within reach,
        below it (more than its height) where nothing is. Where the mount is unknown, a share of the height.
        """
        scale = self.pixels_per_mm(width, height)
        if scale is None or self.lower_edge_mm is None:
            return height * CONTROLS[shape(width, height)]
        return height - (REACH_MM - self.lower_edge_mm) * scale


def mounting(screen: "Screen") -> Mounting:
    """What the settings say of the screen."""
    inches = screen.diagonal_inches
    return Mounting(None if inches is None else inches * INCH_MM, screen.lower_edge_mm, screen.viewing_distance_mm)
