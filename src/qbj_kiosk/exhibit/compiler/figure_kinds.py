"""The kinds of figures: one row each, drawn by the QML file of the same name in `qml/Kiosk/Figures`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any, Final, cast

import msgspec

from qbj_kiosk.exhibit.compiler.number_parser import to_fraction
from qbj_kiosk.exhibit.compiler.schema import FigureSource
from qbj_kiosk.exhibit.types import BoxTotal, Line, Number, PictureFile
from qbj_kiosk.toml.decode import Document
from qbj_kiosk.toml.diagnostics import nearest, quoted
from qbj_kiosk.toml.positions import Path

Numbers = Mapping[str, Fraction]
Fault = tuple[str, str, str]
"""A key, what is wrong with its value, and the remedy."""


@dataclass(frozen=True, eq=False)
class Kind:
    """Keys, texts and numbers of the figures of one kind. `figure_rules` has the rules for the compiled figure.

    Every figure has the keys `kind` and `paragraphs`, and may have `value`. Every number in its keys must be stated in
    its paragraphs unless the row lists the key as `unstated`.
    """

    needs: Mapping[str, Any] = field(default_factory=dict[str, Any])
    may: Mapping[str, Any] = field(default_factory=dict[str, Any])
    unstated: tuple[str, ...] = ()
    """Keys whose numbers belong to the drawing, not to the article."""
    has_counting: bool = False
    """True if a language may replace the label while a visitor counts along."""
    derive: Callable[[Numbers], Numbers] | None = None
    """Compute further numbers from those of the source. "drawn" and "total" become the figure's `units` and `total`."""
    scaled_placeholders: tuple[str, ...] = ()
    """Numbers that texts may show divided by the language's scale, beside `{numeral}`."""
    placeholders: tuple[str, ...] = ()
    """Numbers that texts may show as they are."""
    passed: tuple[str, ...] = ()
    """Keys of further numbers that the QML file reads from `figure.numbers`."""
    check: Callable[[Mapping[str, Any]], Iterator[Fault]] | None = None
    """Find what is wrong with the values of its keys together."""

    @cached_property
    def source(self) -> type[FigureSource]:
        needs = list(self.needs.items())
        may = [(key, wanted, None) for key, wanted in self.may.items()]
        struct = msgspec.defstruct("FigureSource", [*needs, *may], bases=(FigureSource,), frozen=True, kw_only=True)
        return cast("type[FigureSource]", struct)

    def count(self, numbers: Numbers) -> Numbers:
        """Add the numbers that the kind derives."""
        return {**numbers, **self.derive(numbers)} if self.derive else numbers


def _count_containers(numbers: Numbers) -> Numbers:
    return {"drawn": numbers["value"] / numbers["per"]}


def _count_boxes(numbers: Numbers) -> Numbers:
    total = numbers["of"]
    filled = numbers["value"] / 100 * total
    return {"drawn": filled, "filled": filled, "rest": total - filled, "total": total}


def _check_map(values: Mapping[str, Any]) -> Iterator[Fault]:
    if values["map"] and not values["approval"]:
        remedy = "A map on public display needs its approval number (审图号): add approval = …"
        yield "map", "the map has no approval number", remedy


KINDS: Final[dict[str, Kind]] = {
    "numeral": Kind(needs={"value": Number}),
    "corridor": Kind(),
    "containers": Kind(
        needs={"value": Number, "per": Number},
        unstated=("per",),
        has_counting=True,
        derive=_count_containers,
        scaled_placeholders=("per",),
    ),
    "boxes": Kind(
        needs={"value": Number, "of": BoxTotal},
        unstated=("of",),
        derive=_count_boxes,
        placeholders=("filled", "rest", "total"),
    ),
    "cargo": Kind(),
    "strands": Kind(),
    "steps": Kind(),
    "picture": Kind(needs={"picture": PictureFile}, may={"map": bool, "approval": Line}, check=_check_map),
}


def find(document: Document, name: str) -> Kind | None:
    """Return None after reporting an unknown name."""
    kind = KINDS.get(name)
    if kind is None:
        remedy = nearest(name, KINDS, f"Write one of {quoted(KINDS)}")
        document.problem(("kind",), f'unknown kind of figure "{name}"', remedy)
    return kind


def known_keys() -> frozenset[str]:
    return frozenset(key for kind in KINDS.values() for key in kind.source.__struct_fields__)


def find_numbers(value: object, path: Path = ()) -> Iterator[tuple[Path, Fraction]]:
    match value:
        case bool():
            return
        case int() | float():
            yield path, to_fraction(value)
        case msgspec.Struct():
            yield from find_numbers(msgspec.structs.asdict(value), path)
        case dict():
            for key, item in value.items():
                yield from find_numbers(item, (*path, key))
        case tuple():
            for index, item in enumerate(value):
                yield from find_numbers(item, (*path, index))
