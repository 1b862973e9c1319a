"""How far what is drawn stands apart from what it is drawn on, measured on pixels: rules, and what they measure."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.journeys import pixels, scene
from tests.journeys.rules import Screen, grown
from tests.journeys.scene import Seen

TEXT, GRAPHICS = 7.0, 3.0
"""The least contrast of text, and of graphics and giant numerals."""
GIANT = 64
"""From this size of type, in units, numerals count as graphics."""


class Measured(NamedTuple):
    """How far something stands apart."""

    name: str
    contrast: float
    least: float
    how: str

    @property
    def fails(self) -> bool:
        """Whether it is not far enough."""
        return self.contrast < self.least

    def __str__(self) -> str:
        return f"“{self.name}” has {self.contrast:.2f}:1 of {self.least:.0f}:1, {self.how}"


def of_texts(screen: Screen) -> Iterator[Measured]:
    """The colour of each text's letters against the nearest colour that lies under them."""
    for text in screen.texts:
        around = pixels.box(grown(scene.ink(text), 3).intersected(text.clip), screen.window)
        letters = screen.letters.crop(around)
        ink = letters.ink()
        if ink is None:
            yield Measured(text.name, 1, TEXT, "no letter of it is seen")
            continue
        ground = min(letters.grounds(), key=lambda each: pixels.contrast(ink, each))
        how = f"{pixels.told(ink)} on {pixels.told(ground)}"
        yield Measured(text.name, pixels.contrast(ink, ground), _least(screen, text), how)


def _least(screen: Screen, text: Seen) -> float:
    giant = any(scene.is_a(each, "BigNumber") for each in text.ancestors)
    size = text.item.property("font").pixelSize() * text.scale
    return GRAPHICS if giant and size >= GIANT * screen.unit else TEXT


def text_contrasts(screen: Screen) -> Iterator[str]:
    """Every text stands 7:1 apart from its ground, giant numerals 3:1."""
    return (str(each) for each in of_texts(screen) if each.fails)
