"""Contacts that rest, move apart or never end: a leaning arm, a palm, a lost release, a ghost contact, a pinch."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF

from qbj_kiosk.app.kiosk_mode_extension import KioskModeExtension
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session.places import AtPanel, AtStop, Attract
from qbj_kiosk.session.single_touch import RESTING_AFTER
from qbj_kiosk.session.visit import begin_visit
from qbj_kiosk.settings.model import Settings
from qbj_kiosk.viewmodels.staff import Staff
from tests.journeys.control_names import Names
from tests.journeys.visitor import NewVisitor, Visitor, touch_screen
from tests.kiosks import rest
from tests.pairwise_screens import each_pair

WAITS = [RESTING_AFTER, 60, 600]

End = Callable[[Visitor], None]
ENDS: dict[str, End] = {
    "stays": lambda _: None,
    "release lost": lambda visitor: visitor.lose(),
}
"""Possible ends of the first contact, by name."""


MOTIONS = ["still", "moving"]
DEVICES = ["same device", "other device"]


@pytest.fixture(params=MOTIONS)
def visitor(request: pytest.FixtureRequest, new_visitor: NewVisitor) -> Visitor:
    visitor = new_visitor(start="industry", still=request.param == "still")
    visitor.until(lambda: visitor.at_rest() and visitor.visit.figures[1].is_finished)
    return visitor


def stop_clock(visitor: Visitor) -> list[float]:
    """Return a list with the time of the touch filter, which the test advances."""
    seconds = [1000.0]
    assert visitor.kiosk.touch_filter is not None
    visitor.kiosk.touch_filter._now = lambda: seconds[0]
    return seconds


def someone_else(visitor: Visitor, device: str) -> tuple[Visitor, int]:
    """Return a visitor and a finger that touch the screen beside the first finger, on its device or another."""
    if device == "same device":
        return visitor, 2
    return replace(visitor, down={}, device=touch_screen(2)), 1


def expect_everything_works(visitor: Visitor, names: Names, finger: int) -> None:
    """Tap a tab and a stop, go back, swipe, and drag the train, to show that the exhibit reacts."""
    visitor.touch(names.tab(0), finger)
    visitor.until_at(AtPanel(0))
    visitor.touch(names.stop(0, 1), finger)
    visitor.until_at(AtStop(0, 1))
    visitor.touch(names.back_to_panel(0), finger)
    visitor.until_at(AtPanel(0))
    width = visitor.window.width()
    visitor.drag(QPointF(width * 0.8, 300), QPointF(width * 0.2, 300), finger)
    visitor.until_at(AtPanel(1))
    visitor.touch(names.tab(0), finger)
    visitor.until_at(AtPanel(0))
    train = visitor.point(names.words.train)
    visitor.drag(train, train - QPointF(900, 0), finger)
    visitor.until_at(AtPanel(0))
    assert visitor.visit.figures[0].train_stop < 2


@pytest.mark.parametrize(
    ("visitor", "device", "end", "wait"), each_pair(MOTIONS, DEVICES, list(ENDS), WAITS), indirect=["visitor"]
)
def test_finger_that_slid_and_rests_does_not_disturb(
    visitor: Visitor, names: Names, end: str, wait: float, device: str
) -> None:
    seconds = stop_clock(visitor)
    begin = visitor.middle() - QPointF(0, 100)
    visitor.press(begin)
    visitor.move(begin - QPointF(60, 0))
    ENDS[end](visitor)
    seconds[0] += wait
    other, finger = someone_else(visitor, device)
    expect_everything_works(other, names, finger)


@pytest.mark.parametrize(("visitor", "device", "end"), each_pair(MOTIONS, DEVICES, list(ENDS)), indirect=["visitor"])
def test_pressed_control_is_free_again(visitor: Visitor, names: Names, end: str, device: str) -> None:
    seconds = stop_clock(visitor)
    visitor.press(names.words.article)
    article = visitor.item(names.words.article)
    assert item_properties.value(article, "down")
    ENDS[end](visitor)
    seconds[0] += RESTING_AFTER
    other, finger = someone_else(visitor, device)
    other.press(names.tab(0), finger)
    assert not item_properties.value(article, "down")
    other.release(finger)
    expect_everything_works(other, names, finger)
    if visitor.down:
        visitor.release()
    assert visitor.place == AtPanel(0), "the first contact opens nothing when it ends"


def test_overtaken_swipe_turns_no_page(visitor: Visitor) -> None:
    seconds = stop_clock(visitor)
    begin = visitor.middle() - QPointF(0, 100)
    visitor.press(begin)
    visitor.move(begin - QPointF(400, 0))
    seconds[0] += RESTING_AFTER
    visitor.press(QPointF(200, 300), finger=2)
    visitor.release(finger=2)
    visitor.until(visitor.at_rest)
    assert visitor.place == AtPanel(1)


@pytest.mark.parametrize(("visitor", "device", "end"), each_pair(MOTIONS, DEVICES, list(ENDS)), indirect=["visitor"])
def test_reset_forgets_every_contact(visitor: Visitor, names: Names, end: str, device: str) -> None:
    stop_clock(visitor)
    begin = visitor.middle() - QPointF(0, 100)
    visitor.press(begin)
    visitor.press(begin + QPointF(300, 0), finger=3)
    visitor.move(begin - QPointF(400, 0))
    ENDS[end](visitor)
    visitor.kiosk.session.reset()
    assert visitor.visit == begin_visit(visitor.visit.bounds)
    visitor.until_at(Attract())
    other, finger = someone_else(visitor, device)
    expect_everything_works(other, names, finger)


def test_reset_during_a_drag_of_the_train_forgets_it(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(0))
    visitor.until_at(AtPanel(0))
    train = visitor.point(names.words.train)
    visitor.press(train)
    visitor.move(train - QPointF(900, 0))
    visitor.kiosk.session.reset()
    visitor.move(train - QPointF(700, 0))
    visitor.release()
    assert visitor.visit == begin_visit(visitor.visit.bounds)


@pytest.mark.parametrize(
    ("visitor", "begin", "direction", "still"),
    each_pair(MOTIONS, [40, 300, 800], [1, -1], [(), (1,), (2,)]),
    indirect=["visitor"],
)
def test_two_fingers_apart_turn_no_page(visitor: Visitor, begin: int, direction: int, still: tuple[int, ...]) -> None:
    middle = visitor.middle() - QPointF(0, 100)
    sign = {1: -direction, 2: direction}
    for finger in (1, 2):
        visitor.press(middle + QPointF(sign[finger] * begin / 2, 0), finger)
    for distance in range(begin, begin + 1000, 125):
        for finger in {1, 2} - set(still):
            visitor.down[finger] = middle + QPointF(sign[finger] * distance / 2, 0)
            visitor._commit(finger, "move")
        visitor.frame()
    for finger in (1, 2):
        visitor.release(finger)
    visitor.until(visitor.at_rest)
    assert visitor.place == AtPanel(1)


@pytest.mark.parametrize("first", [1, 2])
def test_two_fingers_together_turn_no_page(visitor: Visitor, first: int) -> None:
    width = visitor.window.width()
    begin = {1: QPointF(width * 0.2, 300), 2: QPointF(width * 0.8, 300)}
    for finger in (first, 3 - first):
        visitor.press(begin[finger], finger)
    for finger in (first, 3 - first):
        visitor.move(visitor.middle(), finger)
    for finger in (first, 3 - first):
        visitor.release(finger)
    visitor.until(visitor.at_rest)
    assert visitor.place == AtPanel(1)


def test_two_fingers_side_by_side_swipe(visitor: Visitor) -> None:
    width = visitor.window.width()
    for finger in (1, 2):
        visitor.press(QPointF(width * 0.8, 200 + 100 * finger), finger)
    for share in range(1, 20):
        for finger in (2, 1):
            visitor.down[finger] = QPointF(width * (0.8 - 0.03 * share), 200 + 100 * finger)
            visitor._commit(finger, "move")
        visitor.frame()
    for finger in (1, 2):
        visitor.release(finger)
    visitor.until_at(AtPanel(2))


@pytest.mark.parametrize("device", ["same device", "other device"])
@pytest.mark.parametrize("at", [QPointF(900, 500), QPointF(5, 5)], ids=["middle", "corner"])
def test_staff_corners_open_with_a_stuck_contact(
    new_visitor: NewVisitor, tmp_path: Path, at: QPointF, device: str
) -> None:
    visitor = new_visitor()
    kiosk_mode = KioskModeExtension(visitor.kiosk, Settings(), environ={"XDG_STATE_HOME": str(tmp_path)})
    rest()
    seconds = [kiosk_mode._gesture._now()]
    kiosk_mode._gesture._now = lambda: seconds[0]
    visitor.press(at)
    other, finger = someone_else(visitor, device)
    other.press(QPointF(10, 10), finger)
    other.press(QPointF(visitor.window.width() - 5, visitor.window.height() - 5), finger + 1)
    visitor.down[1] += QPointF(3, 0)
    visitor._commit(1, "move")
    seconds[0] += 3.1
    kiosk_mode._gesture.check()
    page = kiosk_mode.staff.page
    kiosk_mode.close()
    rest()
    assert page == Staff.Page.PIN


def test_contact_that_stays_after_the_test_pattern_does_not_disturb(
    new_visitor: NewVisitor, names: Names, tmp_path: Path
) -> None:
    visitor = new_visitor(start="industry")
    kiosk_mode = KioskModeExtension(visitor.kiosk, Settings(), environ={"XDG_STATE_HOME": str(tmp_path)})
    touch_filter = visitor.kiosk.touch_filter
    assert touch_filter is not None
    touch_filter.suspend(suspended=True)
    visitor.press(visitor.middle())
    touch_filter.suspend(suspended=False)
    rest()
    expect_everything_works(visitor, names, 2)
    kiosk_mode.close()
    rest()
