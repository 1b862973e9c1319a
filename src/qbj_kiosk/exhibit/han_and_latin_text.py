"""Characters of Han text, and the ends of sentences in Latin and Han text."""

import re

HAN = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Han characters, kana and full-width punctuation, as the inside of a regular expression's `[…]`."""

_SENTENCE = r".+?(?:[.!?…]+[\"'”’)]*(?=\s|\Z)|[。！？]+[”’」』）]*|\Z)\s*"  # noqa: RUF001 - Chinese marks, meant


def split_sentences(text: str) -> tuple[str, ...]:
    """Cut a text after each sentence; joined, the parts are the text again."""
    return tuple(re.findall(_SENTENCE, text, re.DOTALL))
