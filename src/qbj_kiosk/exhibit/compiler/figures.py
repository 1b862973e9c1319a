"""Figures: what each kind needs, and how its numbers and texts are made ready to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import msgspec

from qbj_kiosk.exhibit.compiler import figure_kinds
from qbj_kiosk.exhibit.compiler.fact_check import Basis, Facts, written
from qbj_kiosk.exhibit.compiler.figure_kinds import MOST_UNITS, Kind
from qbj_kiosk.exhibit.compiler.number_parser import Stated, exact, numeral, stated
from qbj_kiosk.exhibit.compiler.schema import FigureSource, FigureText
from qbj_kiosk.exhibit.model import Figure, FigureWording
from qbj_kiosk.exhibit.placeholders import Filled, fill_with_positions, fill_with_samples, find_faults
from qbj_kiosk.toml import decode
from qbj_kiosk.toml.decode import Document
from qbj_kiosk.toml.positions import Path
from qbj_kiosk.toml.source_folder import Folder

_TEXTS = ("label", "spoken", "note", "counting")
_SCALED = ("numeral", "per")


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure's file, and the figure; None if something in it was reported."""

    document: Document
    source: FigureSource
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages that a figure speaks."""

    tags: tuple[str, ...]
    are_all: bool
    """Whether there are no others: where a tag could not be read, a table may be its language's."""


def read(folder: Folder, name: str, languages: Languages, facts: Facts, named_at: tuple[str, int]) -> Reading | None:
    """Reads `figures/NAME.toml`, which `named_at` asks for; None after reporting why it cannot be."""
    document = decode.read(folder, f"figures/{name}.toml", named_at)
    if document is None:
        return None
    before = len(document.report.problems)
    others = {key for key, value in document.values.items() if isinstance(value, dict) and not languages.are_all}
    own = {key: value for key, value in document.values.items() if key not in {*languages.tags, *others}}
    source = decode.partial(document, own, FigureSource)
    kind = figure_kinds.find(document, source)
    is_whole = len(document.report.problems) == before
    texts = {tag: text for tag in languages.tags if (text := _text(document, tag))}
    if kind is None or not is_whole:
        _check_texts(document, source, facts, texts)
        return Reading(document, source, None)
    return Reading(document, source, _Figure(document, source, kind, facts).compile(texts))


def _text(document: Document, tag: str) -> FigureText | None:
    if tag not in document.values:
        document.problem((), f'the language "{tag}" is missing', f"Add a table [{tag}] with the figure's texts")
        return None
    return decode.partial(document, document.values[tag], FigureText, (tag,))


def _check_texts(document: Document, source: FigureSource, facts: Facts, texts: Mapping[str, FigureText]) -> None:
    """Checks the numbers of a figure that cannot be made: all but those of its placeholders."""
    basis = Basis(facts, source.paragraphs, document.is_right(("paragraphs",)))
    basis.check_paragraphs(document, ("paragraphs",))
    for tag, text in texts.items():
        _check_text(document, basis, tag, text)


def _check_text(document: Document, basis: Basis, tag: str, text: FigureText) -> None:
    for name in _TEXTS:
        _check_sampled(document, basis, (tag, name), getattr(text, name))
    for at, one in enumerate(text.names):
        _check_sampled(document, basis, (tag, "names", at), one)


def _check_sampled(document: Document, basis: Basis, path: tuple[str, *Path], text: str) -> None:
    """Checks a text but for its placeholders; its path begins with its language."""
    shown = fill_with_samples(text)
    basis.check(document, path, path[0], shown.text, dict.fromkeys(shown.positions))


