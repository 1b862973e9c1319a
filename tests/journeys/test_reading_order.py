"""Order of the accessibility tree: as seen, from top to bottom and left to right, the deck last."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session import events as ev
from tests.journeys.state_walk import walk
from tests.journeys.stricter_layout_rules import Screen, deck
from tests.kiosks import open_kiosk, rest, window
from tests.pairwise_screens import LANDSCAPE, LANGUAGES, PORTRAIT, SMALL, SQUARE, each_pair, only_exhaustive

SCREENS = [
    *each_pair((LANDSCAPE, PORTRAIT, SQUARE), (100, 200), LANGUAGES),
    *only_exhaustive((SMALL,), (100, 200), LANGUAGES),  # its items are where those of 1920x1080 are
]
SLACK = 2
"""Pixels that two places may share and still lie side by side or one under the other."""


@dataclass(frozen=True)
class ReadItem:
    name: str
    item: QQuickItem
    place: QRect

    def is_above(self, other: "ReadItem") -> bool:
        """Return True if an item of the accessibility tree is wholly above another, in its column."""
        across = min(self.place.right(), other.place.right()) - max(self.place.left(), other.place.left())
        return self.place.bottom() <= other.place.top() + SLACK and across > SLACK

    def is_left_of(self, other: "ReadItem") -> bool:
        """Return True if an item of the accessibility tree is wholly to the left of another, in its row."""
        down = min(self.place.bottom(), other.place.bottom()) - max(self.place.top(), other.place.top())
        share = min(self.place.height(), other.place.height()) / 2
        return self.place.right() <= other.place.left() + SLACK and down > share


def read_items(parent: QAccessibleInterface) -> Iterator[ReadItem]:
    """Yield the items of the accessibility tree in reading order; a group yields its items."""
    for index in range(parent.childCount()):
        each = parent.child(index)
        if each.state().invisible:
            continue
        inner = list(read_items(each))
        if not inner:
            item = each.object()
            assert isinstance(item, QQuickItem)
            yield ReadItem(each.text(QAccessible.Text.Name), item, each.rect())
        yield from inner


def read(view: QQuickWindow) -> list[ReadItem]:
    root = QAccessible.queryAccessibleInterface(view)
    assert root is not None
    return list(read_items(root))


def blocks(read: list[ReadItem], strip: QQuickItem) -> tuple[list[ReadItem], list[ReadItem]]:
    """Return the items of the accessibility tree on the page, and those on the deck."""
    pages = [each for each in read if not strip.isAncestorOf(each.item)]
    return pages, [each for each in read if strip.isAncestorOf(each.item)]


def out_of_order(block: list[ReadItem]) -> Iterator[str]:
    """Yield pairs of items that screen readers read in another order than they are seen."""
    for first, second in combinations(block, 2):
        if second.is_above(first) or second.is_left_of(first):
            yield f"“{first.name}” is read before “{second.name}”"


def wrong_order(screen: Screen) -> list[str]:
    items, strip = read(screen.window), deck(screen)
    page, last = blocks(items, strip)
    assert page
    assert last
    first_on_deck = next(at for at, each in enumerate(items) if strip.isAncestorOf(each.item))
    late = [f"“{each.name}” is read after the deck" for each in items[first_on_deck:] if each not in last]
    nameless = [f"{each.item} has no name" for each in items if not each.name]
    return [*out_of_order(page), *out_of_order(last), *late, *nameless]


@pytest.mark.parametrize(("size", "text_size", "language"), SCREENS, ids=str)
def test_reading_order_is_the_visual_order(
    qapp: QGuiApplication, real_bundle: Path, size: Size, text_size: int, language: str
) -> None:
    wrong: list[str] = []
    with open_kiosk(qapp, real_bundle, size) as kiosk:
        for state, screen in walk(kiosk, language, text_size):
            wrong += [f"{state}: {each}" for each in wrong_order(screen)]
    assert wrong == [], "\n".join(wrong)


def test_covered_items_are_not_read(qapp: QGuiApplication, real_bundle: Path) -> None:
    with open_kiosk(qapp, real_bundle) as kiosk:
        for event in (ev.OpenArticle(), ev.OpenAccess()):
            kiosk.session.dispatch(ev.OpenPanel(0))
            rest()
            stops = {each.name for each in read(window(kiosk)) if item_properties.is_a(each.item, "StopMarker")}
            assert len(stops) == 3
            kiosk.session.dispatch(event)
            rest()
            assert not stops & {each.name for each in read(window(kiosk))}


def test_wrong_reading_order_is_found() -> None:
    item = QQuickItem()
    left, right, under = (ReadItem(name, item, QRect(*place)) for name, place in PLACES.items())
    assert list(out_of_order([left, right, under])) == []
    assert len(list(out_of_order([right, left, under]))) == 1
    assert len(list(out_of_order([under, left, right]))) == 2


PLACES = {"left": (0, 0, 100, 50), "right": (110, 10, 100, 50), "under": (0, 80, 210, 50)}
