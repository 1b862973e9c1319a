"""Focus ring, checked on pixels: visible on every background and on all four sides, never clipped."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session import events as ev
from tests.journeys.keyboard_focus import STATES, bounds, focus_chain
from tests.journeys.pixels import contrast, picture
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import rest
from tests.pairwise_screens import in_turn

ENOUGH = 3.0
THICK = 2
"""Pixels of the ring, side by side, that stand out from what was there without it."""
SIZES = [Size(1920, 1080), Size(1080, 1920), Size(1280, 720)]


def sides(rect: QRectF, reach: int) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    across = range(-reach, reach + 1)
    left, right = round(rect.left()), round(rect.right()) - 1
    top, bottom = round(rect.top()), round(rect.bottom()) - 1
    for share in (0.08, 0.19, 0.3, 0.4, 0.5, 0.6, 0.7, 0.81, 0.92):
        x, y = round(rect.left() + rect.width() * share), round(rect.top() + rect.height() * share)
        yield "left", [(left + by, y) for by in across]
        yield "right", [(right + by, y) for by in across]
        yield "top", [(x, top + by) for by in across]
        yield "bottom", [(x, bottom + by) for by in across]


def stands_out(pixels: list[tuple[int, int]], ringed: Image.Image, bare: Image.Image) -> bool:
    """Return True if enough adjacent pixels of the focus ring contrast with those without the ring."""
    run = most = 0
    for at in pixels:
        inside = 0 <= at[0] < ringed.width and 0 <= at[1] < ringed.height
        differs = inside and contrast(ringed.getpixel(at), bare.getpixel(at)) >= ENOUGH  # type: ignore[arg-type]  # RGB
        run = run + 1 if differs else 0
        most = max(most, run)
    return most >= THICK


def faint(visitor: Visitor, item: QQuickItem) -> set[str]:
    """Return the sides of a focused control on which its focus ring is not visible or cut off.

    At one place of a side, a line of a drawing may cross the ring.
    """
    (there,) = [each for each in visitor.screen().items if each.is_a("FocusRing")]
    ring = there.item
    width = item_properties.evaluate_number(ring, "Metrics.ringRoom")
    cut = not there.clip.contains(there.rect.adjusted(-width, -width, width, width))
    reach = int(width) + 2
    ringed = picture(visitor.window)
    ring.setVisible(False)
    bare = picture(visitor.window)
    ring.setVisible(True)
    hidden = Counter(side for side, pixels in sides(bounds(item), reach) if not stands_out(pixels, ringed, bare))
    return ({"cut off"} if cut else set()) | {side for side, places in hidden.items() if places > 1}


@pytest.mark.parametrize(("size", "contrasted"), in_turn(SIZES, (False, True)), ids=str)
def test_ring_is_visible_on_every_side_of_every_control(new_visitor: NewVisitor, size: Size, contrasted: bool) -> None:  # noqa: FBT001 - a parameter
    visitor = new_visitor(size)
    visitor.kiosk.session.set_switch_offered("young")
    visitor.kiosk.session.dispatch(ev.SetSwitch("contrast", contrasted))
    hidden = []
    for state, go in STATES.items():
        go(visitor)
        rest()
        for _ in focus_chain(visitor):
            visitor.key("Tab")
            rest()
            item = visitor.window.activeFocusItem()
            missing = faint(visitor, item)
            if missing:
                hidden.append((state, item_properties.accessible_name(item), sorted(missing)))
    assert not hidden, hidden
