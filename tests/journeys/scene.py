"""What is on the screen, read from the running scene: texts, controls and what covers them."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QMetaObject, QObject, QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFont, QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import Shiboken

HEADING, PARAGRAPH = QAccessible.Role.Heading, QAccessible.Role.Paragraph


def point(x: float, y: float) -> QPointF:
    """A place in the window."""
    return QPointF(x, y)


@dataclass(frozen=True)
class Seen:
    """An item that can be seen, in painting order."""

    item: QQuickItem
    order: int
    rect: QRectF
    """The item, in the window."""
    clip: QRectF
    """What its ancestors leave of the window for it."""
    ancestors: tuple[QQuickItem, ...]
    """From the root to its parent."""

    @property
    def scale(self) -> float:
        """Pixels of the window for one of the item's."""
        return float(self.item.mapRectToScene(QRectF(0, 0, 1, 1)).height())

    @property
    def name(self) -> str:
        """The accessible name, or what the item says."""
        return accessible_name(self.item) or str(self.item.property("text") or "")

    def inherits(self, name: str) -> bool:
        """Whether the item is of a C++ class."""
        return bool(self.item.inherits(name))

    def is_a(self, component: str) -> bool:
        """Whether the item is an instance of a QML component."""
        return is_a(self.item, component)

    def within(self, other: QQuickItem) -> bool:
        """Whether the item stands inside another."""
        return other in self.ancestors

    def flickable(self) -> QQuickItem | None:
        """The innermost page that scrolls it."""
        return next((each for each in reversed(self.ancestors) if each.inherits("QQuickFlickable")), None)

    @functools.cached_property
    def lines(self) -> list[QRectF]:
        """Where the letters of each line are, in the window, if it is a text."""
        return _lines(self.item)

    def shown(self) -> QRectF:
        """The part of it that is not clipped away."""
        return self.rect.intersected(self.clip)


def class_name(item: QObject) -> str:
    """The name of the class of an object, as Qt made it up for a component."""
    kind = item.metaObject()
    name = kind.className()
    if name not in _components:
        _components[name] = frozenset(_ancestry(kind))
    # PySide would keep it with the item, and take whatever comes to lie where it was for it.
    Shiboken.invalidate(kind)
    return name


def kinds(item: QObject) -> frozenset[str]:
    """The QML component and C++ class that an object is an instance of, and all that they are built on."""
    return _components[class_name(item)]


def is_a(item: QObject, component: str) -> bool:
    """Whether an object is an instance of a QML component or of one built on it."""
    return component in kinds(item)


_components: dict[str, frozenset[str]] = {}
"""What each class that QML made is built on; their names are never used again."""


def _ancestry(kind: QMetaObject | None) -> Iterator[str]:
    while kind is not None:
        yield kind.className().split("_")[0]
        kind = kind.superClass()


def evaluate(item: QObject, expression: str) -> object:
    """What an expression is in QML, with the item in scope; for enumerations, which Python cannot read."""
    context = QQmlEngine.contextForObject(item)
    assert context is not None
    value, undefined = QQmlExpression(context, item, expression).evaluate()
    assert not undefined, expression
    return value


def number(item: QObject, expression: str) -> float:
    """What an expression is in QML, where that is a number."""
    value = evaluate(item, expression)
    assert isinstance(value, float | int), expression
    return float(value)


def _accessible(item: QQuickItem) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(item)


def accessible_name(item: QQuickItem) -> str:
    """The name that assistive technology reads; empty for what it is not told of."""
    known = _accessible(item)
    return known.text(QAccessible.Text.Name) if known else ""


def accessible_description(item: QQuickItem) -> str:
    """The description that assistive technology reads."""
    known = _accessible(item)
    return known.text(QAccessible.Text.Description) if known else ""


def role(item: QQuickItem) -> QAccessible.Role:
    """The role that assistive technology is told."""
    known = _accessible(item)
    return known.role() if known else QAccessible.Role.NoRole


def look(window: QQuickWindow) -> list[Seen]:
    """Everything that can be seen, in painting order."""
    seen: list[Seen] = []
    _add(window.contentItem(), QRectF(0, 0, window.width(), window.height()), (), seen)
    return seen


