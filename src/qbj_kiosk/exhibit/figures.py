"""Figures: what each kind needs, and how its numbers and texts are made ready to show."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import msgspec

from qbj_kiosk.exhibit import decode, kinds
from qbj_kiosk.exhibit.decode import Document
from qbj_kiosk.exhibit.facts import Basis, Facts, written
from qbj_kiosk.exhibit.folder import Folder
from qbj_kiosk.exhibit.kinds import MOST_UNITS, Kind
from qbj_kiosk.exhibit.model import Figure, FigureWording
from qbj_kiosk.exhibit.numbers import exact, numeral, stated
from qbj_kiosk.exhibit.schema import FigureSource, FigureText
from qbj_kiosk.exhibit.templates import faults, fill

_TEXTS = ("label", "spoken", "note", "counting")


def read(folder: Folder, name: str, tags: Sequence[str], facts: Facts, named_at: tuple[str, int]) -> Figure | None:
    """Reads `figures/NAME.toml`, which `named_at` asks for; None after reporting why it cannot be."""
    document = decode.read(folder, f"figures/{name}.toml", named_at)
    if document is None:
        return None
    own = {key: value for key, value in document.values.items() if key not in tags}
    source = decode.struct(document, own, FigureSource)
    texts = {tag: _text(document, tag) for tag in tags}
    if source is None:
        return None
    kind = kinds.find(document, source)
    if kind is None:
        return None
    return _Figure(document, source, kind, facts).compile({tag: text for tag, text in texts.items() if text})


def _text(document: Document, tag: str) -> FigureText | None:
    if tag not in document.values:
        document.problem((), f'the language "{tag}" is missing', f"Add a table [{tag}] with the figure's texts")
        return None
    return decode.struct(document, document.values[tag], FigureText, (tag,))


class _Figure:
    """One figure on its way from its source to the model."""

    def __init__(self, document: Document, source: FigureSource, kind: Kind, facts: Facts) -> None:
        self.document = document
        self.source = source
        self.kind = kind
        self.facts = facts
        self.units = kind.units(source)
        self.value = None if source.value is None else exact(source.value)

    def compile(self, texts: Mapping[str, FigureText]) -> Figure | None:
        source = self.source
        before = len(self.document.report.problems)
        self._check_units()
        Basis(self.facts, source.paragraphs).check_paragraphs(self.document, ("paragraphs",))
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
        first = next((len(text.names) for text in texts.values()), 0)
        for tag, text in texts.items():
            path = (tag, "names")
            if "names" in self.kind.needs and not text.names:
                remedy = f"A figure of kind {self.source.kind} needs it"
                self.document.problem((tag,), f'the key "names" is missing in "{tag}"', remedy)
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
        besides = {self.value, *self._parts().values()} - {None}
        if self.source.per:
            besides.add(exact(self.source.per))
        basis = Basis(self.facts, self.source.paragraphs, frozenset(number for number in besides if number is not None))
        filled = {name: self._filled((tag, name), getattr(text, name), values) for name in _TEXTS}
        names = tuple(self._filled((tag, "names", at), name, values) for at, name in enumerate(text.names))
        for name, shown in filled.items():
            basis.check(self.document, (tag, name), tag, shown)
        for at, shown in enumerate(names):
            basis.check(self.document, (tag, "names", at), tag, shown)
        self._check_value(tag, text, values.get("numeral", ""), basis)
        number = values.get("numeral", "")
        return FigureWording(numeral=number, before=text.before, after=text.after, names=names, **filled)

    def _filled(self, path: tuple[str | int, ...], text: str, values: Mapping[str, str]) -> str:
        for what, remedy in faults(text, values):
            self.document.problem(path, what, remedy)
        return fill(text, values)

    def _parts(self) -> dict[str, Fraction]:
        total = self.units.total
        if not total:
            return {}
        return {"filled": self.units.drawn, "rest": total - self.units.drawn, "total": Fraction(total)}

    def _values(self, tag: str, text: FigureText) -> dict[str, str]:
        """What each placeholder stands for in this language."""
        scale = exact(text.scale)
        numbers = self._parts()
        if self.value is not None:
            numbers["numeral"] = self.value / scale
        if self.source.per:
            numbers["per"] = exact(self.source.per) / scale
        shown = {name: numeral(number) for name, number in numbers.items()}
        for name in (name for name, number in shown.items() if number is None):
            what = f'the {name} divided by scale has no short decimal form in "{tag}"'
            self.document.problem((tag, "scale"), what, "Choose another scale")
        return {name: number or "" for name, number in shown.items()}

    def _check_value(self, tag: str, text: FigureText, number: str, basis: Basis) -> None:
        """The value must be stated, and must read as itself where it is shown."""
        for name in ("before", "after"):
            for what, remedy in faults(getattr(text, name), ()):
                self.document.problem((tag, name), what, remedy)
        if self.value is None or tag not in self.facts.numbers:
            basis.check(self.document, (tag, "before"), tag, text.before)
            basis.check(self.document, (tag, "after"), tag, text.after)
            return
        if self.value not in self.facts.of(tag, self.source.paragraphs):
            paragraphs = ", ".join(map(str, self.source.paragraphs))
            what = f'the value {written(self.value)} is not in paragraph {paragraphs} in "{tag}"'
            self.document.problem(("value",), what, "Write the article's number, or name the paragraph that states it")
        how = self.facts.notations[tag]
        shown = [f"{text.before} {number}{gap}{text.after}{gap}{text.label}" for gap in ("", " ")]
        if not any(self.value in stated(reading, how) for reading in shown):
            what = f'"{text.before} {number} {text.after}" does not read as {written(self.value)} in "{tag}"'
            self.document.problem((tag, "scale"), what, "Let scale and the words after the numeral agree")


def pictures(figures: Mapping[str, Figure | None]) -> dict[str, str]:
    """Pictures that are needed, each with the file that names it first."""
    named: dict[str, str] = {}
    for name, figure in sorted(figures.items()):
        if figure is not None and figure.picture:
            named.setdefault(figure.picture, f"figures/{name}.toml")
    return named


def texts(figure: Figure) -> dict[str, list[str]]:
    """Everything that a figure shows, by language."""
    shown: dict[str, list[str]] = {}
    for tag, wording in figure.wording.items():
        fields: dict[str, Any] = msgspec.structs.asdict(wording)
        shown[tag] = [*(text for text in fields.values() if isinstance(text, str)), *wording.names, figure.approval]
    return shown
