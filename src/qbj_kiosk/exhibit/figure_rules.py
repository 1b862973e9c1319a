"""Rules for compiled figures, one row for each kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qbj_kiosk.exhibit.model import Figure
from qbj_kiosk.exhibit.types import MOST_UNITS

ANY_NAMES = range(13)
SOME_NAMES = range(1, 13)


@dataclass(frozen=True, slots=True)
class Rules:
    names: range = ANY_NAMES
    """Allowed numbers of `names` in a language."""
    has_value: bool = False
    has_units: bool = False
    has_total: bool = False
    has_picture: bool = False


RULES: Final[dict[str, Rules]] = {
    "numeral": Rules(has_value=True),
    "corridor": Rules(names=SOME_NAMES),
    "containers": Rules(has_value=True, has_units=True),
    "boxes": Rules(names=range(2, 3), has_value=True, has_units=True, has_total=True),
    "cargo": Rules(names=SOME_NAMES),
    "strands": Rules(names=SOME_NAMES),
    "steps": Rules(names=SOME_NAMES),
    "picture": Rules(has_picture=True),
}


def find_faults(figure: Figure) -> Iterator[str]:
    rules = RULES.get(figure.kind)
    if rules is None:
        yield f'there is no kind of figure "{figure.kind[:40]}"'
        return
    counts = {len(wording.names) for wording in figure.wording.values()}
    if len(counts) > 1 or not counts <= set(rules.names):
        yield f"a figure of kind {figure.kind} has {max(counts, default=0)} names"
    if rules.has_value and figure.value is None:
        yield f"a figure of kind {figure.kind} has no value"
    if not (figure.units in range(1, max(figure.total, MOST_UNITS) + 1) if rules.has_units else figure.units == 0):
        yield f"a figure of kind {figure.kind} has {figure.units} units"
    if not (figure.total >= figure.units if rules.has_total else figure.total == 0):
        yield f"a figure of kind {figure.kind} has {figure.units} units of {figure.total}"
    if bool(figure.picture) != rules.has_picture:
        yield f'a figure of kind {figure.kind} has the picture "{figure.picture[:40]}"'
