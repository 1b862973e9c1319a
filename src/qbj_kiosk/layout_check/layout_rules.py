"""Rules of layout that every screen must keep. Each rule describes what breaks it, one sentence per finding."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import ceil, hypot
from typing import Final

from PySide6.QtCore import QRectF

from qbj_kiosk.layout_check.item_properties import number
from qbj_kiosk.layout_check.visible_items import CONTROL, Scene, VisibleItem
from qbj_kiosk.settings.screen_mounting import CAPITAL_MM, CAPITAL_SHARE, INCH_MM, TARGET_MM, max_viewing_distance_mm

SLACK: Final = 1.0
"""Pixels that rounding may cost."""
TARGET_UNITS: Final = 96
"""Without a known size of the screen, in units of 1/1080 of its shorter side."""
QUOTED: Final = 40
"""Characters of a text that a finding repeats."""


@dataclass(frozen=True)
class Requirements:
    pixels_per_mm: float | None
    """None if the size of the screen is unknown."""
    capital: float
    """Least height of capitals, in pixels; 0 if it is unknown."""
    line: float | None
    """Everything to touch must be below it, in pixels from the upper edge; None if there is no such line."""


UNKNOWN_MOUNTING: Final = Requirements(None, 0, None)
Rule = Callable[[Scene, Requirements], Iterator[str]]


def broken(scene: Scene, required: Requirements) -> list[str]:
    return [finding for rule in RULES for finding in rule(scene, required)]


def text_is_whole(scene: Scene, _: Requirements = UNKNOWN_MOUNTING) -> Iterator[str]:
    """Layout rule: report texts that are cut short or larger than their room."""
    for text in scene.texts:
        item = text.item
        wide, high = number(item, "contentWidth"), number(item, "contentHeight")
        if item.property("truncated"):
            yield f"{quoted(text)} is cut short"
        elif wide > item.width() + SLACK:
            yield f"{quoted(text)} is {wide:.0f} px wide and has room for {item.width():.0f}"
        elif high > item.height() + SLACK and text.is_a("PlainLabel"):
            yield f"{quoted(text)} is {high:.0f} px high and has room for {item.height():.0f}"


def text_is_inside(scene: Scene, _: Requirements = UNKNOWN_MOUNTING) -> Iterator[str]:
    """Layout rule: report texts that extend beyond the window, their page or their control."""
    for text in scene.texts:
        room = _room(text, scene)
        if not grown(room).contains(text.letters):
            yield f"{quoted(text)} is cut off: it is {in_words(text.letters)}, its room {in_words(room)}"


def _room(text: VisibleItem, scene: Scene) -> QRectF:
    room = QRectF(0, 0, scene.width, scene.height)
    page = text.page
    if page is not None:
        top = page.mapRectToScene(QRectF(0, -number(page, "contentY"), 0, 0)).top()
        room = QRectF(0, top, scene.width, number(page, "contentHeight"))
    for above in reversed(text.ancestors):
        if above is page:
            break
        if above.clip() or above.inherits(CONTROL):
            room = room.intersected(above.mapRectToScene(QRectF(0, 0, above.width(), above.height())))
    return room


def texts_keep_apart(scene: Scene, _: Requirements = UNKNOWN_MOUNTING) -> Iterator[str]:
    lines = [(text, text.visible_lines) for text in scene.texts]
    for (one, a), (other, b) in combinations(lines, 2):
        if overlap(a, b):
            yield f"{quoted(one)} and {quoted(other)} overlap"


def controls_keep_apart(scene: Scene, _: Requirements = UNKNOWN_MOUNTING) -> Iterator[str]:
    for one, other in combinations(scene.controls, 2):
        if overlap([one.shown], [other.shown]):
            yield f"the controls {quoted(one)} and {quoted(other)} overlap"


def controls_leave_text_alone(scene: Scene, _: Requirements = UNKNOWN_MOUNTING) -> Iterator[str]:
    """Layout rule: report controls that lie over the text of something else."""
    for text in scene.texts:
        lines = text.visible_lines
        for control in scene.controls:
            if not text.is_within(control.item) and overlap(lines, [control.shown]):
                yield f"the control {quoted(control)} lies over {quoted(text)}"


def targets_are_large(scene: Scene, required: Requirements = UNKNOWN_MOUNTING) -> Iterator[str]:
    scale = required.pixels_per_mm
    least = int(TARGET_UNITS * scene.unit) if scale is None else TARGET_MM * scale
    for control in scene.controls:
        side = min(control.rect.width(), control.rect.height())
        if side < least - SLACK:
            size = f"{side:.0f} px" if scale is None else f"{side / scale:.1f} mm"
            needed = f"{least:.0f} px" if scale is None else f"{TARGET_MM:.0f} mm"
            yield f"the control {quoted(control)} has {size}; a finger needs {needed}"


def letters_are_large(scene: Scene, required: Requirements = UNKNOWN_MOUNTING) -> Iterator[str]:
    sizes = [float(text.item.property("font").pixelSize()) for text in scene.texts]
    smallest = min(sizes, default=0.0) * CAPITAL_SHARE
    if required.pixels_per_mm is not None and smallest < required.capital - SLACK:
        size, needed = smallest / required.pixels_per_mm, required.capital / required.pixels_per_mm
        inches = ceil(hypot(scene.width, scene.height) / required.pixels_per_mm / INCH_MM * needed / size)
        nearer = f", or people who read from {max_viewing_distance_mm(size)} mm" if size >= CAPITAL_MM else ""
        yield (
            f"the smallest capitals have {size:.1f} mm; from where people read, they need {needed:.1f} mm: "
            f"a screen of {inches} inches{nearer}"
        )


def controls_are_in_reach(scene: Scene, required: Requirements = UNKNOWN_MOUNTING) -> Iterator[str]:
    """Layout rule: report controls and scrolling pages above the reach line, if there is one."""
    if required.line is None:
        return
    scrolling = [each.item for each in scene.pages]
    for each in (*scene.controls, *scene.pages):
        over = required.line - each.shown.top()
        if over > SLACK and each.page not in scrolling:
            scale = required.pixels_per_mm
            distance = f"{over:.0f} px" if scale is None else f"{over / scale:.0f} mm"
            subject = f"the control {quoted(each)}" if each.inherits(CONTROL) else "what is read"
            yield f"{subject} is {distance} over the line that everybody reaches"


RULES: Final[tuple[Rule, ...]] = (
    text_is_whole,
    text_is_inside,
    texts_keep_apart,
    controls_keep_apart,
    controls_leave_text_alone,
    targets_are_large,
    letters_are_large,
    controls_are_in_reach,
)


def overlap(some: list[QRectF], others: list[QRectF]) -> QRectF | None:
    """Return the first area that a rectangle of one list shares with one of another, beyond rounding."""
    for one in some:
        for other in others:
            # Most pairs are apart; `intersects` is the cheapest question.
            if one.intersects(other):
                shared = one.intersected(other)
                if shared.width() > SLACK and shared.height() > SLACK:
                    return shared
    return None


def grown(rect: QRectF, by: float = SLACK) -> QRectF:
    return rect.adjusted(-by, -by, by, by)


def quoted(item: VisibleItem) -> str:
    name = " ".join(item.name.split())
    return f"“{name[:QUOTED]}…”" if len(name) > QUOTED else f"“{name}”"


def in_words(rect: QRectF) -> str:
    return f"{rect.width():.0f}x{rect.height():.0f} at {rect.x():.0f},{rect.y():.0f}"