class _Figure:
    """One figure on its way from its source to the model."""

    def __init__(self, document: Document, source: FigureSource, kind: Kind, facts: Facts) -> None:
        self.document = document
        self.source = source
        self.kind = kind
        self.facts = facts
        self.basis = Basis(facts, source.paragraphs)
        self.units = kind.units(source)
        self.value = None if source.value is None else exact(source.value)

    def compile(self, texts: Mapping[str, FigureText]) -> Figure | None:
        source = self.source
        before = len(self.document.report.problems)
        self._check_units()
        self.basis.check_paragraphs(self.document, ("paragraphs",))
        self._check_names(texts)
        wording = {tag: self._wording(tag, text) for tag, text in texts.items()}
        if len(self.document.report.problems) > before:
            return None
        return Figure(
            kind=source.kind,
            paragraphs=source.paragraphs,
            wording=wording,
            value=source.value,
            units=int(self.units.drawn),
            total=self.units.total,
            picture=f"pictures/{source.picture}" if source.picture else "",
            approval=source.approval,
        )

    def _check_units(self) -> None:
        drawn = self.units.drawn
        if not self.kind.counts:
            return
        if drawn.denominator != 1 or not 1 <= drawn <= max(self.units.total, MOST_UNITS):
            what = f"{written(drawn)} things would be drawn"
            remedy = f"Choose numbers that give a whole number from 1 to {MOST_UNITS}"
            self.document.problem(("per" if self.source.per else "of",), what, remedy)
        elif self.units.total and drawn > self.units.total:
            self.document.problem(
                ("value",), f"{written(drawn)} of {self.units.total} would be filled", "Write at most 100"
            )

    def _check_names(self, texts: Mapping[str, FigureText]) -> None:
        right = [text for tag, text in texts.items() if self.document.is_right((tag, "names"))]
        first = next((len(text.names) for text in right), 0)
        for tag, text in texts.items():
            path = (tag, "names")
            if "names" in self.kind.needs and not text.names:
                remedy = f"A figure of kind {self.source.kind} needs it"
                self.document.problem(path, f'the key "names" is missing in "{tag}"', remedy)
            elif self.kind.names and len(text.names) != self.kind.names:
                self.document.problem(path, f"there are {len(text.names)} names", f"Write {self.kind.names} names")
            elif len(text.names) != first:
                what = f"there are {len(text.names)} names, but {first} in another language"
                self.document.problem(path, what, "Write the same names in every language")
            if text.counting and "counting" not in self.kind.also:
                what = f'"counting" means nothing for the kind "{self.source.kind}"'
                self.document.problem((tag, "counting"), what, "Delete it")

    def _wording(self, tag: str, text: FigureText) -> FigureWording:
        values = self._values(tag, text)
        if values is None:
            _check_text(self.document, self.basis, tag, text)
            return decode.blank(FigureWording)
        shown = {name: self._filled((tag, name), getattr(text, name), values) for name in _TEXTS}
        names = [self._filled((tag, "names", at), name, values) for at, name in enumerate(text.names)]
        number = values.get("numeral", "")
        self._check_around(tag, text)
        if number:
            self._check_value(tag, text, number, shown["label"])
        for name, one in shown.items():
            if name != "label" or not number:
                self._check(tag, (tag, name), one)
        for at, one in enumerate(names):
            self._check(tag, (tag, "names", at), one)
        return FigureWording(
            numeral=number,
            before=text.before,
            after=text.after,
            names=tuple(one.text for one in names),
            **{name: one.text for name, one in shown.items()},
        )

    def _filled(self, path: Path, text: str, values: Mapping[str, str]) -> Filled:
        for what, remedy in find_faults(text, values):
            self.document.problem(path, what, remedy)
        return fill_with_positions(text, values)

    def _check(self, tag: str, path: Path, shown: Filled) -> None:
        self.basis.check(self.document, path, tag, shown.text, self._own(shown))

    def _own(self, shown: Filled, *, after: int = 0) -> dict[int, Fraction]:
        """The drawing's own numbers, by where placeholders wrote them in a text that `after` characters precede."""
        own = self._numbers()
        return {after + at: own[name] for at, name in shown.positions.items() if name in own}

    def _numbers(self) -> dict[str, Fraction]:
        """What each placeholder means."""
        numbers = self._parts()
        if self.value is not None:
            numbers["numeral"] = self.value
        if self.source.per:
            numbers["per"] = exact(self.source.per)
        return numbers

    def _parts(self) -> dict[str, Fraction]:
        total = self.units.total
        if not total:
            return {}
        return {"filled": self.units.drawn, "rest": total - self.units.drawn, "total": Fraction(total)}

    def _values(self, tag: str, text: FigureText) -> dict[str, str] | None:
        """What each placeholder stands for in this language; None after reporting a scale that gives no numerals."""
        if not self.document.is_right((tag, "scale")):
            return None
        scale = exact(text.scale)
        scaled = {name: number / scale if name in _SCALED else number for name, number in self._numbers().items()}
        shown = {name: number for name, value in scaled.items() if (number := numeral(value)) is not None}
        for name in scaled.keys() - shown.keys():
            what = f'the {name} divided by scale has no short decimal form in "{tag}"'
            self.document.problem((tag, "scale"), what, "Choose another scale")
        return shown if len(shown) == len(scaled) else None

    def _check_around(self, tag: str, text: FigureText) -> None:
        """Nothing is put into what stands around the numeral; without a numeral it stands alone."""
        for name in ("before", "after"):
            for what, remedy in find_faults(getattr(text, name), ()):
                self.document.problem((tag, name), what, remedy)
            if self.value is None:
                self.basis.check(self.document, (tag, name), tag, getattr(text, name))

    def _check_value(self, tag: str, text: FigureText, number: str, label: Filled) -> None:
        """The value must be stated, and must read as itself where it is shown; nothing else may be read there."""
        if self.value is None or tag not in self.facts.numbers:
            return
        if self.value not in self.facts.of(tag, self.source.paragraphs):
            paragraphs = ", ".join(map(str, self.source.paragraphs))
            what = f'the value {written(self.value)} is not in paragraph {paragraphs} in "{tag}"'
            self.document.problem(("value",), what, "Write the article's number, or name the paragraph that states it")
        heads = [f"{text.before} {number}{gap}{text.after}{gap}" for gap in (" ", "")]
        how = self.facts.notations[tag]
        right = [head for head in heads if self.value in stated(head + label.text, how)]
        if not right:
            what = f'"{text.before} {number} {text.after}" does not read as {written(self.value)} in "{tag}"'
            self.document.problem((tag, "scale"), what, "Let scale and the words after the numeral agree")
            self._check(tag, (tag, "label"), label)
            return
        besides = [self._besides(tag, text.before, head, label) for head in right]
        for name, numbers in min(besides, key=len).items():
            self.basis.report(self.document, (tag, name), tag, numbers)

    def _besides(self, tag: str, before: str, head: str, label: Filled) -> dict[str, list[Stated]]:
        """The numbers beside the value that are read where it is shown, by the text that states them."""
        own = self._own(label, after=len(head))
        found: dict[str, list[Stated]] = {}
        for one in self.basis.unknown(tag, head + label.text, own):
            if one.value != self.value:
                name = "before" if one.begin < len(before) else "after" if one.begin < len(head) else "label"
                found.setdefault(name, []).append(one.value)
        return found


def pictures(figures: Mapping[str, Reading | None]) -> dict[str, tuple[str, int]]:
    """Pictures that are needed, each with the place that names it first."""
    named: dict[str, tuple[str, int]] = {}
    for _, one in sorted(figures.items()):
        if one is not None and one.source.picture.endswith(figure_kinds.PICTURES):
            named.setdefault(f"pictures/{one.source.picture}", one.document.place(("picture",)))
    return named


def texts(figure: Figure) -> dict[str, list[str]]:
    """Everything that a figure shows, by language."""
    shown: dict[str, list[str]] = {}
    for tag, wording in figure.wording.items():
        fields: dict[str, Any] = msgspec.structs.asdict(wording)
        shown[tag] = [*(text for text in fields.values() if isinstance(text, str)), *wording.names, figure.approval]
    return shown
