"""Kinds of figures: one row for each, saying what it needs and what it draws."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from qbj_kiosk.exhibit.compiler.number_parser import exact
from qbj_kiosk.exhibit.compiler.schema import FigureSource
from qbj_kiosk.toml.decode import Document
from qbj_kiosk.toml.diagnostics import nearest, quoted

MOST_UNITS = 2000


@dataclass(frozen=True, slots=True)
class Units:
    """How many things a figure draws, and of how many."""

    drawn: Fraction = Fraction(0)
    total: int = 0


def _nothing(_: FigureSource) -> Units:
    return Units()


def _containers(source: FigureSource) -> Units:
    return Units(exact(source.value or 0) / exact(source.per or 1))


def _boxes(source: FigureSource) -> Units:
    total = source.of or 0
    return Units(exact(source.value or 0) / 100 * total, total)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of figure needs, may have, and draws. `value` and `names` are open to all."""

    needs: tuple[str, ...]
    also: tuple[str, ...] = ()
    names: int | None = None
    """How many names it must have, where that is fixed."""
    units: Callable[[FigureSource], Units] = _nothing

    @property
    def counts(self) -> bool:
        """Whether it draws a thing for each unit."""
        return self.units is not _nothing


KINDS: Mapping[str, Kind] = {
    "numeral": Kind(needs=("value",)),
    "corridor": Kind(needs=("names",)),
    "containers": Kind(needs=("value", "per"), also=("counting",), units=_containers),
    "boxes": Kind(needs=("value", "of", "names"), names=2, units=_boxes),
    "cargo": Kind(needs=("names",)),
    "strands": Kind(needs=("names",)),
    "steps": Kind(needs=("names",)),
    "picture": Kind(needs=("picture",), also=("map", "approval")),
}
_LIMITED = ("value", "per", "of", "picture", "map", "approval")
PICTURES = (".png", ".jpg", ".jpeg", ".webp")


def find(document: Document, source: FigureSource) -> Kind | None:
    """The kind of a figure; None after reporting what is missing or does not belong."""
    kind = KINDS.get(source.kind)
    if kind is None:
        remedy = nearest(source.kind, KINDS, f"Write one of {quoted(KINDS)}")
        document.problem(("kind",), f'unknown kind of figure "{source.kind}"', remedy)
        return None
    before = len(document.report.problems)
    for key in _LIMITED:
        given = key in document.values
        if key in kind.needs and not given:
            document.problem((), f'the key "{key}" is missing', f"A figure of kind {source.kind} needs it")
        if given and key not in (*kind.needs, *kind.also, "value"):
            document.problem((key,), f'"{key}" means nothing for the kind "{source.kind}"', "Delete it")
    if source.map and not source.approval:
        remedy = "A map in public display needs its approval number (审图号): approval = …"
        document.problem(("map",), "the map has no approval number", remedy)
    if source.picture and not source.picture.endswith(PICTURES):
        document.problem(
            ("picture",), f'"{source.picture}" is no picture', f"Name a file that ends in {quoted(PICTURES)}"
        )
    return kind if len(document.report.problems) == before else None
