"""Sources of figures: the struct of each kind, and the numbers in it."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import cast

import msgspec

from qbj_kiosk.exhibit.compiler.number_parser import to_fraction
from qbj_kiosk.exhibit.compiler.schema import FigureSource
from qbj_kiosk.exhibit.figure_kinds import KINDS, Kind
from qbj_kiosk.toml.decode import Document
from qbj_kiosk.toml.key_line_numbers import Path
from qbj_kiosk.toml.problem_report import nearest, quoted


@cache
def source_type(kind: Kind) -> type[FigureSource]:
    """Return the struct of the TOML keys that figures of a kind have in their source files."""
    needs = list(kind.needs.items())
    may = [(key, wanted, None) for key, wanted in kind.may.items()]
    struct = msgspec.defstruct("FigureSource", [*needs, *may], bases=(FigureSource,), frozen=True, kw_only=True)
    return cast("type[FigureSource]", struct)


def find(document: Document, name: str) -> Kind | None:
    """Return the figure kind that a source names; None after reporting an unknown one."""
    kind = KINDS.get(name)
    if kind is None:
        remedy = nearest(name, KINDS, f"Write one of {quoted(KINDS)}")
        document.problem(("kind",), f'unknown kind of figure "{name}"', remedy)
    return kind


def known_keys() -> frozenset[str]:
    return frozenset(key for kind in KINDS.values() for key in source_type(kind).__struct_fields__)


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
