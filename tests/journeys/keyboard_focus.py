"""Keyboard focus: the focused item, and the items that Tab reaches."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.layout_check import item_properties
from tests.journeys.visitor import Visitor

STATES: dict[str, Callable[[Visitor], None]] = {
    "attract": lambda _: None,
    "logistics": lambda visitor: visitor.kiosk.session.openPanel(0),
    "industry": lambda visitor: visitor.kiosk.session.openPanel(1),
    "transformation": lambda visitor: visitor.kiosk.session.openPanel(2),
    "a stop": lambda visitor: visitor.kiosk.session.openStop(1, 1),
    "the article": lambda visitor: visitor.kiosk.session.openArticle(0),
    "the access page": lambda visitor: visitor.kiosk.session.openAccess(),
}
"""Functions that lead to one state of each kind, each from the one before."""
LONGEST_CHAIN = 40


def focus(visitor: Visitor) -> QQuickItem:
    """Return the item with keyboard focus; assert that it can be seen and shows its focus."""
    item: QQuickItem | None = visitor.window.activeFocusItem()
    assert item is not None
    assert item.inherits("QQuickAbstractButton"), f"{item} has focus"
    assert item.isVisible()
    assert item.isEnabled()
    assert item_properties.value(item, "visualFocus"), (
        f"“{item_properties.accessible_name(item)}” does not show its focus"
    )
    return item


def focus_chain(visitor: Visitor) -> list[QQuickItem]:
    """Press Tab until keyboard focus returns to where it began; return the items in order."""
    visitor.key("Tab")
    first = focus(visitor)
    chain = [first]
    while True:
        visitor.key("Tab")
        if focus(visitor) == first:
            return chain
        chain.append(focus(visitor))
        assert len(chain) < LONGEST_CHAIN, "Tab does not return to the first item"


def bounds(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
