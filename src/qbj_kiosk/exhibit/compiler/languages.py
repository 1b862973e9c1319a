"""A language of the exhibit: its UI strings, its notation of numbers and its article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from qbj_kiosk.exhibit.compiler import article, recordings
from qbj_kiosk.exhibit.compiler.fact_check import (
    Facts,
    describe_look_alike,
    format_number,
    in_order,
    look_alike_remedy,
)
from qbj_kiosk.exhibit.compiler.number_look_alikes import LookAlike
from qbj_kiosk.exhibit.compiler.number_parser import Notation, Stated, compile_notation, find, stated
from qbj_kiosk.exhibit.compiler.recordings import Named
from qbj_kiosk.exhibit.compiler.schema import LanguageSource, NumbersSource
from qbj_kiosk.exhibit.model import Article, Language, plain
from qbj_kiosk.exhibit.placeholders import fill_with_samples
from qbj_kiosk.exhibit.ui_strings import PLACEHOLDERS
from qbj_kiosk.exhibit.validation import find_string_faults
from qbj_kiosk.toml import decode
from qbj_kiosk.toml.diagnostics import Report
from qbj_kiosk.toml.positions import Path
from qbj_kiosk.toml.source_folder import Folder

VISITORS = ("interface", "access", "talk", "speech", "hours")
"""Tables of UI strings that visitors see or hear; the other tables are for staff."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A language, its notation of numbers, and its file."""

    language: Language
    notation: Notation
    document: decode.Document
    lines: Mapping[str, int]
    """Lines of the article's parts."""

    @property
    def recordings(self) -> tuple[Named, ...]:
        """The recordings that its article names."""
        names = (path.rsplit("/", 1)[-1] for path in self.language.article.recordings)
        return tuple((name, self.document.place(("recordings", index))) for index, name in enumerate(names) if name)


def read(folder: Folder, tag: str, named_at: tuple[str, int]) -> Speech | None:
    """Read a language, which `named_at` refers to, and its article; None after reporting why they cannot be read."""
    text = article.read(folder, f"article/{tag}.md", named_at)
    document = decode.read(folder, f"languages/{tag}.toml", named_at)
    if document is None:
        return None
    source = decode.partial(document, document.values, LanguageSource)
    _check_strings(document, source)
    notation = _notation(document, source.numbers)
    if text is None or notation is None:
        return None
    words = {table: getattr(source, table) for table in PLACEHOLDERS}
    recorded = _add_recordings(document, source, text.article)
    named = source.name, source.script, source.place
    language = Language(tag, *named, **words, article=recorded, unbroken=source.unbroken)
    return Speech(language, notation, document, text.lines)


def _add_recordings(document: decode.Document, source: LanguageSource, text: Article) -> Article:
    if not any(source.recordings):
        return text
    if len(source.recordings) != len(text.paragraphs):
        what = f"there are {len(source.recordings)} recordings for {len(text.paragraphs)} paragraphs"
        document.problem(("recordings",), what, 'Name one for each paragraph, "" for a paragraph without one')
    return msgspec.structs.replace(text, recordings=tuple(map(recordings.path, source.recordings)))


def _notation(document: decode.Document, source: NumbersSource) -> Notation | None:
    words: list[tuple[Path, str]] = []
    for name in ("words", "scales", "joined"):
        words += [(("numbers", name, word), word) for word in getattr(source, name)]
    for name in ("fillers", "ignored", "several"):
        words += [(("numbers", name, index), word) for index, word in enumerate(getattr(source, name))]
    bad = [(path, word) for path, word in words if not word.strip() or any(letter.isdecimal() for letter in word)]
    for path, word in bad:
        document.problem(path, f'"{word}" is not a word for a number', "Write it without digits, or delete it")
    if bad or not document.is_right(("numbers",)):
        return None
    return compile_notation(source)


