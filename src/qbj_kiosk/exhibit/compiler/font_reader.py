"""Fonts: families of a font file and the characters that it can draw."""

import io
from bisect import bisect_right
from operator import itemgetter

from msgspec import Struct

FONT_LIMIT = 20 * 1000 * 1000
"""In bytes."""
SUFFIXES = (".ttf", ".otf")
_FAMILY_NAMES = (1, 16)
"""Name records of the family: the legacy one (at most four styles) and the typographic one."""


class FontError(ValueError):
    """Raised if a font file is damaged; the message is the reason."""


class Face(Struct, frozen=True):
    """Families of a font file, and ranges (first, last) of the characters that it can draw, in order."""

    families: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]

    def covers(self, characters: frozenset[str]) -> frozenset[str]:
        return frozenset(character for character in characters if self._has(ord(character)))

    def _has(self, code: int) -> bool:
        after = bisect_right(self.ranges, code, key=itemgetter(0))
        return after > 0 and code <= self.ranges[after - 1][1]


def read_font(data: bytes) -> Face:
    """Read a font file's families and characters; raise FontError if it is damaged or has none."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    try:
        with TTFont(io.BytesIO(data), lazy=True) as font:
            records = [font["name"].getDebugName(number) for number in _FAMILY_NAMES]
            codes = sorted(font.getBestCmap() or ())
    except Exception as error:  # noqa: BLE001 - fontTools raises anything on damaged files
        message = f"is not a font, or is damaged ({type(error).__name__})"
        raise FontError(message) from None
    families = tuple(dict.fromkeys(record for record in records if record))
    if not families or not codes:
        message = "is a font without family name or characters"
        raise FontError(message)
    return Face(families, _ranges(codes))


def _ranges(codes: list[int]) -> tuple[tuple[int, int], ...]:
    begins = [code for index, code in enumerate(codes) if index == 0 or codes[index - 1] != code - 1]
    ends = [code for index, code in enumerate(codes) if index == len(codes) - 1 or codes[index + 1] != code + 1]
    return tuple(zip(begins, ends, strict=True))
