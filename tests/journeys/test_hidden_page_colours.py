"""Pages that are hidden during a change of colours have the new ones when they are shown."""

import pytest
from PySide6.QtGui import QImage

from qbj_kiosk.app.engine import QML
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtPanel
from tests.journeys.visitor import NewVisitor, Visitor

LAYER = "layer.enabled:"
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
