"""What a window shows as pixels: pictures, what a group of items draws, and how far colours stand apart."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]
"""Left, top, and the first column and row that are not in it."""
_ANY = [0, *[255] * 255]
_ALL = 1 << 12
"""More colours than texts and drawings have, with the shades of their edges."""
_NOTHING: Colour = (255, 0, 254)
"""What stands for no pixel; the exhibit has no such colour."""


def picture(window: QQuickWindow) -> Image.Image:
    """What the window shows."""
    grabbed = window.grabWindow()
    if grabbed.format() not in (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied):
        grabbed = grabbed.convertToFormat(QImage.Format.Format_RGB32)
    size = (grabbed.width(), grabbed.height())
    return Image.frombuffer("RGB", size, bytes(grabbed.constBits()), "raw", "BGRX", grabbed.bytesPerLine(), 1)


def box(rect: QRectF, window: QQuickWindow) -> Box:
    """The pixels that a rectangle touches."""
    inside = rect.intersected(QRectF(0, 0, window.width(), window.height())).toAlignedRect()
    return inside.left(), inside.top(), inside.right() + 1, inside.bottom() + 1


@dataclass(frozen=True)
class Lifted:
    """A window with some of its items, without them, and where that makes a difference."""

    whole: Image.Image
    bare: Image.Image
    inked: Image.Image
    """255 where the items draw something, else 0."""

    @classmethod
    def of(cls, window: QQuickWindow, items: Iterable[QQuickItem], whole: Image.Image | None = None) -> "Lifted":
        """Takes items off a window, looks at what is left, and puts them back."""
        with_items = whole or picture(window)
        opacities = [(item, item.opacity()) for item in items]
        for item, _ in opacities:
            item.setOpacity(0)
        QCoreApplication.processEvents()
        without = picture(window)
        for item, opacity in opacities:
            item.setOpacity(opacity)
        return cls(with_items, without, ImageChops.difference(with_items, without).convert("L").point(_ANY))

    def crop(self, box: Box) -> "Lifted":
        """A part of it."""
        return Lifted(self.whole.crop(box), self.bare.crop(box), self.inked.crop(box))

    def plain(self, around: int) -> tuple[int, int]:
        """Of the pixels drawn on and so many around: how many have one colour without that, and how many there are."""
        counts = self.bare.histogram(self.inked.filter(ImageFilter.BoxBlur(around)))
        return min(max(counts[channel : channel + 256]) for channel in (0, 256, 512)), sum(counts[:256])

    def ink(self) -> Colour | None:
        """The colour that most of what is drawn has; None where nothing is drawn."""
        return _most(self.whole, self.inked)

    def grounds(self) -> list[Colour]:
        """Every colour that lies under what is drawn."""
        return [colour for _, colour in _colours(self.bare, self.inked)]


def _colours(image: Image.Image, mask: Image.Image) -> list[tuple[int, Colour]]:
    """The colours of an image where a mask is not 0, and how often each is there."""
    kept = Image.new("RGB", image.size, _NOTHING)
    kept.paste(image, mask=mask)
    counted: list[tuple[int, Colour]] = kept.getcolors(_ALL) or kept.getcolors(kept.width * kept.height) or []  # type: ignore[assignment]  # an RGB image's
    return [(count, colour) for count, colour in counted if colour != _NOTHING]


def _most(image: Image.Image, mask: Image.Image) -> Colour | None:
    there = _colours(image, mask)
    return max(there)[1] if there else None


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


@functools.cache
def luminance(colour: Colour) -> float:
    """How bright a colour is, 0 to 1, as WCAG 2.2 defines it."""
    red, green, blue = (_linear(value / 255) for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """How far two colours stand apart, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def told(colour: Colour) -> str:
    """A colour as it is written."""
    return "#{:02X}{:02X}{:02X}".format(*colour)
