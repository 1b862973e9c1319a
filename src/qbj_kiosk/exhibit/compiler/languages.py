"""A language of the exhibit: its words, its way of writing numbers, and its article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from qbj_kiosk.exhibit.compiler import article, recordings
from qbj_kiosk.exhibit.compiler.fact_check import Facts, format_number, in_order
from qbj_kiosk.exhibit.compiler.number_parser import Notation, Stated, find, notation, stated
from qbj_kiosk.exhibit.compiler.recordings import Named
from qbj_kiosk.exhibit.compiler.schema import LanguageSource, NumbersSource
from qbj_kiosk.exhibit.model import Article, Language, plain
from qbj_kiosk.exhibit.placeholders import fill_with_samples, find_faults
from qbj_kiosk.exhibit.ui_strings import PLACEHOLDERS
from qbj_kiosk.toml import decode
from qbj_kiosk.toml.diagnostics import Report
from qbj_kiosk.toml.positions import Path
from qbj_kiosk.toml.source_folder import Folder

VISITORS = ("interface", "access", "talk", "speech", "hours")
"""The tables of words that visitors see or hear; the others are the staff's."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A language, how it writes numbers, and where in the sources it stands."""

    language: Language
    notation: Notation
    document: decode.Document
    lines: Mapping[str, int]
    """Of the article's parts."""

    @property
    def recordings(self) -> tuple[Named, ...]:
        """The recordings that its article asks for."""
        names = (path.rsplit("/", 1)[-1] for path in self.language.article.recordings)
        return tuple((name, self.document.place(("recordings", at))) for at, name in enumerate(names) if name)


def read(folder: Folder, tag: str, named_at: tuple[str, int]) -> Speech | None:
    """Reads a language, which `named_at` asks for, and its article; None after reporting why they cannot be."""
    text = article.read(folder, f"article/{tag}.md", named_at)
    document = decode.read(folder, f"languages/{tag}.toml", named_at)
    if document is None:
        return None
    source = decode.partial(document, document.values, LanguageSource)
    _check_words(document, source)
    how = _notation(document, source.numbers)
    if text is None or how is None:
        return None
    words = {table: getattr(source, table) for table in PLACEHOLDERS}
    heard = _heard(document, source, text.article)
    named = source.name, source.script, source.place
    language = Language(tag, *named, **words, article=heard, unbroken=source.unbroken)
    return Speech(language, how, document, text.lines)


def _heard(document: decode.Document, source: LanguageSource, text: Article) -> Article:
    """The article with its recordings."""
    if not any(source.recordings):
        return text
    if len(source.recordings) != len(text.paragraphs):
        what = f"there are {len(source.recordings)} recordings for {len(text.paragraphs)} paragraphs"
        document.problem(("recordings",), what, 'Name one for each paragraph, "" where there is none')
    return msgspec.structs.replace(text, recordings=tuple(map(recordings.path, source.recordings)))


def _notation(document: decode.Document, source: NumbersSource) -> Notation | None:
    every: list[tuple[Path, str]] = []
    for name in ("words", "scales", "joined"):
        every += [(("numbers", name, word), word) for word in getattr(source, name)]
    for name in ("fillers", "ignored", "several"):
        every += [(("numbers", name, at), word) for at, word in enumerate(getattr(source, name))]
    bad = [(path, word) for path, word in every if not word.strip() or any(letter.isdecimal() for letter in word)]
    for path, word in bad:
        document.problem(path, f'"{word}" is no word for a number', "Write it without digits, or delete it")
    if bad or not document.is_right(("numbers",)):
        return None
    return notation(source)


def _check_words(document: decode.Document, source: LanguageSource) -> None:
    words = [
        (table, *word) for table in PLACEHOLDERS for word in msgspec.structs.asdict(getattr(source, table)).items()
    ]
    for table, name, text in words:
        path = (table, name)
        if not text.strip() or "\n" in text:
            document.problem(path, f'"{name}" is not one line of text', "Write one line")
        needed = PLACEHOLDERS[table].get(name, ())
        for what, remedy in find_faults(text, needed, needed):
            document.problem(path, what, remedy)


def facts(speeches: Mapping[str, Speech]) -> Facts:
    """What the articles state, paragraph by paragraph."""
    return Facts(
        max((len(speech.language.article.paragraphs) for speech in speeches.values()), default=0),
        {tag: speech.notation for tag, speech in speeches.items()},
        {tag: _numbers(speech) for tag, speech in speeches.items()},
    )


def _numbers(speech: Speech) -> tuple[frozenset[Stated], ...]:
    return tuple(stated(plain((paragraph,)), speech.notation) for paragraph in speech.language.article.paragraphs)


def check_numbers(report: Report, speeches: Mapping[str, Speech], known: Facts) -> None:
    """Reports parts of an article with other numbers than the first language's, and words of controls with numbers."""
    parts = {tag: _parts(speech) for tag, speech in speeches.items()}
    first = next(iter(speeches), "")
    for tag, speech in speeches.items():
        for part in parts[tag].keys() & parts[first].keys():
            here, there = parts[tag][part], parts[first][part]
            if here != there:
                name = f"paragraph {part}" if part.isdecimal() else f"the {part}"
                what = f'{name} states {_told(here - there)} where "{first}" states {_told(there - here)}'
                report.add(f"article/{tag}.md", speech.lines[part], what, "Let every language state the same numbers")
        _check_shown(speech, known)


def _parts(speech: Speech) -> dict[str, frozenset[Stated]]:
    """The numbers of every part of an article."""
    text = speech.language.article
    heads = {name: stated(getattr(text, name), speech.notation) for name in ("title", "caption", "source")}
    return heads | {str(at): numbers for at, numbers in enumerate(_numbers(speech), 1)}


def _told(numbers: Iterable[Stated]) -> str:
    return ", ".join(map(format_number, in_order(numbers))) or "nothing"


def _check_shown(speech: Speech, known: Facts) -> None:
    """Reports numbers that the article does not state in what visitors see or hear of a language beside it."""
    language = speech.language
    texts: list[tuple[Path, str]] = [(("name",), language.name), (("place",), language.place)]
    for table in VISITORS:
        texts += [((table, key), text) for key, text in msgspec.structs.asdict(getattr(language, table)).items()]
    for path, text in texts:
        shown = fill_with_samples(text)
        found = (one.value for one in find(shown.text, speech.notation) if one.begin not in shown.positions)
        for number in in_order(set(found) - known.all(language.tag)):
            what = f'"{path[-1]}" says {format_number(number)}, which the article does not say in "{language.tag}"'
            speech.document.problem(path, what, "Write it without the number")


def check_lengths(report: Report, speeches: Iterable[Speech]) -> None:
    """Reports an article with fewer paragraphs than another's."""
    counts = {speech.language.tag: len(speech.language.article.paragraphs) for speech in speeches}
    for tag, count in counts.items():
        if count < max(counts.values()):
            what = f"the article has {count} paragraphs, but {max(counts.values())} in another language"
            report.add(f"article/{tag}.md", 0, what, "Give every language the same paragraphs")
