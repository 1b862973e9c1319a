"""Pinyin of the words that a Chinese exhibit speaks: 成都 is Chéngdū, 都 alone dōu. Found at build time."""

import re
from collections.abc import Iterable, Iterator

from pypinyin import Style, lazy_pinyin
from pypinyin.seg.mmseg import Seg, seg

_HAN_ONLY = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_CHANGING_TONES = ("一", "不")
"""Their tones depend on the next syllable."""


def pinyin_of_words(texts: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    """Return the pinyin of every word in Chinese texts, with a number for each tone ("cheng2du1").

    Args:
        names: words that the dictionary may not have.
    """
    words = {word for text in texts for found in _HAN_ONLY.findall(text) for word in split_words(found)}
    words |= {name for name in names if _HAN_ONLY.fullmatch(name)}
    # Texts that are put together while the exhibit runs may be cut differently.
    words |= {character for word in words for character in word}
    return {word: _pinyin(word) for word in sorted(words)}


def split_words(text: str, cutter: Seg = seg) -> Iterator[str]:
    """Yield the words of a Chinese text; one that ends in a syllable of changing tone together with the next."""
    pending = ""
    for word in cutter.cut(text):
        pending += word
        if not word.endswith(_CHANGING_TONES):
            yield pending
            pending = ""
    if pending:
        yield pending


def _pinyin(word: str) -> str:
    syllables = lazy_pinyin(word, style=Style.TONE3, v_to_u=False, neutral_tone_with_five=True, tone_sandhi=True)
    return "".join(syllables)
