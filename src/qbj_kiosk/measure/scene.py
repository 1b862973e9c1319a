"""What a window shows, read from its items: texts, controls, pages that scroll, and what lies over them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import QMetaObject, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFontMetricsF
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import Shiboken

LETTERS: Final = 0.86
"""Height of letters with what hangs below, Chinese ones too, as a share of their size."""
PAGES: Final = "QQuickFlickable"


@dataclass(frozen=True, eq=False)
class Seen:
    """An item that can be seen, in painting order."""

    item: QQuickItem
    order: int
    rect: QRectF
    """The item, in the window."""
    clip: QRectF
    """What the items around it leave of the window for it."""
    around: tuple["Seen", ...]
    """From the root to its parent."""

    @cached_property
    def shown(self) -> QRectF:
        """The part of it that is not clipped away."""
        return self.rect.intersected(self.clip)

    @property
    def name(self) -> str:
        """The accessible name, or what the item says."""
        known = _accessible(self.item)
        return (known.text(QAccessible.Text.Name) if known else "") or str(self.item.property("text") or "")

    @property
    def page(self) -> "Seen | None":
        """The innermost page that scrolls it."""
        return next((each for each in reversed(self.around) if scrolls(each)), None)

    def called(self, component: str) -> bool:
        """Whether the item is an instance of a QML component, or of one built on it."""
        kind = self.item.metaObject()
        found = component in _ancestry(kind)
        # PySide would keep it with the item, and take whatever comes to lie where it was for it.
        Shiboken.invalidate(kind)
        return found

    @cached_property
    def letters(self) -> QRectF:
        """Where the letters of a text are: its lines without the room above the first and below the last."""
        item = self.item
        wide, high = (float(item.property(name)) for name in ("contentWidth", "contentHeight"))
        left = (item.width() - wide) * _begins(item) if item.width() - wide > 1 else 0.0
        font, count = item.property("font"), int(item.property("lineCount"))
        if count == 1:
            tight = QFontMetricsF(font).tightBoundingRect(str(item.property("text")))
            return item.mapRectToScene(QRectF(left, item.baselineOffset() + tight.top(), wide, tight.height()))
        spare = max(0.0, (high / max(1, count) - LETTERS * font.pixelSize()) / 2)
        return item.mapRectToScene(QRectF(left, spare, wide, high - 2 * spare))


def _ancestry(kind: QMetaObject | None) -> Iterator[str]:
    while kind is not None:
        yield kind.className().split("_")[0]
        kind = kind.superClass()


def _accessible(item: QQuickItem) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(item)


def _begins(item: QQuickItem) -> float:
    """Where in the room that its line leaves over a text begins: 0 left, 1 right."""
    # Python cannot read the enumeration.
    read = QQmlExpression(QQmlEngine.contextForObject(item), item, "effectiveHorizontalAlignment")
    value, _ = read.evaluate()
    return {2: 1.0, 4: 0.5}.get(int(value) if isinstance(value, int | float) else 1, 0.0)


def scrolls(seen: Seen) -> bool:
    """Whether it is a page with more on it than fits."""
    return bool(seen.item.inherits(PAGES) and seen.item.property("interactive"))


@dataclass(frozen=True)
class Scene:
    """A window at rest, taken apart."""

    width: int
    height: int
    seen: Sequence[Seen]

    @classmethod
    def of(cls, window: QQuickWindow) -> "Scene":
        """Reads what a window shows."""
        return cls(window.width(), window.height(), tuple(_look(window)))

    @property
    def unit(self) -> float:
        """Pixels of one unit of the design."""
        return min(self.width, self.height) / 1080

    @cached_property
    def texts(self) -> list[Seen]:
        """Every text that says something and can be seen."""
        return [each for each in self._uncovered("QQuickText") if str(each.item.property("text")).strip()]

    @cached_property
    def controls(self) -> list[Seen]:
        """Everything that can be touched and seen."""
        return [each for each in self._uncovered("QQuickAbstractButton") if each.item.isEnabled()]

    @cached_property
    def pages(self) -> list[Seen]:
        """Every page with more on it than fits."""
        return [each for each in self._uncovered(PAGES) if scrolls(each)]

    @cached_property
    def _covers(self) -> list[Seen]:
        return [each for each in self.seen if _hides(each)]

    def height_of(self, component: str) -> float:
        """How high the first of a component is; 0 where there is none."""
        return next((each.rect.height() for each in self.seen if each.called(component)), 0.0)

    def _uncovered(self, kind: str) -> list[Seen]:
        """What of a C++ class is not wholly behind something else or scrolled away."""
        return [
            each
            for each in self.seen
            if each.item.inherits(kind)
            and not each.shown.isEmpty()
            and not any(
                cover.order > each.order and cover.shown.contains(each.shown) and each not in cover.around
                for cover in self._covers
            )
        ]


def _look(window: QQuickWindow) -> Iterator[Seen]:
    numbers = iter(range(1_000_000))

    def visit(item: QQuickItem, clip: QRectF, around: tuple[Seen, ...]) -> Iterator[Seen]:
        if not item.isVisible() or item.opacity() == 0:
            return
        rect = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        seen = Seen(item, next(numbers), rect, clip, around)
        inner = clip.intersected(rect) if item.clip() or item.inherits(PAGES) else clip
        yield seen
        for child in sorted(item.childItems(), key=lambda each: each.z()):
            yield from visit(child, inner, (*around, seen))

    return visit(window.contentItem(), QRectF(0, 0, window.width(), window.height()), ())


def _hides(each: Seen) -> bool:
    """Whether nothing behind the item can be seen through it."""
    if not each.item.inherits("QQuickRectangle") or each.item.property("radius"):
        return False
    colour = each.item.property("color")
    opaque = all(one.item.opacity() == 1 for one in (*each.around, each))
    return opaque and isinstance(colour, QColor) and colour.alpha() == 255  # noqa: PLR2004 - an opaque one
