"""Compile a figure: read its TOML file, check its texts and numbers, and return the figure of the model."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import msgspec

from qbj_kiosk.exhibit.compiler import figure_source_structs
from qbj_kiosk.exhibit.compiler.fact_check import ArticleNumbers, CitedParagraphs, format_number, list_numbers
from qbj_kiosk.exhibit.compiler.figure_source_structs import find_numbers, source_type
from qbj_kiosk.exhibit.compiler.number_parser import Stated, format_numeral, stated, to_fraction
from qbj_kiosk.exhibit.compiler.schema import FigureSource, FigureText
from qbj_kiosk.exhibit.constrained_types import MOST_UNITS
from qbj_kiosk.exhibit.figure_kinds import KINDS, Kind
from qbj_kiosk.exhibit.model import Figure, FigureWording
from qbj_kiosk.exhibit.placeholders import Filled, fill_with_positions, fill_with_samples, find_faults
from qbj_kiosk.toml import decode
from qbj_kiosk.toml.decode import Document
from qbj_kiosk.toml.key_line_numbers import Path
from qbj_kiosk.toml.source_folder import Folder

_TEXTS = ("label", "spoken", "brief", "note", "counting", "counting_after")
_COUNTING = ("counting", "counting_after")
_LISTS = ("names", "sentences")
_COMMON = ("kind", "paragraphs")


@dataclass(frozen=True, slots=True)
class FigureFile:
    document: Document
    source: FigureSource
    figure: Figure | None
    """None if the file has a problem."""


@dataclass(frozen=True, slots=True)
class FigureLanguages:
    tags: tuple[str, ...]
    are_all: bool
    """False if a tag of the exhibit could not be read: any table may then be its language's."""


def compile_figure(
    folder: Folder, name: str, languages: FigureLanguages, article: ArticleNumbers, named_at: tuple[str, int]
) -> FigureFile | None:
    """Compile a figure from `figures/NAME.toml`. Return None if it cannot be read.

    `named_at` is the place that names the figure, where an unreadable file is reported.
    """
    document = decode.read(folder, f"figures/{name}.toml", named_at)
    if document is None:
        return None
    before = len(document.report.problems)
    others = {key for key, value in document.values.items() if isinstance(value, dict) and not languages.are_all}
    own = {key: value for key, value in document.values.items() if key not in {*languages.tags, *others}}
    kind, source = _source(document, own)
    is_complete = len(document.report.problems) == before
    texts = {tag: text for tag in languages.tags if (text := _text(document, tag))}
    if kind is None or not is_complete:
        _check_texts(document, source, article, texts)
        return FigureFile(document, source, None)
    return FigureFile(document, source, _Figure(document, source, kind, article).compile(texts))


def _source(document: Document, values: Mapping[str, object]) -> tuple[Kind | None, FigureSource]:
    """Decode the keys of a figure that its kind has; if the kind is unknown, those that all kinds have."""
    name = values.get("kind")
    kind = figure_source_structs.find(document, name) if isinstance(name, str) else None
    wanted = source_type(kind) if kind else FigureSource
    other_kinds = figure_source_structs.known_keys() - set(wanted.__struct_fields__)
    source = decode.partial(document, {key: value for key, value in values.items() if key not in other_kinds}, wanted)
    if kind is None:
        return None, source
    for key in values:
        if key in other_kinds:
            document.problem((key,), f'"{key}" means nothing for the kind "{name}"', "Delete it")
    for key, what, remedy in kind.check(msgspec.structs.asdict(source)) if kind.check else ():
        document.problem((key,), what, remedy)
    return kind, source


def _text(document: Document, tag: str) -> FigureText | None:
    if tag not in document.values:
        document.problem((), f'the language "{tag}" is missing', f"Add a table [{tag}] with the figure's texts")
        return None
    return decode.partial(document, document.values[tag], FigureText, (tag,))


def _check_texts(
    document: Document, source: FigureSource, article: ArticleNumbers, texts: Mapping[str, FigureText]
) -> None:
    """Check paragraphs and texts of a figure whose keys are wrong, so that its placeholders have no values."""
    cited = CitedParagraphs(article, source.paragraphs, document.is_right(("paragraphs",)))
    cited.check_paragraphs(document, ("paragraphs",))
    for tag, text in texts.items():
        _check_text(document, cited, tag, text)


def _check_text(document: Document, cited: CitedParagraphs, tag: str, text: FigureText) -> None:
    for name in _TEXTS:
        _check_without_placeholders(document, cited, (tag, name), getattr(text, name))
    for key in _LISTS:
        for index, each in enumerate(getattr(text, key)):
            _check_without_placeholders(document, cited, (tag, key, index), each)


def _check_without_placeholders(document: Document, cited: CitedParagraphs, path: tuple[str, *Path], text: str) -> None:
    sample = fill_with_samples(text)
    cited.check_text(document, path, path[0], sample.text, dict.fromkeys(sample.positions))


