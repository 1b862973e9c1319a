"""What must hold of every screen: each rule tells what breaks it, in words."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.journeys import pixels, scene
from tests.journeys.pixels import Lifted
from tests.journeys.scene import Seen

SLACK = 1.0
"""Pixels that rounding may cost."""
TARGET = 96
"""The least size of a target, in units of 1/1080 of the shorter side."""
FLOOR = 28
"""The least size of type, in the same units."""


@dataclass(frozen=True)
class Screen:
    """A window at rest, taken apart."""

    window: QQuickWindow
    seen: list[Seen]
    uncovered: list[Seen]
    texts: list[Seen]
    controls: list[Seen]

    @classmethod
    def of(cls, window: QQuickWindow) -> "Screen":
        """Reads what a window shows."""
        seen = scene.look(window)
        uncovered = scene.uncovered(seen)
        texts = [each for each in uncovered if scene.says(each)]
        return cls(window, seen, uncovered, texts, [each for each in uncovered if scene.is_control(each)])

    @property
    def unit(self) -> float:
        """Pixels of one unit."""
        return min(self.window.width(), self.window.height()) / 1080

    @property
    def reach(self) -> QRectF:
        """Where hands reach: the lower half, or in portrait the lower 40 percent."""
        width, height = self.window.width(), self.window.height()
        share = 0.5 if width >= height else 0.4
        return QRectF(0, height * (1 - share), width, height * share)

    @functools.cached_property
    def picture(self) -> Image.Image:
        """What the window shows."""
        return pixels.picture(self.window)

    @functools.cached_property
    def letters(self) -> Lifted:
        """The window with its texts and without them."""
        return Lifted.of(self.window, [text.item for text in self.texts], self.picture)


def told(rect: QRectF) -> str:
    """A rectangle in words."""
    return f"{rect.width():.0f}x{rect.height():.0f} at {rect.x():.0f},{rect.y():.0f}"


def overlap(one: QRectF, other: QRectF) -> QRectF:
    """What two rectangles share, less than a pixel's rounding left out."""
    shared = one.intersected(other)
    return shared if shared.width() > SLACK and shared.height() > SLACK else QRectF()


def letters(text: Seen) -> list[QRectF]:
    """Where the letters of a text can be seen, line by line."""
    return [line.intersected(text.clip) for line in text.lines]


def shares(some: list[QRectF], others: list[QRectF]) -> list[QRectF]:
    """What rectangles share with others."""
    return [shared for one in some for other in others if not (shared := overlap(one, other)).isEmpty()]


def grown(rect: QRectF, by: float = SLACK) -> QRectF:
    """A rectangle with room around it."""
    return rect.adjusted(-by, -by, by, by)


def outline(each: Seen) -> QRectF:
    """Where a text's letters are, or a control."""
    return scene.ink(each) if scene.says(each) else each.rect


def text_is_whole(screen: Screen) -> Iterator[str]:
    """No text is cut short, runs out of its item, or is larger than its room."""
    for text in screen.texts:
        item = text.item
        wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
        if item.property("truncated"):
            yield f"“{text.name}” is truncated"
        if wide > item.width() + SLACK:
            yield f"“{text.name}” is {wide:.0f} wide in {item.width():.0f}"
        if high > item.height() + SLACK and text.is_a("PlainLabel"):
            yield f"“{text.name}” is {high:.0f} high in {item.height():.0f}"


def text_is_inside(screen: Screen) -> Iterator[str]:
    """Every text stands wholly inside the window, or where it can be scrolled to, and inside its control."""
    for text in screen.texts:
        around = scene.ink(text)
        page = text.flickable()
        room = QRectF(0, 0, screen.window.width(), screen.window.height())
        if page is not None:
            top = page.mapRectToScene(QRectF(0, -float(page.property("contentY")), page.width(), 0)).top()
            room = QRectF(0, top, room.width(), float(page.property("contentHeight")))
        for above in reversed(text.ancestors):
            if above is page:
                break
            if above.clip() or above.inherits("QQuickAbstractButton"):
                inner = above.mapRectToScene(QRectF(0, 0, above.width(), above.height()))
                room = room.intersected(inner)
        if not grown(room).contains(around):
            yield f"“{text.name}” ({told(around)}) leaves its room ({told(room)})"


def texts_keep_apart(screen: Screen) -> Iterator[str]:
    """No two texts overlap."""
    lines = [(text, letters(text)) for text in screen.texts]
    for (one, a), (other, b) in combinations(lines, 2):
        for shared in shares(a, b):
            yield f"“{one.name}” and “{other.name}” overlap by {told(shared)}"


def nothing_covers_text(screen: Screen) -> Iterator[str]:
    """No text is partly behind something opaque."""
    covers = [each for each in screen.seen if scene.is_opaque(each)]
    for text in screen.texts:
        for cover in covers:
            if cover.order > text.order:
                for shared in shares(letters(text), [cover.shown()]):
                    yield f"“{text.name}” is behind a rectangle by {told(shared)}"


