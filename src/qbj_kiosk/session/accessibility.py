"""Accessibility settings of a visit, as the "Aa" page offers them. A reset restores the defaults."""

from typing import Final, Literal, get_args

from msgspec import Struct

TEXT_SIZES: Final = (100, 125, 150, 175, 200)
"""In percent of the designed size."""
MORE_TIME_FACTOR: Final = 2
"""For the idle time and the time to answer while `patient` is on."""

Switch = Literal["contrast", "calm", "patient", "young", "talking", "low"]
"""In the order of the page. `low` lowers the others, so it is the lowest, where everybody can reach it."""
SWITCHES: Final[tuple[Switch, ...]] = get_args(Switch)


class Access(Struct, frozen=True):
    """Accessibility settings of one visitor: text size and switches. The defaults are the exhibit as designed."""

    text_size: int = 100
    """In percent; one of `TEXT_SIZES`."""
    contrast: bool = False
    """High contrast: black, white and yellow."""
    calm: bool = False
    """Reduced motion: short cross-fades, nothing travels or counts."""
    patient: bool = False
    """More time before the idle prompt, and to answer it."""
    low: bool = False
    """Every control and text below the height that everybody can reach."""
    young: bool = False
    """Panels in one short sentence for children."""
    talking: bool = False
    """The control with keyboard focus is spoken."""


DESIGNED: Final = Access()
