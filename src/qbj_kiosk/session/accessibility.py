"""How a visitor wants the exhibit: what "Aa" on the deck offers to anybody, and a reset forgets."""

from typing import Final, Literal, get_args

from msgspec import Struct

TEXT_SIZES: Final = (100, 125, 150, 175, 200)
"""Sizes of text on offer, in percent of what was designed."""
PATIENCE: Final = 2
"""How many times as long a visitor waits to be asked, and to answer, with more time."""

Switch = Literal["contrast", "calm", "patient", "young", "talking", "low"]
"""In the order of the page; what lowers the others is the lowest on it, where everybody reaches it."""
SWITCHES: Final[tuple[Switch, ...]] = get_args(Switch)


class Access(Struct, frozen=True):
    """What one visitor has chosen; the defaults are the exhibit as designed."""

    text_size: int = 100
    """In percent; one of `TEXT_SIZES`."""
    contrast: bool = False
    """High contrast: black, white and yellow."""
    calm: bool = False
    """Reduced motion: short cross-fades, nothing travels or counts."""
    patient: bool = False
    """More time until a visitor who does nothing is asked, and to answer."""
    low: bool = False
    """Every control, and what is read, under the line to which everybody reaches."""
    young: bool = False
    """Panels in one short sentence, for children."""
    talking: bool = False
    """What the keyboard goes to is spoken."""


DESIGNED: Final = Access()
"""The exhibit as designed."""
