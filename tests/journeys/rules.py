"""What must hold of every screen: each rule tells what breaks it, in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.journeys import scene
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
    texts: list[Seen]
    controls: list[Seen]

    @classmethod
    def of(cls, window: QQuickWindow) -> "Screen":
        """Reads what a window shows."""
        seen = scene.look(window)
        return cls(window, seen, scene.texts(seen), scene.controls(seen))

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


def text_is_whole(screen: Screen) -> Iterator[str]:
    """No text is cut short, runs out of its item, or is larger than its room."""
    for text in screen.texts:
        item = text.item
        wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
        if item.property("truncated"):
            yield f"“{text.name}” is truncated"
        if wide > item.width() + SLACK:
            yield f"“{text.name}” is {wide:.0f} wide in {item.width():.0f}"
        if high > item.height() + SLACK and text.is_a("Label"):
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


def controls_are_in_reach(screen: Screen) -> Iterator[str]:
    """A target's worth of every control is in the reach zone, except where a page scrolls it there."""
    pages = [
        each.shown() for each in screen.seen if each.inherits("QQuickFlickable") and each.item.property("interactive")
    ]
    for control in screen.controls:
        if any(page.contains(control.shown()) for page in pages):
            continue
        least = min(int(TARGET * screen.unit), control.rect.width(), control.rect.height()) - SLACK
        near = control.shown().intersected(screen.reach)
        if near.width() < least or near.height() < least:
            yield f"control “{control.name}” ({told(control.rect)}) has {told(near)} in the reach zone"


def text_stands_on_plain_ground(screen: Screen) -> Iterator[str]:
    """Nothing drawn passes under or over a text: without its letters, its place has one colour."""
    window = screen.window
    with_text = picture(window)
    items = [(text.item, text.item.opacity()) for text in screen.texts]
    for item, _ in items:
        item.setOpacity(0)
    QCoreApplication.processEvents()
    without = picture(window)
    for item, opacity in items:
        item.setOpacity(opacity)
    edge = 2 * int(2 * screen.unit) + 1
    inked = ImageChops.difference(with_text, without).convert("L").point(_any)
    for text in screen.texts:
        box = _box(grown(scene.ink(text), 3).intersected(text.clip), window)
        mask = inked.crop(box).filter(ImageFilter.MaxFilter(edge))
        counts = without.crop(box).histogram(mask)
        total = sum(counts[:256])
        plain = min(max(counts[channel : channel + 256]) for channel in (0, 256, 512))
        if total - plain > 0:
            yield f"“{text.name}” stands on a drawing: {total - plain} of {total} pixels ({box[0]},{box[1]})"


def _any(value: float) -> int:
    return 255 if value else 0


def _box(rect: QRectF, window: QQuickWindow) -> tuple[int, int, int, int]:
    inside = rect.intersected(QRectF(0, 0, window.width(), window.height())).toAlignedRect()
    return inside.left(), inside.top(), inside.right() + 1, inside.bottom() + 1


def picture(window: QQuickWindow) -> Image.Image:
    """What the window shows."""
    grabbed = window.grabWindow().convertToFormat(QImage.Format.Format_RGB888)
    size = (grabbed.width(), grabbed.height())
    return Image.frombuffer("RGB", size, bytes(grabbed.constBits()), "raw", "RGB", grabbed.bytesPerLine(), 1)


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
    type_keeps_its_floor,
    targets_are_large,
    controls_are_in_reach,
    text_stands_on_plain_ground,
)
