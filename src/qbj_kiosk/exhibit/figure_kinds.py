"""The kinds of figures: one row each, drawn by the QML file of the same name in `qml/Kiosk/Figures`."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from qbj_kiosk.exhibit.constrained_types import MOST_UNITS, BoxTotal, Line, Names, Number, PictureFile
from qbj_kiosk.exhibit.model import Figure

if TYPE_CHECKING:
    # Only the compiler computes with them, and importing them takes 2 ms of every start.
    from fractions import Fraction

ANY_NAMES = range(13)
SOME_NAMES = range(1, 13)
MOST_MARKS = 200
"""More marks along the line would merge."""

Numbers = Mapping[str, "Fraction"]
Fault = tuple[str, str, str]
"""A key, what is wrong with its value, and the remedy."""


class Kind(Struct, frozen=True, eq=False):
    """One kind of figure: the keys that its sources have, its texts, and which numbers must be stated.

    Every figure has the keys `kind` and `paragraphs`, and may have `value`. Every number in its keys must be stated in
    its paragraphs unless the row lists the key as `unstated`.
    """

    needs: Mapping[str, Any] = {}
    may: Mapping[str, Any] = {}
    names: range = ANY_NAMES
    """Allowed numbers of `names` in a language."""
    unstated: tuple[str, ...] = ()
    """Keys whose numbers belong to the drawing, not to the article."""
    has_counting: bool = False
    """True if a language may replace the label while a visitor counts along."""
    has_sentences: bool = False
    """True if a language may have a sentence for each name."""
    derive: Callable[[Numbers], Numbers] | None = None
    """Compute further numbers from those of the source. "drawn" and "total" become the figure's `units` and `total`."""
    may_draw_none: bool = False
    """True if `derive` may compute no "drawn"."""
    has_total: bool = False
    """True if `derive` computes "total"."""
    scaled_placeholders: tuple[str, ...] = ()
    """Numbers that texts may show divided by the language's scale, beside `{numeral}`."""
    placeholders: tuple[str, ...] = ()
    """Numbers that texts may show as they are."""
    passed: tuple[str, ...] = ()
    """Keys of further numbers that the QML file reads from `figure.numbers`."""
    check: Callable[[Mapping[str, Any]], Iterator[Fault]] | None = None
    """Find what is wrong with the values of its keys together."""

    def count(self, numbers: Numbers) -> Numbers:
        """Return a figure's numbers with those that its kind derives, such as the number of containers."""
        return {**numbers, **self.derive(numbers)} if self.derive else numbers


def _count_containers(numbers: Numbers) -> Numbers:
    return {"drawn": numbers["value"] / numbers["per"]}


def _count_span(numbers: Numbers) -> Numbers:
    return {"drawn": numbers["value"]}


def _count_marks(numbers: Numbers) -> Numbers:
    value = numbers.get("value")
    return {} if value is None or value not in range(1, MOST_MARKS + 1) else {"drawn": value}


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
    "corridor": Kind(names=SOME_NAMES, has_counting=True, derive=_count_marks, may_draw_none=True),
    "containers": Kind(
        needs={"value": Number, "per": Number},
        unstated=("per",),
        has_counting=True,
        derive=_count_containers,
        scaled_placeholders=("per",),
    ),
    "boxes": Kind(
        needs={"value": Number, "of": BoxTotal},
        names=range(2, 3),
        unstated=("of",),
        derive=_count_boxes,
        has_total=True,
        placeholders=("filled", "rest", "total"),
    ),
    "cargo": Kind(may={"drawings": Names}, names=SOME_NAMES),
    "marks": Kind(
        needs={"value": Number, "per": Number},
        may={"fading": BoxTotal},
        unstated=("per", "fading"),
        derive=_count_containers,
        scaled_placeholders=("per",),
        passed=("fading",),
    ),
    "skyline": Kind(
        needs={"value": Number, "per": Number},
        unstated=("per",),
        derive=_count_containers,
        scaled_placeholders=("per",),
    ),
    "span": Kind(needs={"value": Number}, derive=_count_span),
    "strands": Kind(names=SOME_NAMES, has_sentences=True),
    "steps": Kind(may={"drawings": Names}, names=SOME_NAMES),
    "signpost": Kind(
        may={"land": BoxTotal, "sea": BoxTotal},
        names=SOME_NAMES,
        unstated=("land", "sea"),
        passed=("land", "sea"),
    ),
    "thread": Kind(names=SOME_NAMES),
    "picture": Kind(needs={"picture": PictureFile}, may={"map": bool, "approval": Line}, check=_check_map),
}


def find_faults(figure: Figure) -> Iterator[str]:
    """Yield what is wrong with a compiled figure: names or numbers that its kind does not allow."""
    kind = KINDS.get(figure.kind)
    if kind is None:
        yield f'there is no kind of figure "{figure.kind[:40]}"'
        return
    counts = {len(wording.names) for wording in figure.wording.values()}
    if len(counts) > 1 or not counts <= set(kind.names):
        yield f"a figure of kind {figure.kind} has {max(counts, default=0)} names"
    for wording in figure.wording.values():
        if wording.sentences and not (kind.has_sentences and len(wording.sentences) == len(wording.names)):
            yield f"a figure of kind {figure.kind} has {len(wording.sentences)} sentences"
    if "value" in kind.needs and figure.value is None:
        yield f"a figure of kind {figure.kind} has no value"
    least = 0 if kind.may_draw_none else 1
    if not (figure.units in range(least, max(figure.total, MOST_UNITS) + 1) if kind.derive else figure.units == 0):
        yield f"a figure of kind {figure.kind} has {figure.units} units"
    if not (figure.total >= figure.units if kind.has_total else figure.total == 0):
        yield f"a figure of kind {figure.kind} has {figure.units} units of {figure.total}"
    if figure.drawings and counts != {len(figure.drawings)}:
        yield f"a figure of kind {figure.kind} has {len(figure.drawings)} drawings"
    if bool(figure.picture) != ("picture" in kind.needs):
        yield f'a figure of kind {figure.kind} has the picture "{figure.picture[:40]}"'
