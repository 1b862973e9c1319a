"""Pages that are hidden during a change of colours have the new ones when they are shown."""

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage

from qbj_kiosk.app.qml_engine import QML
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtPanel
from tests.journeys.pixels import picture
from tests.journeys.visitor import NewVisitor, Visitor

LAYER = "layer.enabled:"
SMOOTHING = 48
YELLOW = bytes((0x00, 0xE6, 0xFF, 0xFF))
"""A colour that only high contrast has, as it is in memory."""


def test_every_layer_is_created_again_when_the_colours_change() -> None:
    layers = [line for file in QML.rglob("*.qml") for line in file.read_text("utf-8").splitlines() if LAYER in line]
    assert len(layers) > 5
    assert [line for line in layers if f"{LAYER} Theme.layered" not in line] == []


def count_yellow(visitor: Visitor) -> int:
    image = visitor.picture().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(image.constBits()).count(YELLOW)


def open_panel(visitor: Visitor, panel: int) -> None:
    visitor.kiosk.session.dispatch(ev.OpenPanel(panel))
    visitor.until_at(AtPanel(panel))
    visitor.until(visitor.at_rest)


@pytest.mark.slow
def test_no_panel_keeps_the_colours_of_an_earlier_visit(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(still=False)
    for panel in range(3):
        open_panel(visitor, panel)
    visitor.kiosk.session.dispatch(ev.Reset())
    visitor.until(visitor.at_rest)
    visitor.kiosk.session.dispatch(ev.SetSwitch("contrast", on=True))
    visitor.frame()
    open_panel(visitor, 2)
    assert count_yellow(visitor) > 0
    visitor.kiosk.session.dispatch(ev.Reset())
    visitor.frame()
    found = []
    for panel in range(3):
        open_panel(visitor, panel)
        found.append(count_yellow(visitor))
    assert found == [0, 0, 0]


def pictures(visitor: Visitor) -> list[Image.Image]:
    found = []
    for panel in range(3):
        open_panel(visitor, panel)
        found.append(picture(visitor.window))
    return found


def differ(some: list[Image.Image], others: list[Image.Image]) -> list[bool]:
    """Compare pictures, but not how letters are smoothed inside and outside a layer."""
    differences = (ImageChops.difference(one, other) for one, other in zip(some, others, strict=True))
    return [
        difference.point(lambda value: 255 * (value > SMOOTHING)).getbbox() is not None for difference in differences
    ]


CALM = ev.SetSwitch("calm", on=True)
CHANGES = {
    "language": ev.SetLanguage("zh"),
    "text size": ev.SetTextSize(150),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_hidden_panels_follow(new_visitor: NewVisitor, change: ev.Event) -> None:
    """Qt's software renderer keeps the texture of a hidden layer, also if its text or its size has changed."""
    changed = new_visitor(still=False)
    changed.kiosk.session.dispatch(CALM)
    pictures(changed)
    changed.kiosk.session.dispatch(change)
    found = pictures(changed)
    fresh = new_visitor(still=False)
    fresh.kiosk.session.dispatch(CALM)
    fresh.kiosk.session.dispatch(change)
    assert differ(found, pictures(fresh)) == [False] * 3


def set_containers_down(visitor: Visitor, count: str) -> None:
    """Set a number of containers down as a visitor does; without motion they are there at once."""
    item_properties.evaluate(visitor.component("Containers"), f"go({count}) ?? true")
    visitor.frame()


@pytest.mark.slow
def test_figure_of_a_panel_that_is_left_without_motion_is_complete_again(new_visitor: NewVisitor) -> None:
    visitor = new_visitor()
    open_panel(visitor, 1)
    for count in ("5", "units"):
        set_containers_down(visitor, count)
    complete = pictures(visitor)
    open_panel(visitor, 1)
    set_containers_down(visitor, "5")
    assert differ([picture(visitor.window)], complete[1:2]) == [True]
    assert differ(pictures(visitor), complete) == [False] * 3
