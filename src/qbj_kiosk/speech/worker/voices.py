"""Choice of a voice by language and name. No Qt."""

from collections.abc import Sequence
from typing import Final

MANDARIN: Final = "Chinese (Mandarin"
"""Beginning of the names of eSpeak's Mandarin voices. Qt does not know their language, "cmn"."""
WRONG: Final = "latin as English"
"""Part of the name of a Mandarin voice that reads the characters as English syllables with numbers for the tones."""
PINYIN: Final = "latin as Pinyin"
"""Part of the name of a voice that reads pinyin, with a number for each tone."""


TRIM: Final = 0.85
"""Amplitude of eSpeak's Mandarin voices at which they are as loud as its other voices."""


def full_volume(name: str) -> float:
    return TRIM if name.startswith(MANDARIN) else 1.0


def reads_pinyin(name: str) -> bool:
    return PINYIN in name


def choose(names: Sequence[str]) -> str:
    """Return the first of an engine's voices that reads its language right, or "". Variants come after it."""
    return next((name for name in names if WRONG not in name), "")


def find_wrong(names: Sequence[str]) -> str:
    """Return the first of an engine's voices that reads its language as another, or ""."""
    return next((name for name in names if WRONG in name), "")
