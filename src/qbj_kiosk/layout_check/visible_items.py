"""Read what a window shows from its items: texts, controls, pages that scroll, and what covers them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem, QQuickWindow

from qbj_kiosk.layout_check import item_properties, text_line_rectangles

CONTROL: Final = "QQuickAbstractButton"
PAGE: Final = "QQuickFlickable"
OPAQUE: Final = 255


@dataclass(frozen=True, eq=False)
class VisibleItem:
    item: QQuickItem
    order: int
    """Place in the painting order."""
    rect: QRectF
    """In the window."""
    clip: QRectF
    """The part of the window that its ancestors leave for it."""
    ancestors: tuple[QQuickItem, ...]
    """From the root to its parent."""

    @cached_property
    def shown(self) -> QRectF:
        return self.rect.intersected(self.clip)

    @property
    def scale(self) -> float:
        return float(self.item.mapRectToScene(QRectF(0, 0, 1, 1)).height())

    @property
    def name(self) -> str:
        return item_properties.accessible_name(self.item) or str(self.item.property("text") or "")

    @cached_property
    def page(self) -> QQuickItem | None:
        """Return the innermost page around a QML item, whether it scrolls or not."""
        return next((each for each in reversed(self.ancestors) if each.inherits(PAGE)), None)

    @cached_property
    def lines(self) -> list[QRectF]:
        """Return the rectangle of the letters of each line of a text item, in the window."""
        return text_line_rectangles.lines(self.item)

    @cached_property
    def letters(self) -> QRectF:
        """Return the rectangle of a text item's letters in the window, without the room above and below them."""
        around = QRectF()
        for line in self.lines:
            around = around.united(line)
        return around

    @property
    def visible_lines(self) -> list[QRectF]:
        return [line.intersected(self.clip) for line in self.lines]

    def inherits(self, name: str) -> bool:
        return bool(self.item.inherits(name))

    @cached_property
    def type_names(self) -> frozenset[str]:
        return item_properties.type_names(self.item)

    def is_a(self, component: str) -> bool:
        return component in self.type_names

    def is_within(self, other: QQuickItem) -> bool:
        return other in self.ancestors

    @cached_property
    def is_text(self) -> bool:
        return self.inherits("QQuickText") and bool(str(self.item.property("text")).strip())

    @property
    def is_in_miniature(self) -> bool:
        return any(item_properties.is_a(above, "PanelMiniature") for above in self.ancestors)

    @property
    def is_control(self) -> bool:
        return self.inherits(CONTROL) and self.item.isEnabled()

    @property
    def is_scrolling_page(self) -> bool:
        return self.inherits(PAGE) and bool(self.item.property("interactive"))

    @cached_property
    def is_opaque(self) -> bool:
        if not self.inherits("QQuickRectangle") or any(each.opacity() < 1 for each in (*self.ancestors, self.item)):
            return False
        colour = self.item.property("color")
        return isinstance(colour, QColor) and colour.alpha() == OPAQUE and not self.item.property("radius")


@dataclass(frozen=True)
class Scene:
    window: QQuickWindow
    items: Sequence[VisibleItem]
    uncovered: Sequence[VisibleItem]
    """Those that are not wholly behind something else or scrolled out of view."""

    @classmethod
    def of(cls, window: QQuickWindow) -> Self:
        items = visible_items(window)
        return cls(window, items, _uncovered(items))

    @property
    def width(self) -> int:
        return self.window.width()

    @property
    def height(self) -> int:
        return self.window.height()

    @property
    def unit(self) -> float:
        return min(self.width, self.height) / 1080

    @cached_property
    def texts(self) -> list[VisibleItem]:
        """Texts to read, without those of a miniature, which is a picture."""
        return [each for each in self.uncovered if each.is_text and not each.is_in_miniature]

    @cached_property
    def controls(self) -> list[VisibleItem]:
        return [each for each in self.uncovered if each.is_control]

    @cached_property
    def pages(self) -> list[VisibleItem]:
        return [each for each in self.uncovered if each.is_scrolling_page]

    def component_height(self, component: str) -> float:
        """Return the height of the first visible instance of a QML component; 0 if there is none."""
        return next((each.rect.height() for each in self.items if each.is_a(component)), 0.0)


def shown_rect(item: QQuickItem) -> QRectF:
    """Return the part of an item that its window and the pages around it leave in view, in the window.

    What covers it is not looked at.
    """
    shown = _scene_rect(item)
    above: QQuickItem | None = item
    while above is not None:
        if not above.isVisible() or above.opacity() == 0:
            return QRectF()
        if _clips(above) or above.parentItem() is None:
            shown = shown.intersected(_scene_rect(above))
        above = above.parentItem()
    return shown


def visible_items(window: QQuickWindow) -> list[VisibleItem]:
    """Return the QML items of a window that are not hidden, in painting order."""
    found: list[VisibleItem] = []
    _add(window.contentItem(), QRectF(0, 0, window.width(), window.height()), (), found)
    return found


def _add(item: QQuickItem, clip: QRectF, ancestors: tuple[QQuickItem, ...], found: list[VisibleItem]) -> None:
    if not item.isVisible() or item.opacity() == 0:
        return
    rect = _scene_rect(item)
    inner = clip.intersected(rect) if _clips(item) else clip
    children = sorted(item.childItems(), key=QQuickItem.z)
    behind = sum(child.z() < 0 for child in children)
    inside = (*ancestors, item)
    for child in children[:behind]:
        _add(child, inner, inside, found)
    found.append(VisibleItem(item, len(found), rect, clip, ancestors))
    for child in children[behind:]:
        _add(child, inner, inside, found)


def _scene_rect(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _clips(item: QQuickItem) -> bool:
    """Return True for a page too: it does not clip, but the deck covers what is scrolled out of it."""
    return bool(item.clip() or item.inherits(PAGE))


def _uncovered(items: Sequence[VisibleItem]) -> list[VisibleItem]:
    found: list[VisibleItem] = []
    covers: list[VisibleItem] = []
    for each in reversed(items):
        if each.shown.isEmpty():
            continue
        if not any(cover.shown.contains(each.shown) and not cover.is_within(each.item) for cover in covers):
            found.append(each)
        if each.is_opaque:
            covers.append(each)
    return found[::-1]
