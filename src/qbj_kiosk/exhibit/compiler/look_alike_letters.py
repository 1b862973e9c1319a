"""Find words that look like a number word but are written with other letters, such as Cyrillic ones."""

# ruff: noqa: RUF001 - look-alike letters, meant

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

_SAME: dict[str, str] = {
    "a": "аαɑ", "b": "ƅьЬ", "c": "сϲᴄ", "d": "ԁɗ", "e": "еҽєε", "f": "ƒſ", "g": "ɡց", "h": "һհ", "i": "іιıɩ", "j": "јϳ",
    "k": "кκᴋ", "l": "ІӀΙ|Iℓ", "m": "ᴍ", "n": "ոпηᴨ", "o": "оοօσᴏ", "p": "рρ", "q": "ԛ", "r": "гᴦ", "s": "ѕꜱ",
    "t": "тτᴛ", "u": "υսцᴜ", "v": "ѵνᴠ", "w": "ԝшωᴡ", "x": "хχ", "y": "уγү", "z": "ᴢ",
    "A": "АΑ", "B": "ВΒ", "C": "СϹ", "E": "ЕΕ", "F": "Ϝ", "G": "Ԍ", "H": "НΗ", "J": "Ј", "K": "КΚ", "M": "МΜ", "N": "Ν",
    "O": "ОΟՕ", "P": "РΡ", "S": "ЅՏ", "T": "ТΤ", "U": "Ս", "V": "Ѵ", "W": "Ԝ", "X": "ХΧ", "Y": "ҮΥ", "Z": "Ζ",
}  # fmt: skip
_PLAIN = str.maketrans({other: letter for letter, others in _SAME.items() for other in others})
_PAIRS = (("rn", "m"), ("vv", "w"))
_MARK = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_UNSPACED = r"\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff"
"""Scripts without spaces between words, and Hangul."""
_WORD = re.compile(rf"(?:(?![{_UNSPACED}])[^\W\d_]|\||(?<=[^\W\d_])[{_MARK}])+")
_HAN = {"ニ": "二", "ハ": "八", "ー": "一", "ㅡ": "一", "○": "〇", "◯": "〇", "卄": "廿"}
_KANA = re.compile(r"[\u3041-\u30ff\uff66-\uff9f]")
_SHORTEST = 2


class LookAlike(str):
    __slots__ = ()


def shapes_of(words: Iterable[str]) -> frozenset[str]:
    """Return the shapes of number words, in lower case and in capitals, for `find_look_alikes`."""
    forms = (form for word in words if len(word) >= _SHORTEST for form in (word.casefold(), word.title(), word.upper()))
    return frozenset(map(_shape, forms))


def find_look_alikes(
    text: str, shapes: frozenset[str], is_known: Callable[[str], bool]
) -> Iterator[tuple[LookAlike, int]]:
    """Yield words of a text that look like number words but have letters of another script.

    `is_known` returns True for a number word, or a word known to be none.
    """
    for found in _WORD.finditer(text):
        word = found[0]
        if len(word) >= _SHORTEST and not is_known(word) and _shape(word) in shapes:
            yield LookAlike(word), found.start()
    for position, character in enumerate(text):
        if character > "\u2000" and not is_known(character):
            same = _HAN.get(character) or unicodedata.normalize("NFKC", character)
            if same != character and not same.isascii() and is_known(same) and not _is_beside_kana(text, position):
                yield LookAlike(character), position


def _is_beside_kana(text: str, position: int) -> bool:
    """Return True for a Han character of a Japanese word, which has kana beside it."""
    around = text[max(0, position - 1) : position] + text[position + 1 : position + 2]
    return _KANA.search(around) is not None


@lru_cache(8192)
def _shape(word: str) -> str:
    """Return a word in Latin letters without marks; words that look the same have the same shape."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    shape = bare.translate(_PLAIN)
    for pair, letter in _PAIRS:
        shape = shape.replace(pair, letter)
    return shape.casefold()
