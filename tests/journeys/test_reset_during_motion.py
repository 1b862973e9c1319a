"""Reset during animations and drags: nothing carries over to the next visit."""

from collections.abc import Callable

import pytest

from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session.places import Attract
from qbj_kiosk.session.visit import begin_visit
from tests.journeys.control_names import Names
from tests.journeys.visitor import NewVisitor, Visitor

RESETS: dict[str, Callable[[Visitor], None]] = {
    "key": lambda visitor: visitor.key("Home"),
    "program": lambda visitor: visitor.kiosk.session.reset(),
}


@pytest.mark.parametrize("reset", RESETS)
@pytest.mark.parametrize("panel", [0, 1, 2])
def test_reset_during_the_reveal_forgets_the_panel(
    new_visitor: NewVisitor, names: Names, panel: int, reset: str
) -> None:
    visitor = new_visitor(start="logistics", still=False)
    visitor.until(lambda: visitor.at_rest() and visitor.visit.figures[0].is_finished)
    if panel == 0:
        # Its figure is shown once a visit: begin another.
        visitor.kiosk.session.reset()
        visitor.kiosk.session.openPanel(0)
    else:
        visitor.touch(names.tab(panel))
    RESETS[reset](visitor)
    assert visitor.visit == begin_visit(visitor.visit.bounds)
    visitor.until_at(Attract())
    assert visitor.visit == begin_visit(visitor.visit.bounds)


def test_next_visit_sees_the_reveal_from_its_beginning(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(start="logistics", still=False)
    figure = visitor.component("FigureLoader")
    visitor.until(lambda: item_properties.number(figure, "revealed") > 0.1)
    visitor.kiosk.session.reset()
    visitor.kiosk.session.openPanel(0)
    assert item_properties.number(figure, "revealed") == 0
