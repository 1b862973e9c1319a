"""Spoken forms of a language: check the table `spoken`, and add the pinyin of a Chinese language."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from qbj_kiosk.exhibit.model import Exhibit, Language, Panel
from qbj_kiosk.exhibit.placeholders import find_faults, split_at_placeholders
from qbj_kiosk.exhibit.spoken_form_patterns import PLACEHOLDERS
from qbj_kiosk.toml.decode import Document

CHINESE = "zh"
NUMERALS = "零一二三四五六七八九十百千万亿点"
"""Characters of the numbers that are spelled while the exhibit runs."""


def check_spoken(document: Document, spoken: Mapping[str, str]) -> None:
    """Check a language's table `spoken`: report spoken forms whose placeholders are unknown or differ."""
    for words, form in spoken.items():
        place = ("spoken", words)
        if not words.strip():
            document.problem(place, "the words on the screen are missing", "Write them before the equals sign")
        for text in (words, form):
            for what, remedy in find_faults(text, PLACEHOLDERS):
                document.problem(place, what, remedy)
        if found := {name for name in PLACEHOLDERS if f"{{{name}}}" in form and f"{{{name}}}" not in words}:
            what = f'the spoken form has the placeholder "{{{min(found)}}}", but the words on the screen do not'
            document.problem(place, what, "Write it on both sides of the equals sign")


def add_pinyin(exhibit: Exhibit) -> Exhibit:
    """Return the exhibit with the pinyin of every word that it may speak in Chinese."""
    languages = tuple(
        msgspec.structs.replace(language, pinyin=_pinyin(language, exhibit.panels))
        if language.tag.partition("-")[0] == CHINESE
        else language
        for language in exhibit.languages
    )
    return msgspec.structs.replace(exhibit, languages=languages)


def _pinyin(language: Language, panels: Iterable[Panel]) -> dict[str, str]:
    from qbj_kiosk.exhibit.compiler.pinyin import pinyin_of_words

    names = (language.place, *language.unbroken, *NUMERALS)
    # The editor's own pinyin wins.
    return pinyin_of_words(_texts(language, panels), names) | language.pinyin


def _texts(language: Language, panels: Iterable[Panel]) -> Iterator[str]:
    wordings: list[object] = [language]
    for panel in panels:
        wordings += [panel.wording[language.tag], panel.figure.wording[language.tag]]
        for stop in panel.stops:
            wordings += [stop.wording[language.tag], stop.figure.wording[language.tag]]
    for wording in wordings:
        for text in _strings(msgspec.to_builtins(wording)):
            yield from split_at_placeholders(text)


def _strings(value: object) -> Iterator[str]:
    """Yield every text in a language or panel given as nested dictionaries and lists; keys are no texts."""
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _strings(each)
        case list() | tuple():
            for each in value:
                yield from _strings(each)