def _add(item: QQuickItem, clip: QRectF, ancestors: tuple[QQuickItem, ...], seen: list[Seen]) -> None:
    """Adds an item, what is in it and what is behind it."""
    if not item.isVisible() or item.opacity() == 0:
        return
    rect = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    # What a page has scrolled out of itself is behind the deck.
    inner = clip.intersected(rect) if item.clip() or item.inherits("QQuickFlickable") else clip
    children = sorted(item.childItems(), key=QQuickItem.z)
    behind = sum(child.z() < 0 for child in children)
    for child in children[:behind]:
        _add(child, inner, (*ancestors, item), seen)
    seen.append(Seen(item, len(seen), rect, clip, ancestors))
    for child in children[behind:]:
        _add(child, inner, (*ancestors, item), seen)


def ink(text: Seen) -> QRectF:
    """Where the letters of a text are, in the window: its lines without the room above and below them."""
    around = QRectF()
    for line in text.lines:
        around = around.united(line)
    return around


def _lines(item: QQuickItem) -> list[QRectF]:
    content, font = str(item.property("text")), item.property("font")
    room = item.width() if evaluate(item, "wrapMode") else 1e6
    widths = _widths(content, font.toString(), room)
    if len(widths) != item.property("lineCount"):
        widths = (float(item.property("contentWidth")),) * int(item.property("lineCount"))
    above, below = _reach(content, font.toString())
    pitch = float(item.property("lineHeight")) if is_a(item, "PlainLabel") else 0.0
    first = float(item.baselineOffset())
    share = {2: 1.0, 4: 0.5}.get(int(number(item, "effectiveHorizontalAlignment")), 0.0)
    return [
        item.mapRectToScene(QRectF((item.width() - width) * share, first + index * pitch + above, width, below - above))
        for index, width in enumerate(widths)
    ]


@functools.cache
def _widths(text: str, font: str, room: float) -> tuple[float, ...]:
    """How wide each line becomes when a text is broken into a room."""
    face = QFont()
    face.fromString(font)
    layout = QTextLayout(text.replace("\n", "\u2028"), face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    widths = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        widths.append(line.naturalTextWidth())
    layout.endLayout()
    return tuple(widths)


@functools.cache
def _reach(text: str, font: str) -> tuple[float, float]:
    """How far letters reach above and below their line."""
    face = QFont()
    face.fromString(font)
    tight = QFontMetricsF(face).tightBoundingRect(text.replace("\n", ""))
    return tight.top(), tight.bottom()


def uncovered(seen: list[Seen]) -> list[Seen]:
    """What is not wholly behind something else or scrolled away."""
    found: list[Seen] = []
    covers: list[tuple[Seen, QRectF]] = []
    for each in reversed(seen):
        shown = each.shown()
        if shown.isEmpty():
            continue
        if not any(room.contains(shown) and not cover.within(each.item) for cover, room in covers):
            found.append(each)
        if is_opaque(each):
            covers.append((each, shown))
    return found[::-1]


def says(each: Seen) -> bool:
    """Whether it is a text that says something."""
    return each.inherits("QQuickText") and bool(str(each.item.property("text")).strip())


def read(item: QQuickItem) -> str:
    """What a text says to who reads it: where no line may end is not seen."""
    return str(item.property("text")).replace("\u2011", "-").replace("\u2060", "").replace("\u00a0", " ")


def texts(seen: list[Seen]) -> list[Seen]:
    """Every text that says something and can be seen."""
    return [each for each in uncovered(seen) if says(each)]


def is_opaque(each: Seen) -> bool:
    """Whether nothing behind the item can be seen through it."""
    if not each.inherits("QQuickRectangle") or any(above.opacity() < 1 for above in (*each.ancestors, each.item)):
        return False
    colour = each.item.property("color")
    return isinstance(colour, QColor) and colour.alpha() == 255 and not each.item.property("radius")


def is_control(each: Seen) -> bool:
    """Whether it can be touched."""
    return each.inherits("QQuickAbstractButton") and each.item.isEnabled()


def controls(seen: list[Seen]) -> list[Seen]:
    """Everything that can be touched and seen."""
    return [each for each in uncovered(seen) if is_control(each)]
