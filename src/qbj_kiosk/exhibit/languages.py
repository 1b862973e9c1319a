"""A language of the exhibit: its words, its way of writing numbers, and its article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import msgspec

from qbj_kiosk.exhibit import article, decode, recordings
from qbj_kiosk.exhibit.facts import Facts
from qbj_kiosk.exhibit.folder import Folder
from qbj_kiosk.exhibit.model import Article, Language, plain
from qbj_kiosk.exhibit.numbers import Notation, notation, stated
from qbj_kiosk.exhibit.problems import Report
from qbj_kiosk.exhibit.recordings import Named
from qbj_kiosk.exhibit.schema import LanguageSource, NumbersSource
from qbj_kiosk.exhibit.templates import faults
from qbj_kiosk.exhibit.words import PLACEHOLDERS


@dataclass(frozen=True, slots=True)
class Speech:
    """A language, how it writes numbers, and the recordings that its article asks for."""

    language: Language
    notation: Notation
    recordings: tuple[Named, ...] = ()


def read(folder: Folder, tag: str) -> Speech | None:
    """Reads a language and its article; None after reporting why they cannot be."""
    text = article.read(folder, f"article/{tag}.md")
    document = decode.read(folder, f"languages/{tag}.toml")
    if document is None:
        return None
    source = decode.struct(document, document.values, LanguageSource)
    if source is None:
        return None
    _check_words(document, source)
    how = _notation(document, source.numbers)
    if text is None or how is None:
        return None
    words = {table: getattr(source, table) for table in PLACEHOLDERS}
    heard = _heard(document, source, text)
    named = tuple((name, document.place(("recordings", at))) for at, name in enumerate(source.recordings) if name)
    return Speech(Language(tag, source.name, source.script, source.place, **words, article=heard), how, named)


def _heard(document: decode.Document, source: LanguageSource, text: Article) -> Article:
    """The article with its recordings."""
    if not any(source.recordings):
        return text
    if len(source.recordings) != len(text.paragraphs):
        what = f"there are {len(source.recordings)} recordings for {len(text.paragraphs)} paragraphs"
        document.problem(("recordings",), what, 'Name one for each paragraph, "" where there is none')
    return msgspec.structs.replace(text, recordings=tuple(map(recordings.path, source.recordings)))


def _notation(document: decode.Document, source: NumbersSource) -> Notation | None:
    written = [(("numbers", table, word), word) for table in ("words", "scales") for word in getattr(source, table)]
    written += [(("numbers", "fillers", at), word) for at, word in enumerate(source.fillers)]
    bad = [(path, word) for path, word in written if not word.strip() or any(letter.isdecimal() for letter in word)]
    for path, word in bad:
        document.problem(path, f'"{word}" is no word for a number', "Write it without digits, or delete it")
    return None if bad else notation(source.words, source.scales, source.fillers)


def _check_words(document: decode.Document, source: LanguageSource) -> None:
    words = [
        (table, *word) for table in PLACEHOLDERS for word in msgspec.structs.asdict(getattr(source, table)).items()
    ]
    for table, name, text in words:
        path = (table, name)
        if not text.strip() or "\n" in text:
            document.problem(path, f'"{name}" is not one line of text', "Write one line")
        needed = PLACEHOLDERS[table].get(name, ())
        for what, remedy in faults(text, needed, needed):
            document.problem(path, what, remedy)


def facts(speeches: Mapping[str, Speech]) -> Facts:
    """What the articles state, paragraph by paragraph."""
    return Facts(
        max((len(speech.language.article.paragraphs) for speech in speeches.values()), default=0),
        {tag: speech.notation for tag, speech in speeches.items()},
        {tag: _numbers(speech) for tag, speech in speeches.items()},
    )


def _numbers(speech: Speech) -> tuple[frozenset[Fraction], ...]:
    return tuple(stated(plain((paragraph,)), speech.notation) for paragraph in speech.language.article.paragraphs)


def check_lengths(report: Report, speeches: Iterable[Speech]) -> None:
    """Reports an article with fewer paragraphs than another's."""
    counts = {speech.language.tag: len(speech.language.article.paragraphs) for speech in speeches}
    for tag, count in counts.items():
        if count < max(counts.values()):
            what = f"the article has {count} paragraphs, but {max(counts.values())} in another language"
            report.add(f"article/{tag}.md", 0, what, "Give every language the same paragraphs")
