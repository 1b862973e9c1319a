"""Spoken forms: what a voice is given in place of the text on the screen. Pure functions over the compiled exhibit."""

import re
from collections.abc import Mapping
from functools import partial

from qbj_kiosk.exhibit.han_and_latin_text import HAN
from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.exhibit.spoken_form_patterns import PLACEHOLDERS
from qbj_kiosk.speech.han_numerals import spell, spell_digits, spell_numbers

_PLACEHOLDER = re.compile(r"\{(number|year)\}")


class Pronunciation:
    """Spoken forms of one language: the words that its voices get in place of those on the screen.

    Args:
        forms: spoken forms by the words on the screen; both may contain a placeholder.
        pinyin: pinyin by Chinese word, for voices that read pinyin.
        script: "han" if numbers are spelled in Chinese.
    """

    def __init__(self, forms: Mapping[str, str], pinyin: Mapping[str, str], script: str) -> None:
        self._is_han = script == "han"
        self._forms = [(re.compile(_pattern(key)), form) for key, form in sorted(forms.items(), key=_longest_first)]
        self._pinyin = pinyin
        self._longest = max(map(len, pinyin), default=0)

    def spoken(self, text: str) -> str:
        """Return the spoken form of a text, which every voice of its language reads right."""
        for pattern, form in self._forms:
            text = pattern.sub(partial(self._fill, form), text)
        return spell_numbers(text) if self._is_han else text

    def pinyin(self, spoken: str) -> str:
        """Return the pinyin of a spoken form, word by word, with a number for each tone; "" without pinyin."""
        if not self._pinyin:
            return ""
        result, at = "", 0
        while at < len(spoken):
            word = next(
                (word for end in range(self._longest, 0, -1) if (word := spoken[at : at + end]) in self._pinyin), ""
            )
            # A space at both ends: syllables of two words would be read as one.
            result += f" {self._pinyin[word]} " if word else spoken[at]
            at += len(word) or 1
        return re.sub(" +", " ", result).strip()

    def _fill(self, form: str, found: "re.Match[str]") -> str:
        values = {name: value for name, value in found.groupdict().items() if value}
        if self._is_han:
            spellings = {"number": spell, "year": spell_digits}
            values = {name: spellings[name](value) for name, value in values.items()}
        return _PLACEHOLDER.sub(lambda placeholder: values.get(placeholder[1], placeholder[0]), form)


def _longest_first(form: tuple[str, str]) -> int:
    return -len(form[0])


def _pattern(key: str) -> str:
    """Return a pattern for whole words and numbers only. Han script has no spaces between words."""
    parts = _PLACEHOLDER.split(key)
    inside = "".join(
        f"(?P<{part}>{PLACEHOLDERS[part]})" if at % 2 else re.escape(part) for at, part in enumerate(parts)
    )
    edge = rf"[^\W{HAN}]"
    before = rf"(?<!{edge})" if re.match(edge, key) else ""
    after = rf"(?!{edge})" if re.search(rf"{edge}\Z", key) else ""
    return before + inside + after


def create_pronunciations(exhibit: Exhibit) -> dict[str, Pronunciation]:
    """Return what voices are given to speak in place of texts, by language tag."""
    return {each.tag: Pronunciation(each.spoken, each.pinyin, each.script) for each in exhibit.languages}