class _Figure:
    def __init__(self, document: Document, source: FigureSource, kind: Kind, article: ArticleNumbers) -> None:
        self.document = document
        self.source = source
        self.kind = kind
        self.article = article
        self.cited = CitedParagraphs(article, source.paragraphs)
        self.value = None if source.value is None else to_fraction(source.value)
        keys = {key: value for key, value in msgspec.structs.asdict(source).items() if key not in _COMMON}
        self.stated = {path: number for path, number in find_numbers(keys) if path[0] not in kind.unstated}
        """Every number that the paragraphs must state, by its path in the source."""
        self.numbers = kind.count({str(path[0]): number for path, number in find_numbers(keys) if len(path) == 1})
        self.drawn = self.numbers.get("drawn", Fraction(0))
        self.total = int(self.numbers.get("total", 0))

    def compile(self, texts: Mapping[str, FigureText]) -> Figure | None:
        source = self.source
        before = len(self.document.report.problems)
        self._check_units()
        self.cited.check_paragraphs(self.document, ("paragraphs",))
        self._check_stated()
        self._check_names(texts)
        wording = {tag: self._wording(tag, text) for tag, text in texts.items()}
        if len(self.document.report.problems) > before:
            return None
        picture = getattr(source, "picture", "")
        return Figure(
            kind=source.kind,
            paragraphs=source.paragraphs,
            wording=wording,
            value=source.value,
            units=int(self.drawn),
            total=self.total,
            picture=f"pictures/{picture}" if picture else "",
            approval=getattr(source, "approval", None) or "",
            drawings=getattr(source, "drawings", None) or (),
            numbers={key: number for key in self.kind.passed if (number := getattr(source, key)) is not None},
        )

    def _check_units(self) -> None:
        if "drawn" not in self.numbers:
            return
        drawn = self.drawn
        if drawn.denominator != 1 or not 1 <= drawn <= max(self.total, MOST_UNITS):
            what = f"{format_number(drawn)} units would be drawn"
            remedy = f"Choose numbers that give a whole number from 1 to {MOST_UNITS}"
            self.document.problem((*self.kind.unstated, "value")[:1], what, remedy)
        elif self.total and drawn > self.total:
            self.document.problem(
                ("value",), f"{format_number(drawn)} of {self.total} would be filled", "Write at most 100"
            )

    def _check_stated(self) -> None:
        """Report numbers in a figure's keys that its paragraphs of the article do not state in every language."""
        for path, number in self.stated.items():
            for tag in self.article.numbers:
                if number not in self.article.stated_in(tag, self.source.paragraphs):
                    paragraphs = list_numbers(self.source.paragraphs)
                    what = f'"{path[0]}" is {format_number(number)}, which paragraph {paragraphs} does not state'
                    remedy = "Write the article's number, or name the paragraph that states it"
                    self.document.problem(path, f'{what} in "{tag}"', remedy)

    def _check_names(self, texts: Mapping[str, FigureText]) -> None:
        allowed = KINDS[self.source.kind].names
        right = [text for tag, text in texts.items() if self.document.is_right((tag, "names"))]
        first = next((len(text.names) for text in right), 0)
        drawings = getattr(self.source, "drawings", None) or ()
        if drawings and first and len(drawings) != first:
            self.document.problem(
                ("drawings",), f"there are {len(drawings)} drawings", f"Write {first}, one for each name"
            )
        for tag, text in texts.items():
            path = (tag, "names")
            if not text.names and 0 not in allowed:
                remedy = f"A figure of kind {self.source.kind} needs it"
                self.document.problem(path, f'the key "names" is missing in "{tag}"', remedy)
            elif len(text.names) not in allowed:
                self.document.problem(path, f"there are {len(text.names)} names", f"Write {allowed[0]} names")
            elif len(text.names) != first:
                what = f"there are {len(text.names)} names, but {first} in another language"
                self.document.problem(path, what, "Write the same names in every language")
            for key in _COUNTING:
                if getattr(text, key) and not self.kind.has_counting:
                    what = f'"{key}" means nothing for the kind "{self.source.kind}"'
                    self.document.problem((tag, key), what, "Delete it")
            self._check_sentences(tag, text)

    def _check_sentences(self, tag: str, text: FigureText) -> None:
        if not text.sentences:
            return
        if not self.kind.has_sentences:
            what = f'"sentences" means nothing for the kind "{self.source.kind}"'
            self.document.problem((tag, "sentences"), what, "Delete it")
        elif len(text.sentences) != len(text.names):
            what = f"there are {len(text.sentences)} sentences for {len(text.names)} names"
            self.document.problem((tag, "sentences"), what, "Write a sentence for each name")

    def _wording(self, tag: str, text: FigureText) -> FigureWording:
        values = self._placeholder_values(tag, text)
        if values is None:
            _check_text(self.document, self.cited, tag, text)
            return decode.blank(FigureWording)
        shown = {name: self._fill((tag, name), getattr(text, name), values) for name in _TEXTS}
        lists = {
            key: [self._fill((tag, key, index), each, values) for index, each in enumerate(getattr(text, key))]
            for key in _LISTS
        }
        number = values.get("numeral", "")
        self._check_around_numeral(tag, text)
        if number:
            self._check_value(tag, text, number, shown["label"])
        for name, filled in shown.items():
            if name != "label" or not number:
                self._check(tag, (tag, name), filled)
        for key, filled_list in lists.items():
            for index, filled in enumerate(filled_list):
                self._check(tag, (tag, key, index), filled)
        return FigureWording(
            numeral=number,
            before=text.before,
            after=text.after,
            names=tuple(filled.text for filled in lists["names"]),
            sentences=tuple(filled.text for filled in lists["sentences"]),
            **{name: filled.text for name, filled in shown.items()},
        )

    def _fill(self, path: Path, text: str, values: Mapping[str, str]) -> Filled:
        for what, remedy in find_faults(text, values):
            self.document.problem(path, what, remedy)
        return fill_with_positions(text, values)

    def _check(self, tag: str, path: Path, shown: Filled) -> None:
        self.cited.check_text(self.document, path, tag, shown.text, self._inserted_numbers(shown))

    def _inserted_numbers(self, shown: Filled, *, offset: int = 0) -> dict[int, Fraction]:
        own = self._placeholder_numbers()
        return {offset + start: own[name] for start, name in shown.positions.items() if name in own}

    def _placeholder_numbers(self) -> dict[str, Fraction]:
        numbers = {name: self.numbers[name] for name in self.kind.placeholders}
        if self.value is not None:
            numbers["numeral"] = self.value
        return numbers | {name: self.numbers[name] for name in self.kind.scaled_placeholders}

    def _placeholder_values(self, tag: str, text: FigureText) -> dict[str, str] | None:
        """Return the values of a figure's placeholders; None after reporting a scale that gives no numerals."""
        if not self.document.is_right((tag, "scale")):
            return None
        scale = to_fraction(text.scale)
        divided = ("numeral", *self.kind.scaled_placeholders)
        scaled = {name: n / scale if name in divided else n for name, n in self._placeholder_numbers().items()}
        shown = {name: number for name, value in scaled.items() if (number := format_numeral(value)) is not None}
        for name in scaled.keys() - shown.keys():
            what = f'the {name} divided by scale has more than 4 decimals in "{tag}"'
            self.document.problem((tag, "scale"), what, "Choose another scale")
        return shown if len(shown) == len(scaled) else None

    def _check_around_numeral(self, tag: str, text: FigureText) -> None:
        """Refuse placeholders before and after a figure's numeral; where there is none, check the numbers there."""
        for name in ("before", "after"):
            for what, remedy in find_faults(getattr(text, name), ()):
                self.document.problem((tag, name), what, remedy)
            if self.value is None:
                self.cited.check_text(self.document, (tag, name), tag, getattr(text, name))

    def _check_value(self, tag: str, text: FigureText, number: str, label: Filled) -> None:
        """Check that a figure's numeral and label together read as its value, and as no other number."""
        if self.value is None or tag not in self.article.numbers:
            return
        heads = [f"{text.before} {number}{gap}{text.after}{gap}" for gap in (" ", "")]
        notation = self.article.notations[tag]
        right = [head for head in heads if self.value in stated(head + label.text, notation)]
        if not right:
            what = f'"{text.before} {number} {text.after}" does not read as {format_number(self.value)} in "{tag}"'
            remedy = "Choose a scale that agrees with the words after the numeral, or correct the words"
            self.document.problem((tag, "scale"), what, remedy)
            self._check(tag, (tag, "label"), label)
            return
        others = [self._other_numbers(tag, text.before, head, label) for head in right]
        for name, numbers in min(others, key=len).items():
            self.cited.report_unstated(self.document, (tag, name), tag, numbers)

    def _other_numbers(self, tag: str, before: str, head: str, label: Filled) -> dict[str, list[Stated]]:
        """Return the numbers read beside a figure's value, by the text that states them."""
        own = self._inserted_numbers(label, offset=len(head))
        found: dict[str, list[Stated]] = {}
        for number in self.cited.find_unstated(tag, head + label.text, own):
            if number.value != self.value:
                name = "before" if number.begin < len(before) else "after" if number.begin < len(head) else "label"
                found.setdefault(name, []).append(number.value)
        return found


def find_pictures(figures: Mapping[str, FigureFile | None]) -> dict[str, tuple[str, int]]:
    """Return each picture that the figures show, with the place that names it first."""
    named: dict[str, tuple[str, int]] = {}
    for _, figure_file in sorted(figures.items()):
        if figure_file is not None and (picture := getattr(figure_file.source, "picture", "")):
            named.setdefault(f"pictures/{picture}", figure_file.document.place(("picture",)))
    return named


def find_drawings(figures: Mapping[str, FigureFile | None]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield each drawing that the figures name, with the place that names it."""
    for _, figure_file in sorted(figures.items()):
        if figure_file is not None:
            for at, name in enumerate(getattr(figure_file.source, "drawings", None) or ()):
                yield name, figure_file.document.place(("drawings", at))


def shown_texts(figure: Figure) -> dict[str, list[str]]:
    shown: dict[str, list[str]] = {}
    for tag, wording in figure.wording.items():
        fields: dict[str, Any] = msgspec.structs.asdict(wording)
        shown[tag] = [*(text for text in fields.values() if isinstance(text, str)), *wording.names, figure.approval]
    return shown
