"""Random touches of ten fingers: the visit stays valid, and the exhibit works afterwards."""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from qbj_kiosk.app.options import Size
from qbj_kiosk.session.places import AtPanel
from tests.journeys.control_names import Names
from tests.journeys.visitor import NewVisitor, touch_screen
from tests.session.invariants import violations


def wild(seed: int, width: int, height: int) -> Iterator[tuple[str, int, QPoint]]:
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    down: dict[int, QPoint] = {}
    while True:
        finger = dice.randrange(10)
        if finger not in down:
            low = dice.random() < 0.4
            down[finger] = QPoint(dice.randrange(width), dice.randrange(int(height * 0.8) if low else 0, height))
            yield "press", finger, down[finger]
        elif dice.random() < 0.35:
            yield "release", finger, down.pop(finger)
        else:
            far = dice.choice((4, 40, 400))
            down[finger] += QPoint(dice.randint(-far, far), dice.randint(-far, far))
            yield "move", finger, down[finger]


@pytest.mark.parametrize(
    ("seed", "size"), [(1, Size(1920, 1080)), (2, Size(1080, 1920)), (3, Size(1280, 1024))], ids=str
)
def test_random_touches_keep_the_visit_valid(new_visitor: NewVisitor, names: Names, seed: int, size: Size) -> None:
    visitor = new_visitor(size, still=False)
    resting: dict[int, QPoint] = {}
    for number, (what, finger, place) in zip(
        range(2500), wild(seed, visitor.window.width(), visitor.window.height()), strict=False
    ):
        event = QTest.touchEvent(visitor.window, touch_screen(), False)  # noqa: FBT003 - committed below
        resting[finger] = place
        for each, where in resting.items():
            getattr(event, what if each == finger else "move")(each + 1, where, visitor.window)
        event.commit()
        if what == "release":
            del resting[finger]
        assert not violations(visitor.visit), number
    for finger in list(resting):
        visitor.down = {each + 1: QPointF(where) for each, where in resting.items()}
        visitor.release(finger + 1)
        del resting[finger]
    visitor.down = {}
    visitor.key("Home")
    visitor.touch(names.tab(1))
    visitor.until_at(AtPanel(1))
