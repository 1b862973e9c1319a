"""Read the languages of an exhibit: UI strings, notation of numbers, article. Check their numbers and lengths."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from qbj_kiosk.exhibit.compiler import article, recordings, spoken_forms
from qbj_kiosk.exhibit.compiler.fact_check import (
    ArticleNumbers,
    describe_look_alike,
    format_number,
    look_alike_remedy,
    sort_numbers,
)
from qbj_kiosk.exhibit.compiler.look_alike_letters import LookAlike
from qbj_kiosk.exhibit.compiler.number_parser import Notation, Stated, compile_notation, find, stated
from qbj_kiosk.exhibit.compiler.recordings import NamedRecording
from qbj_kiosk.exhibit.compiler.schema import LanguageSource, NumbersSource
from qbj_kiosk.exhibit.model import Article, Language, plain
from qbj_kiosk.exhibit.placeholders import fill_with_samples
from qbj_kiosk.exhibit.ui_strings import PLACEHOLDERS
from qbj_kiosk.exhibit.validation import find_string_faults
from qbj_kiosk.toml import decode
from qbj_kiosk.toml.key_line_numbers import Path
from qbj_kiosk.toml.problem_report import ProblemReport
from qbj_kiosk.toml.source_folder import Folder

VISITORS = ("interface", "access", "talk", "speech", "hours")
"""Tables of UI strings that visitors see or hear; the other tables are for staff."""


@dataclass(frozen=True, slots=True)
class LanguageFile:
    language: Language
    notation: Notation
    document: decode.Document
    lines: Mapping[str, int]
    """By part of the article."""

    @property
    def recordings(self) -> tuple[NamedRecording, ...]:
        names = (path.rsplit("/", 1)[-1] for path in self.language.article.recordings)
        return tuple((name, self.document.place(("recordings", index))) for index, name in enumerate(names) if name)


def read_language(folder: Folder, tag: str, named_at: tuple[str, int]) -> LanguageFile | None:
    """Read a language's file and its article. Return None if one of them cannot be read.

    `named_at` is the place that names the language, where an unreadable file is reported.
    """
    text = article.read_article(folder, f"article/{tag}.md", named_at)
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
    spoken_forms.check_spoken(document, source.spoken)
    language = Language(
        tag, *named, **words, article=recorded, unbroken=source.unbroken, spoken=source.spoken, pinyin=source.pinyin
    )
    return LanguageFile(language, notation, document, text.lines)


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


def collect_numbers(files: Mapping[str, LanguageFile]) -> ArticleNumbers:
    return ArticleNumbers(
        max((len(file.language.article.paragraphs) for file in files.values()), default=0),
        {tag: file.notation for tag, file in files.items()},
        {tag: _numbers(file) for tag, file in files.items()},
    )


def _numbers(file: LanguageFile) -> tuple[frozenset[Stated], ...]:
    return tuple(stated(plain((paragraph,)), file.notation) for paragraph in file.language.article.paragraphs)


def check_numbers(report: ProblemReport, files: Mapping[str, LanguageFile], article_numbers: ArticleNumbers) -> None:
    """Report paragraphs whose numbers differ from the first language's article, and UI strings with numbers."""
    parts = {tag: _parts(file) for tag, file in files.items()}
    first = next(iter(files), "")
    for tag, file in files.items():
        for part in parts[tag].keys() & parts[first].keys():
            own, expected = _without_look_alikes(parts[tag][part]), _without_look_alikes(parts[first][part])
            if own != expected:
                name = f"paragraph {part}" if part.isdecimal() else f"the {part}"
                what = f'{name} states {_listed(own - expected)} where "{first}" states {_listed(expected - own)}'
                report.add(f"article/{tag}.md", file.lines[part], what, "State the same numbers in every language")
        for part, numbers in parts[tag].items():
            for word in sort_numbers(numbers - _without_look_alikes(numbers)):
                what, remedy = describe_look_alike(LookAlike(word)), look_alike_remedy(tag)
                report.add(f"article/{tag}.md", file.lines[part], what, remedy)
        _check_ui_strings(file, article_numbers)


def _without_look_alikes(numbers: frozenset[Stated]) -> frozenset[Stated]:
    return frozenset(number for number in numbers if not isinstance(number, LookAlike))


def _parts(file: LanguageFile) -> dict[str, frozenset[Stated]]:
    text = file.language.article
    heads = {name: stated(getattr(text, name), file.notation) for name in ("title", "caption", "source")}
    return heads | {str(index): numbers for index, numbers in enumerate(_numbers(file), 1)}


def _listed(numbers: Iterable[Stated]) -> str:
    return ", ".join(map(format_number, sort_numbers(numbers))) or "nothing"


def _check_ui_strings(file: LanguageFile, article_numbers: ArticleNumbers) -> None:
    language = file.language
    texts: list[tuple[Path, str]] = [(("name",), language.name), (("place",), language.place)]
    for table in VISITORS:
        texts += [((table, key), text) for key, text in msgspec.structs.asdict(getattr(language, table)).items()]
    for path, text in texts:
        shown = fill_with_samples(text)
        found = (each.value for each in find(shown.text, file.notation) if each.begin not in shown.positions)
        for number in sort_numbers(set(found) - _without_look_alikes(article_numbers.stated_anywhere(language.tag))):
            if isinstance(number, LookAlike):
                file.document.problem(path, describe_look_alike(number), look_alike_remedy(language.tag))
                continue
            what = f'"{path[-1]}" states {format_number(number)}, which the article does not state in "{language.tag}"'
            file.document.problem(path, what, "Remove the number")


def check_lengths(report: ProblemReport, files: Iterable[LanguageFile]) -> None:
    """Report articles with fewer paragraphs than another language's."""
    counts = {file.language.tag: len(file.language.article.paragraphs) for file in files}
    for tag, count in counts.items():
        if count < max(counts.values()):
            what = f"the article has {count} paragraphs, but {max(counts.values())} in another language"
            report.add(f"article/{tag}.md", 0, what, "Give every language the same number of paragraphs")
