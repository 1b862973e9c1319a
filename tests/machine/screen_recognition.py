"""Recognise on a picture of the screen what the exhibit shows."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image as Picture
from PIL import ImageChops

Shows = Callable[[Picture.Image], bool]
GROUND = (8, 42, 48)
"""Ground of attract and of the standby page."""
Part = tuple[float, float, float, float]
"""Left, top, right and bottom of a part of the screen, as shares of its size."""
DECK: Part = (0, 0.83, 1, 1)
"""The deck's part of a wide screen: it stands still while attract moves."""
NAMES: Part = (0, 0, 1, 0.3)
"""The part of attract that has the names of the place, above its train."""
ALIKE = 0.96
"""Share of points that must be alike; the pointer and rounding take less than the rest."""


class References:
    """Pictures of the exhibit's states that `qbj-kiosk shots` renders, at the size of a screen to compare.

    Args:
        render: renders every state in Chinese at a size, into the folder that it returns.
    """

    def __init__(self, render: Callable[[tuple[int, int]], Path]) -> None:
        self._folder = cache(render)

    def shows(self, state: str, part: Part = (0, 0, 1, 1)) -> Shows:
        """Return a test for pictures of a screen that show a state, in a part of the screen."""

        def same(picture: Picture.Image) -> bool:
            return likeness(picture, self._picture(state, picture.size), part) >= ALIKE

        return same

    @property
    def attract(self) -> Shows:
        """Return a test for pictures of a screen that show attract: its deck, and the names, which drift."""
        deck = self.shows("attract", DECK)

        def names(picture: Picture.Image) -> bool:
            expected = bright_share(self._picture("attract", picture.size), NAMES)
            return abs(bright_share(picture, NAMES) / expected - 1) < 0.1

        return lambda picture: deck(picture) and names(picture)

    def _picture(self, state: str, size: tuple[int, int]) -> Picture.Image:
        with Picture.open(self._folder(size) / f"{state}.zh.{size[0]}x{size[1]}.png") as reference:
            return reference.convert("RGB")


def near(one: object, other: tuple[int, int, int]) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= 12 for a, b in zip(one, other, strict=True))


def crop(picture: Picture.Image, part: Part) -> Picture.Image:
    left, top, right, bottom = part
    width, height = picture.size
    return picture.crop((int(left * width), int(top * height), int(right * width), int(bottom * height)))


def likeness(one: Picture.Image, other: Picture.Image, part: Part) -> float:
    """Return the share of a picture's points that are alike in a part of two pictures, at an eighth of their size."""
    parts = [crop(picture, part) for picture in (one, other)]
    size = (max(1, parts[0].width // 8), max(1, parts[0].height // 8))
    small = [each.resize(size, Picture.Resampling.BOX).convert("L") for each in parts]
    difference = ImageChops.difference(*small).histogram()
    return sum(difference[:32]) / sum(difference)


def bright_share(picture: Picture.Image, part: Part) -> float:
    """Return the share of bright points in a part of a picture, such as those of white letters."""
    histogram = crop(picture, part).convert("L").histogram()
    return sum(histogram[128:]) / sum(histogram)


def standby(picture: Picture.Image) -> bool:
    """Return True for a picture of the standby page: the ground everywhere on its rim."""
    rim = [(3, 3), (picture.width - 3, 3), (3, picture.height - 3), (picture.width - 3, picture.height - 3)]
    return all(near(picture.getpixel(at), GROUND) for at in rim)


def deck_height(picture: Picture.Image) -> float:
    """Return the share of a picture's height that the deck takes, by the colour of the left rim."""
    deck = picture.getpixel((3, picture.height - 3))
    assert isinstance(deck, tuple)
    rows = range(picture.height - 3, 0, -1)
    top = next((y for y in rows if not near(picture.getpixel((3, y)), (deck[0], deck[1], deck[2]))), 0)
    return 1 - top / picture.height


def staff_pad(picture: Picture.Image) -> bool:
    """Return True for a picture of the pad that asks for the PIN: its deck takes half of a wide screen."""
    return 0.45 < deck_height(picture) < 0.55


def staff_page(picture: Picture.Image) -> bool:
    """Return True for a picture of the staff page: its deck takes a third of a wide screen."""
    return 0.3 < deck_height(picture) < 0.4


def black(picture: Picture.Image) -> bool:
    """Return True for a picture of a screen that is off or shows text on black.

    A console does so, and the page outside opening hours.
    """
    right, bottom = picture.width - 3, picture.height - 3
    return all(picture.getpixel(at) == (0, 0, 0) for at in ((3, 3), (right, 3), (3, bottom), (right, bottom)))


def off(picture: Picture.Image) -> bool:
    """Return True for a picture of a screen that is off; the emulator may print a line about it."""
    return black(picture) and text_share(picture) < 0.002


def closed_page(picture: Picture.Image) -> bool:
    """Return True for a picture of the page outside opening hours: large text on black."""
    return black(picture) and text_share(picture) > 0.01


def text_share(picture: Picture.Image) -> float:
    """Return the share of a picture's points that are not black."""
    histogram = picture.convert("L").histogram()
    return sum(histogram[32:]) / sum(histogram)