def controls_keep_apart(screen: Screen) -> Iterator[str]:
    """No two controls overlap."""
    for one, other in combinations(screen.controls, 2):
        shared = overlap(one.shown(), other.shown())
        if not shared.isEmpty():
            yield f"control “{one.name}” and control “{other.name}” overlap by {told(shared)}"


def controls_leave_text_alone(screen: Screen) -> Iterator[str]:
    """No control lies over text that is not its own."""
    for control in screen.controls:
        for text in screen.texts:
            if not text.within(control.item):
                for shared in shares(letters(text), [control.shown()]):
                    yield f"control “{control.name}” lies over “{text.name}” by {told(shared)}"


def everything_can_be_reached(screen: Screen) -> Iterator[str]:
    """Whatever is not in view lies on a page that can be scrolled until it is, and all of the page is in view."""
    room = grown(QRectF(0, 0, screen.window.width(), screen.window.height()))
    pages = {id(each.item): each for each in screen.uncovered if each.inherits("QQuickFlickable")}
    for each in pages.values():
        if not grown(each.shown()).contains(each.rect):
            yield f"a page ({told(each.rect)}) is seen only by {told(each.shown())}"
    for each in (*screen.texts, *screen.controls):
        # The train's handle goes with its page.
        if each.flickable() is None and not each.is_a("TrainHandle") and not room.contains(outline(each)):
            yield f"“{each.name}” ({told(outline(each))}) is outside"
    for each in (each for each in screen.seen if scene.says(each) or scene.is_control(each)):
        page = pages.get(id(each.flickable()))
        if page is not None:
            content = QRectF(page.rect.x(), page.rect.y() - float(page.item.property("contentY")), page.rect.width(), 0)
            content.setHeight(max(page.rect.height(), float(page.item.property("contentHeight"))))
            if not grown(content).contains(outline(each)):
                yield f"“{each.name}” ({told(outline(each))}) is out of its page ({told(content)})"
            elif content.height() > page.rect.height() + SLACK and not page.item.property("interactive"):
                yield f"the page of “{each.name}” does not scroll"


def type_keeps_its_floor(screen: Screen) -> Iterator[str]:
    """No type is smaller than the floor."""
    for text in screen.texts:
        size = text.item.property("font").pixelSize() * text.scale
        if size < int(FLOOR * screen.unit):
            yield f"“{text.name}” is {size:.1f} px, the floor is {FLOOR * screen.unit:.1f}"


def targets_are_large(screen: Screen) -> Iterator[str]:
    """No target is smaller than a finger needs."""
    for control in screen.controls:
        if min(control.rect.width(), control.rect.height()) < int(TARGET * screen.unit) - SLACK:
            yield f"control “{control.name}” is {told(control.rect)}; {TARGET * screen.unit:.0f} is the least"


def may_be_higher(control: Seen) -> bool:
    """Whether it is a choice on the page for access: only the one that lowers them all must be in reach at once."""
    choice = any(scene.is_a(each, "AccessScreen") for each in control.ancestors)
    return choice and control.item.property("switchKey") != "low"


def controls_are_in_reach(screen: Screen) -> Iterator[str]:
    """A target's worth of every control is in the reach zone, except where a page scrolls it there."""
    pages = [
        each.shown() for each in screen.seen if each.inherits("QQuickFlickable") and each.item.property("interactive")
    ]
    for control in screen.controls:
        if any(page.contains(control.shown()) for page in pages) or may_be_higher(control):
            continue
        least = min(int(TARGET * screen.unit), control.rect.width(), control.rect.height()) - SLACK
        near = control.shown().intersected(screen.reach)
        if near.width() < least or near.height() < least:
            yield f"control “{control.name}” ({told(control.rect)}) has {told(near)} in the reach zone"


def text_stands_on_plain_ground(screen: Screen) -> Iterator[str]:
    """Nothing drawn passes under or over a text: without its letters, its place has one colour."""
    for text in screen.texts:
        box = pixels.box(grown(scene.ink(text), 3).intersected(text.clip), screen.window)
        plain, total = screen.letters.crop(box).plain(int(2 * screen.unit))
        # A pixel or two of a letter's overhang may be left where only a part was drawn anew.
        if total - plain > total / 2000:
            yield f"“{text.name}” stands on a drawing: {total - plain} of {total} pixels ({box[0]},{box[1]})"


def deck(screen: Screen) -> QQuickItem:
    """The deck."""
    return next(each.item for each in screen.seen if each.is_a("Deck"))


Rule = Callable[[Screen], Iterator[str]]
RULES: tuple[Rule, ...] = (
    text_is_whole,
    text_is_inside,
    texts_keep_apart,
    nothing_covers_text,
    controls_keep_apart,
    controls_leave_text_alone,
    everything_can_be_reached,
    type_keeps_its_floor,
    targets_are_large,
    controls_are_in_reach,
    text_stands_on_plain_ground,
)
