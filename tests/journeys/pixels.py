"""Pictures of a window, the pixels that a group of items draws, and the contrast of colours."""

import functools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import compress

from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]
"""Left, top, and the first column and row that are not in it."""
_ANY = [0, 0, *[255] * 254]
"""Everything but a difference of one level, which a texture makes when it rounds."""
_ALL = 1 << 12
"""More colours than texts and drawings have, with the shades of their edges."""
_ROUNDING = 48
"""Difference of pixels that is ignored: Qt rounds the outlines of large letters depending on earlier frames."""
_NOTHING: Colour = (255, 0, 254)
"""Marks pixels that are left out; the exhibit does not use this colour."""


def picture(window: QQuickWindow) -> Image.Image:
    grabbed = window.grabWindow()
    if grabbed.format() not in (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied):
        grabbed = grabbed.convertToFormat(QImage.Format.Format_RGB32)
    shown = Image.new("RGB", (grabbed.width(), grabbed.height()), None)
    shown.frombytes(grabbed.constBits(), "raw", "BGRX", grabbed.bytesPerLine(), 1)
    return shown


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Return True if two pictures of a window are equal, except for the rounding of large letters."""
    return ImageChops.difference(one, other).point(lambda value: value > _ROUNDING).getbbox() is None


def is_plain(image: Image.Image) -> bool:
    """Return True if all pixels have the same colour."""
    return all(least == most for least, most in image.getextrema())  # type: ignore[misc]  # an RGB image's


@contextmanager
def transparent(items: Iterable[QQuickItem]) -> Iterator[None]:
    opacities = [(item, item.opacity()) for item in items]
    for item, _ in opacities:
        item.setOpacity(0)
    yield
    for item, opacity in opacities:
        item.setOpacity(opacity)


def box(rect: QRectF, window: QQuickWindow) -> Box:
    """Return the pixels of the window that a rectangle touches."""
    inside = rect.intersected(QRectF(0, 0, window.width(), window.height())).toAlignedRect()
    return inside.left(), inside.top(), inside.right() + 1, inside.bottom() + 1


@dataclass(frozen=True)
class Difference:
    """Two pictures of a window, with and without some of its items, to find the pixels that these draw."""

    drawn: Image.Image
    bare: Image.Image

    @functools.cached_property
    def inked(self) -> Image.Image:
        return ImageChops.difference(self.drawn, self.bare).convert("L").point(_ANY)

    @classmethod
    def of(cls, window: QQuickWindow, items: Iterable[QQuickItem], drawn: Image.Image | None = None) -> "Difference":
        """Take a picture of a window with some items, and one in which they are transparent."""
        with_items = drawn or picture(window)
        with transparent(items):
            return cls(with_items, picture(window))

    def crop(self, box: Box) -> "Difference":
        return Difference(self.drawn.crop(box), self.bare.crop(box))

    def plain(self, around: int) -> tuple[int, int]:
        """Return how many pixels on and around the drawn items have one colour without them, and how many there are."""
        counts = self.bare.histogram(self.inked.filter(ImageFilter.BoxBlur(around)))
        return min(max(counts[channel : channel + 256]) for channel in (0, 256, 512)), sum(counts[:256])

    def ink(self) -> Colour | None:
        """Return the most frequent colour of what the items draw; None if they draw nothing."""
        return next(iter(self.inks(1)), None)

    def inks(self, most: int) -> list[Colour]:
        """Return the most frequent colours of what the items draw."""
        return [colour for _, colour in sorted(_colours(self.drawn, self.inked), reverse=True)[:most]]

    def grounds(self, at_least: int = 1) -> list[Colour]:
        """Return the colours under what the items draw, each under at least so many pixels."""
        return [colour for count, colour in _colours(self.bare, self.inked) if count >= at_least]

    def rim(self, reach: int, most: int = 80) -> list[tuple[float, Colour, Colour]]:
        """Return the contrasts along the rim of what the items draw with the ground there, lowest first.

        For up to so many places on the rim: the best contrast of anything drawn within reach against the ground, and
        the two colours. Where it touches other drawings is left out.
        """
        rim = ImageChops.subtract(self.inked, self.inked.filter(ImageFilter.MinFilter(3)))
        ground = max(_colours(self.bare, rim), default=(0, _NOTHING))[1]
        flags = rim.tobytes()
        places = list(compress(range(len(flags)), flags))
        sampled = (divmod(place, rim.width) for place in places[:: max(1, len(places) // most)])
        drawn = _only(self.drawn, self.inked)

        def best(x: int, y: int) -> tuple[float, Colour, Colour]:
            # Beyond its edges, a crop would be black.
            right, bottom = min(drawn.width, x + reach + 1), min(drawn.height, y + reach + 1)
            near = drawn.crop((max(0, x - reach), max(0, y - reach), right, bottom))
            return max((contrast(ink, ground), ink, ground) for _, ink in _counted(near))

        return sorted(best(x, y) for y, x in sampled if self.bare.getpixel((x, y)) == ground)


def _only(image: Image.Image, mask: Image.Image) -> Image.Image:
    kept = Image.new("RGB", image.size, _NOTHING)
    kept.paste(image, mask=mask)
    return kept


def _counted(image: Image.Image) -> list[tuple[int, Colour]]:
    counted: list[tuple[int, Colour]] = image.getcolors(_ALL) or image.getcolors(image.width * image.height) or []  # type: ignore[assignment]  # an RGB image's
    return [(count, colour) for count, colour in counted if colour != _NOTHING]


def _colours(image: Image.Image, mask: Image.Image) -> list[tuple[int, Colour]]:
    return _counted(_only(image, mask))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


@functools.cache
def luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it."""
    red, green, blue = (_linear(value / 255) for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def hex_code(colour: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)
