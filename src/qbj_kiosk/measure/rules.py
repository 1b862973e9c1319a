"""What must hold of every screen: each rule tells what breaks it, as a sentence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import ceil, hypot
from typing import Final

from PySide6.QtCore import QRectF

from qbj_kiosk.measure.scene import Scene, Seen
from qbj_kiosk.settings.mounting import CAPITAL_MM, CAPITAL_SHARE, INCH_MM, TARGET_MM, max_viewing_distance_mm

SLACK: Final = 1.0
"""Pixels that rounding may cost."""
TARGET_UNITS: Final = 96
"""The smallest touch target where nobody knows millimetres, in units of 1/1080 of the shorter side."""
SHOWN: Final = 40
"""Letters of a text that a sentence repeats."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of a screen."""

    pixels_per_mm: float | None
    """None where nobody knows."""
    capital: float
    """Least height of capitals, in pixels; 0 where nobody knows."""
    line: float | None
    """Under which everything to touch must be, in pixels from the upper edge; None where it is not asked."""


Rule = Callable[[Scene, Wanted], Iterator[str]]


def broken(scene: Scene, wanted: Wanted) -> list[str]:
    """Everything that breaks a rule."""
    return [what for rule in RULES for what in rule(scene, wanted)]


def text_is_whole(scene: Scene, _: Wanted) -> Iterator[str]:
    """No text is cut short, or larger than its room."""
    for text in scene.texts:
        item = text.item
        wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
        if item.property("truncated"):
            yield f"{_called(text)} is cut short"
        elif wide > item.width() + SLACK:
            yield f"{_called(text)} is {wide:.0f} px wide and has room for {item.width():.0f}"
        elif high > item.height() + SLACK and text.called("PlainLabel"):
            yield f"{_called(text)} is {high:.0f} px high and has room for {item.height():.0f}"
        else:
            yield from _leaving(text, scene)


def _leaving(text: Seen, scene: Scene) -> Iterator[str]:
    room = QRectF(0, 0, scene.width, scene.height)
    page = text.page
    if page is not None:
        top = page.rect.top() - float(page.item.property("contentY"))
        room = QRectF(0, top, scene.width, float(page.item.property("contentHeight")))
    for above in reversed(text.around):
        if above is page:
            break
        if above.item.clip() or above.item.inherits("QQuickAbstractButton"):
            room = room.intersected(above.rect)
    if not room.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(text.letters):
        yield f"{_called(text)} is cut off: it is {_told(text.letters)}, its room {_told(room)}"


def texts_keep_apart(scene: Scene, _: Wanted) -> Iterator[str]:
    """No two texts overlap."""
    letters = [(text, text.letters.intersected(text.clip)) for text in scene.texts]
    for (one, a), (other, b) in combinations(letters, 2):
        if _meet(a, b):
            yield f"{_called(one)} and {_called(other)} overlap"


def controls_keep_apart(scene: Scene, _: Wanted) -> Iterator[str]:
    """No control lies over another, nor over text that is not its own."""
    controls = scene.controls
    for one, other in combinations(controls, 2):
        if _meet(one.shown, other.shown):
            yield f"the controls {_called(one)} and {_called(other)} overlap"
    for text in scene.texts:
        letters = text.letters.intersected(text.clip)
        for control in controls:
            if control not in text.around and _meet(letters, control.shown):
                yield f"the control {_called(control)} lies over {_called(text)}"


def targets_are_large(scene: Scene, wanted: Wanted) -> Iterator[str]:
    """No control is smaller than a finger needs."""
    known = wanted.pixels_per_mm
    least = int(TARGET_UNITS * scene.unit) if known is None else TARGET_MM * known
    for control in scene.controls:
        side = min(control.rect.width(), control.rect.height())
        if side < least - SLACK:
            told = f"{side:.0f} px" if known is None else f"{side / known:.1f} mm"
            needs = f"{least:.0f} px" if known is None else f"{TARGET_MM:.0f} mm"
            yield f"the control {_called(control)} has {told}; a finger needs {needs}"


def letters_are_large(scene: Scene, wanted: Wanted) -> Iterator[str]:
    """No capitals are smaller than eyes need."""
    sizes = [float(text.item.property("font").pixelSize()) for text in scene.texts]
    smallest = min(sizes, default=0.0) * CAPITAL_SHARE
    if wanted.pixels_per_mm is not None and smallest < wanted.capital - SLACK:
        told, needs = smallest / wanted.pixels_per_mm, wanted.capital / wanted.pixels_per_mm
        inches = ceil(hypot(scene.width, scene.height) / wanted.pixels_per_mm / INCH_MM * needs / told)
        nearer = f", or people who read from {max_viewing_distance_mm(told)} mm" if told >= CAPITAL_MM else ""
        yield (
            f"the smallest capitals have {told:.1f} mm; from where people read, they need {needs:.1f} mm: "
            f"a screen of {inches} inches{nearer}"
        )


def controls_are_in_reach(scene: Scene, wanted: Wanted) -> Iterator[str]:
    """Where it is asked, every control is under the line, and every page that scrolls."""
    if wanted.line is None:
        return
    for each in (*scene.controls, *scene.pages):
        over = wanted.line - each.shown.top()
        if over > SLACK and each.page is None:
            told = f"{over:.0f} px" if wanted.pixels_per_mm is None else f"{over / wanted.pixels_per_mm:.0f} mm"
            what = f"the control {_called(each)}" if each.item.inherits("QQuickAbstractButton") else "what is read"
            yield f"{what} is {told} over the line that everybody reaches"


RULES: Final[tuple[Rule, ...]] = (
    text_is_whole,
    texts_keep_apart,
    controls_keep_apart,
    targets_are_large,
    letters_are_large,
    controls_are_in_reach,
)


def _meet(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    return shared.width() > SLACK and shared.height() > SLACK


def _called(each: Seen) -> str:
    name = " ".join(each.name.split())
    return f"“{name[:SHOWN]}…”" if len(name) > SHOWN else f"“{name}”"


def _told(rect: QRectF) -> str:
    return f"{rect.width():.0f}x{rect.height():.0f} at {rect.x():.0f},{rect.y():.0f}"
