"""Characters of Han text, spaces between scripts, and the ends of sentences in Latin and Han text."""

import re

HAN = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Han characters, kana and full-width punctuation, as the inside of a regular expression's `[…]`."""

_LETTER = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SIXTH = "\u2006"
"""Space of a sixth of an em, after which a line may break."""
NARROW = "\u202f"
"""Narrow space that keeps a number and its unit in one line."""

_SENTENCE = r".+?(?:[.!?…]+[\"'”’)]*(?=\s|\Z)|[。！？]+[”’」』）]*|\Z)\s*"  # noqa: RUF001 - Chinese marks, meant


def split_sentences(text: str) -> tuple[str, ...]:
    """Cut a text after each sentence; joined, the parts are the text again."""
    return tuple(re.findall(_SENTENCE, text, re.DOTALL))


def space_scripts(text: str) -> str:
    """Insert a narrow space between Han and Latin letters or digits, for display only."""
    text = re.sub(rf"(?<=[0-9])(?=[{_LETTER}])", NARROW, text)
    return re.sub(rf"(?<=[{_LETTER}])(?=[A-Za-z0-9])|(?<=[A-Za-z%+])(?=[{_LETTER}])", _SIXTH, text)


def unspace_scripts(text: str) -> str:
    """Remove the narrow spaces between scripts that `space_scripts` inserted."""
    return text.replace(_SIXTH, "").replace(NARROW, "")