def _check_strings(document: decode.Document, source: LanguageSource) -> None:
    for table in PLACEHOLDERS:
        for key, what, remedy in find_string_faults(table, getattr(source, table)):
            document.problem((table, key), what, remedy)


def facts(speeches: Mapping[str, Speech]) -> Facts:
    """Return the numbers of the articles, paragraph by paragraph."""
    return Facts(
        max((len(speech.language.article.paragraphs) for speech in speeches.values()), default=0),
        {tag: speech.notation for tag, speech in speeches.items()},
        {tag: _numbers(speech) for tag, speech in speeches.items()},
    )


def _numbers(speech: Speech) -> tuple[frozenset[Stated], ...]:
    return tuple(stated(plain((paragraph,)), speech.notation) for paragraph in speech.language.article.paragraphs)


def check_numbers(report: Report, speeches: Mapping[str, Speech], known: Facts) -> None:
    """Report parts of an article whose numbers differ from the first language's, and UI strings with numbers."""
    parts = {tag: _parts(speech) for tag, speech in speeches.items()}
    first = next(iter(speeches), "")
    for tag, speech in speeches.items():
        for part in parts[tag].keys() & parts[first].keys():
            own, expected = _without_look_alikes(parts[tag][part]), _without_look_alikes(parts[first][part])
            if own != expected:
                name = f"paragraph {part}" if part.isdecimal() else f"the {part}"
                what = f'{name} states {_listed(own - expected)} where "{first}" states {_listed(expected - own)}'
                report.add(f"article/{tag}.md", speech.lines[part], what, "State the same numbers in every language")
        for part, numbers in parts[tag].items():
            for word in in_order(numbers - _without_look_alikes(numbers)):
                what, remedy = describe_look_alike(LookAlike(word)), look_alike_remedy(tag)
                report.add(f"article/{tag}.md", speech.lines[part], what, remedy)
        _check_ui_strings(speech, known)


def _without_look_alikes(numbers: frozenset[Stated]) -> frozenset[Stated]:
    return frozenset(number for number in numbers if not isinstance(number, LookAlike))


def _parts(speech: Speech) -> dict[str, frozenset[Stated]]:
    """Return the numbers of every part of an article."""
    text = speech.language.article
    heads = {name: stated(getattr(text, name), speech.notation) for name in ("title", "caption", "source")}
    return heads | {str(index): numbers for index, numbers in enumerate(_numbers(speech), 1)}


def _listed(numbers: Iterable[Stated]) -> str:
    return ", ".join(map(format_number, in_order(numbers))) or "nothing"


def _check_ui_strings(speech: Speech, known: Facts) -> None:
    """Report numbers in strings for visitors that the article does not state."""
    language = speech.language
    texts: list[tuple[Path, str]] = [(("name",), language.name), (("place",), language.place)]
    for table in VISITORS:
        texts += [((table, key), text) for key, text in msgspec.structs.asdict(getattr(language, table)).items()]
    for path, text in texts:
        shown = fill_with_samples(text)
        found = (each.value for each in find(shown.text, speech.notation) if each.begin not in shown.positions)
        for number in in_order(set(found) - _without_look_alikes(known.all(language.tag))):
            if isinstance(number, LookAlike):
                speech.document.problem(path, describe_look_alike(number), look_alike_remedy(language.tag))
                continue
            what = f'"{path[-1]}" states {format_number(number)}, which the article does not state in "{language.tag}"'
            speech.document.problem(path, what, "Remove the number")


def check_lengths(report: Report, speeches: Iterable[Speech]) -> None:
    """Report articles with fewer paragraphs than another language's."""
    counts = {speech.language.tag: len(speech.language.article.paragraphs) for speech in speeches}
    for tag, count in counts.items():
        if count < max(counts.values()):
            what = f"the article has {count} paragraphs, but {max(counts.values())} in another language"
            report.add(f"article/{tag}.md", 0, what, "Give every language the same number of paragraphs")
