"""Characters of Han text, spaces between scripts, and the ends of sentences in Latin and Han text."""

import re
from functools import lru_cache
from itertools import pairwise
from string import ascii_letters, digits

HAN = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Han characters, kana and full-width punctuation, as the inside of a regular expression's `[…]`."""

_LETTERS = (("\u3040", "\u30ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"))
"""Ranges of kana and Han characters, without punctuation."""
_DIGITS = frozenset(digits)
_BEFORE_HAN = frozenset(ascii_letters + "%+")
_AFTER_HAN = frozenset(ascii_letters + digits)
_SIXTH = "\u2006"
"""Space of a sixth of an em, after which a line may break."""
NARROW = "\u202f"
"""Narrow space that keeps a number and its unit in one line."""

_SENTENCE = r".+?(?:[.!?…]+[\"'”’)]*(?=\s|\Z)|[。！？]+[”’」』）]*|\Z)\s*"  # noqa: RUF001 - Chinese marks, meant


def split_sentences(text: str) -> tuple[str, ...]:
    """Cut a text after each sentence; joined, the parts are the text again."""
    return tuple(re.findall(_SENTENCE, text, re.DOTALL))


@lru_cache(maxsize=1024)
def space_scripts(text: str) -> str:
    """Insert a narrow space between Han and Latin letters or digits, for display only."""
    if text.isascii():
        return text
    # No regular expression: compiling its classes of Han characters takes 3 ms of every start.
    return text[:1] + "".join(_space_between(*pair) + pair[1] for pair in pairwise(text))


def _space_between(one: str, other: str) -> str:
    if _is_letter(other):
        if one in _DIGITS:
            return NARROW
        return _SIXTH if one in _BEFORE_HAN else ""
    return _SIXTH if other in _AFTER_HAN and _is_letter(one) else ""


def _is_letter(character: str) -> bool:
    return any(first <= character <= last for first, last in _LETTERS)


def unspace_scripts(text: str) -> str:
    """Remove the narrow spaces between scripts that `space_scripts` inserted."""
    return text.replace(_SIXTH, "").replace(NARROW, "")
