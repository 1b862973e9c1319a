"""The staff's pages under fingers and keys, and the rules of layout on every screen."""

import functools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qbj_kiosk.settings.model import Keypad
from qbj_kiosk.settings.mounting import INCH_MM, Mounting
from qbj_kiosk.shell.gesture import StaffGesture
from qbj_kiosk.shell.touch import SingleTouchFilter
from qbj_kiosk.viewmodels.staff import Staff
from tests.journeys import rules, scene
from tests.journeys.rules import Screen
from tests.journeys.test_reach import large_enough
from tests.qml.staff_host import PIN, Hall, settle

MakeHall = Callable[..., Hall]
FULL_HD = QSize(1920, 1080)
SIZES = ((1280, 720), (1920, 1080), (1080, 1920), (1280, 1024), (2560, 1080), (1024, 768), (800, 1280), (3840, 2160))
LARGER = ((1920, 1080), (1080, 1920), (1280, 720))
SMALL = (((1920, 1080), 10.1), ((1280, 720), 13.3), ((1920, 1080), 15.6), ((1080, 1920), 15.6), ((1280, 1024), 15))
"""On which a finger needs more than is designed: pixels, and the diagonal in inches."""
SCREENS = [(QSize(*size), 1.0) for size in SIZES] + [(QSize(*size), 2.0) for size in LARGER]


@functools.cache
def glass() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def make(qapp: QGuiApplication, real_bundle: Path, tmp_path: Path) -> Iterator[MakeHall]:
    """Makes halls; they are closed when the test ends."""
    with ExitStack() as stack:

        def hall(size: QSize = FULL_HD, tag: str = "en", text_scale: float = 1.0, inches: float = 0.0) -> Hall:
            made = Hall(qapp, real_bundle, tmp_path, size=size, tag=tag, text_scale=text_scale, inches=inches)
            stack.callback(made.close)
            return made

        yield hall


@pytest.fixture
def hall(make: MakeHall) -> Hall:
    return make()


def controls(hall: Hall) -> dict[str, scene.Seen]:
    return {each.name: each for each in scene.controls(scene.look(hall.window))}


def texts(hall: Hall) -> list[str]:
    return [str(each.item.property("text")) for each in scene.texts(scene.look(hall.window))]


def tap(hall: Hall, *names: str) -> None:
    for name in names:
        at = controls(hall)[name].rect.center().toPoint()
        touch(hall, "press", {0: at})
        touch(hall, "release", {0: at})


def touch(hall: Hall, kind: str, points: dict[int, QPoint]) -> None:
    sequence = QTest.touchEvent(hall.window, glass())
    for number, at in points.items():
        getattr(sequence, kind)(number, at, hall.window)
    sequence.commit()
    settle()
    hall.picture()


def all_at(trails: list[scene.Seen], y: int) -> bool:
    """Whether every finger has come so far: Qt tells of moves with the next frame."""
    return {scene.number(each.item, "finger.y") for each in trails} == {y}


def page(hall: Hall) -> Staff.Page:
    return hall.staff.page


def visited(hall: Hall) -> Iterator[str]:
    """Every page in each of its states, one after the other."""
    yield "closed"
    hall.staff.open()
    yield "an empty pad"
    for _ in range(12):
        hall.staff._pad.digit(1)
    yield "a full pad"
    hall.staff._pad.enter()
    yield "a wrong PIN"
    for _ in range(4):
        hall.enter("1")
    yield "a locked pad"
    hall.time += 60
    hall.staff.touched()
    hall.staff.tick()
    hall.enter()
    yield "the page"
    hall.staff.act(Staff.Action.RESTART)
    yield "the page, asking"
    hall.staff.show(Staff.Page.PATTERN)
    yield "the pattern"
    hall.staff.back()
    hall.staff.show(Staff.Page.KEYPAD)
    yield "a keypad to learn"
    for key in ("F20", "Ctrl+Alt+Shift+MediaTogglePlayPause", "F20"):
        hall.staff.press_key(key, plain=False)
    yield "a key pressed twice"
    for _ in range(20):
        hall.staff.keypad.skip()
    yield "a keypad learned"


def test_closed_it_leaves_no_trace_on_the_screen(hall: Hall) -> None:
    before = hall.picture()
    assert controls(hall) == {}
    hall.staff.open()
    assert hall.picture() != before
    hall.staff.close()
    assert hall.picture() == before


def test_a_pin_by_touch(hall: Hall) -> None:
    hall.staff.open()
    settle()
    tap(hall, *PIN, "Delete", PIN[-1], "Enter")
    assert page(hall) == Staff.Page.MENU
    assert "qingbaijiang · 3f9a1c07d2e8" in texts(hall)


def test_a_pin_by_keys_that_go_nowhere_else(hall: Hall) -> None:
    hall.staff.open()
    settle()
    for digit in f"{PIN}7":
        QTest.keyClick(hall.window, Qt.Key(Qt.Key.Key_0.value + int(digit)))
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_F1, Qt.Key.Key_L, Qt.Key.Key_Home, Qt.Key.Key_Return):
        QTest.keyClick(hall.window, key)
    settle()
    assert page(hall) == Staff.Page.MENU
    QTest.keyClick(hall.window, Qt.Key.Key_5)
    QTest.keyClick(hall.window, Qt.Key.Key_Escape)
    assert page(hall) == Staff.Page.CLOSED
    assert hall.window.property("keysBelow") == 0


def test_from_the_gesture_to_the_page_with_one_hand_at_a_time(hall: Hall, qtbot: QtBot) -> None:
    hand = SingleTouchFilter(hall.window)
    gesture = StaffGesture(hall.window, "top-right bottom-left", 0.0)
    gesture.held.connect(hall.staff.open)
    corners = {0: QPoint(1910, 5), 1: QPoint(5, 1075)}
    touch(hall, "press", corners)
    qtbot.waitUntil(lambda: page(hall) == Staff.Page.PIN)
    touch(hall, "release", corners)
    tap(hall, *PIN, "Enter")
    assert page(hall) == Staff.Page.MENU
    for each in (hand, gesture):
        hall.window.removeEventFilter(each)


def test_no_page_lets_a_touch_through(hall: Hall) -> None:
    for name in visited(hall):
        settle()
        if name in {"closed", "a full pad", "a locked pad"}:
            continue
        at = QPoint(960, 1060)
        touch(hall, "press", {0: at})
        touch(hall, "release", {0: at})
        assert hall.window.property("clicksBelow") == 0, name


def test_a_touch_above_the_pad_closes_it(hall: Hall) -> None:
    hall.staff.open()
    settle()
    touch(hall, "press", {0: QPoint(900, 200)})
    touch(hall, "release", {0: QPoint(900, 200)})
    assert page(hall) == Staff.Page.CLOSED
    assert hall.window.property("clicksBelow") == 0


def test_every_touch_keeps_the_page_open(hall: Hall) -> None:
    hall.enter()
    for _ in range(3):
        hall.time += 50
        touch(hall, "press", {0: QPoint(900, 60)})
        touch(hall, "release", {0: QPoint(900, 60)})
        hall.staff.tick()
    assert page(hall) == Staff.Page.MENU


def test_everything_on_the_page_is_done_by_touch(hall: Hall) -> None:
    hall.enter()
    tap(hall, "More: Volume at the start", "Less: Brightness", "Reload", "Restart")
    assert hall.done == [60, 70]
    assert {"Restart: Touch again", "Reload"} <= set(controls(hall))
    tap(hall, "中文")
    assert hall.done[2:] == ["zh"]
    tap(hall, "重新启动: 再按一次")
    assert hall.done[3:] == ["restart"]
    assert page(hall) == Staff.Page.CLOSED


def test_a_keypad_is_learned_by_pressing_its_keys(hall: Hall) -> None:
    hall.enter()
    tap(hall, "Keypad")
    assert page(hall) == Staff.Page.KEYPAD
    assert "Press the key for: Next control" in texts(hall)
    hall.staff.press_key("F20", plain=False)
    hall.staff.press_key("F20", plain=False)
    settle()
    assert {"F20", "F20 was just learned for: Next control", "Press the key for: Previous control"} <= set(texts(hall))
    tap(hall, "Go back")
    hall.staff.press_key("scan:77", plain=False)
    tap(hall, "Skip", "Save")
    assert hall.done == [Keypad(next=("scan:77",))]
    assert "Saved" in texts(hall)
    tap(hall, "Clear")
    assert hall.done[1:] == [None]
    assert "F24" in texts(hall)
    tap(hall, "Close", "Close")
    assert page(hall) == Staff.Page.CLOSED


def test_what_was_learned_and_not_saved_is_forgotten(hall: Hall) -> None:
    hall.enter()
    tap(hall, "Keypad")
    hall.staff.press_key("F20", plain=False)
    tap(hall, "Close", "Keypad")
    assert "F20" not in texts(hall)
    assert hall.done == []


def test_the_page_on_which_keys_are_learned_is_left_by_keys(hall: Hall) -> None:
    hall.enter()
    tap(hall, "Keypad")
    for _ in range(2):
        QTest.keyClick(hall.window, Qt.Key.Key_Tab)
    QTest.keyClick(hall.window, Qt.Key.Key_Return)
    settle()
    assert "Press the key for: Previous control" in texts(hall)
    QTest.keyClick(hall.window, Qt.Key.Key_Escape)
    assert page(hall) == Staff.Page.MENU


def test_the_keyboard_reaches_every_control_and_stays(hall: Hall) -> None:
    hall.enter()
    reached = set()
    for _ in range(3 * len(controls(hall))):
        QTest.keyClick(hall.window, Qt.Key.Key_Tab)
        item = hall.window.activeFocusItem()
        assert isinstance(item, QQuickItem)
        reached.add(scene.accessible_name(item))
    assert set(controls(hall)) <= reached


def test_a_level_at_its_end_offers_no_further_key(hall: Hall) -> None:
    hall.enter()
    for _ in range(6):
        hall.staff.changeVolume(1)
    settle()
    assert "More: Volume at the start" not in controls(hall)
    assert "Less: Volume at the start" in controls(hall)


@pytest.mark.parametrize("size", [FULL_HD, QSize(1080, 1920), QSize(1366, 768)])
def test_the_pattern_ends_on_the_outermost_pixels(make: MakeHall, size: QSize) -> None:
    hall = make(size)
    hall.enter()
    hall.staff.show(Staff.Page.PATTERN)
    seen = hall.picture()
    last = (size.width() - 1, size.height() - 1)
    border = {seen.pixel(x, y) for x in range(size.width()) for y in (0, last[1])}
    border |= {seen.pixel(x, y) for y in range(size.height()) for x in (0, last[0])}
    assert len(border) == 1
    assert seen.pixel(1, size.height() // 2) not in border


def test_every_finger_leaves_its_trail(hall: Hall, qtbot: QtBot) -> None:
    hall.enter()
    hall.staff.show(Staff.Page.PATTERN)
    settle()
    down = {number: QPoint(200 + 150 * number, 500) for number in range(10)}
    touch(hall, "press", down)
    trails = [each for each in scene.look(hall.window) if each.is_a("StaffTouchTrail")]
    assert len(trails) == 10
    for y in range(520, 600, 20):
        down = {number: QPoint(at.x() + 3, y) for number, at in down.items()}
        touch(hall, "move", down)
        qtbot.waitUntil(functools.partial(all_at, trails, y))
    for number, trail in enumerate(trails):
        assert scene.number(trail.item, "trail.length") >= 4
        assert scene.number(trail.item, "trail[0].y") == 500
        assert scene.number(trail.item, "finger.y") == 580
        assert scene.number(trail.item, "number") == number + 1
    touch(hall, "release", down)
    assert all(scene.number(trail.item, "trail.length") >= 4 for trail in trails)
    touch(hall, "press", {0: QPoint(400, 600)})
    assert [scene.number(trail.item, "trail.length") for trail in trails].count(1) == 1
    touch(hall, "release", {0: QPoint(400, 600)})
    tap(hall, "Close")
    assert page(hall) == Staff.Page.MENU


def test_drawing_keeps_the_pattern_open(hall: Hall, qtbot: QtBot) -> None:
    hall.enter()
    hall.staff.show(Staff.Page.PATTERN)
    settle()
    touch(hall, "press", {0: QPoint(300, 700)})
    for step in range(3):
        hall.time += 50
        touch(hall, "move", {0: QPoint(320 + 20 * step, 700)})
        qtbot.waitUntil(lambda: hall.staff._last_touch == hall.time)
        hall.staff.tick()
    touch(hall, "release", {0: QPoint(360, 700)})
    assert page(hall) == Staff.Page.PATTERN


@pytest.mark.parametrize("tag", ["en", "zh"])
@pytest.mark.parametrize(("size", "scale"), SCREENS, ids=str)
def test_every_page_keeps_the_rules_of_layout(make: MakeHall, size: QSize, scale: float, tag: str) -> None:
    hall = make(size, tag, scale)
    broken = []
    for name in visited(hall):
        # What has changed gets its place with the next picture.
        hall.picture()
        screen = Screen.of(hall.window)
        for rule in rules.RULES:
            # Where text is twice as large, the deck itself may outgrow the lower half.
            if scale > 1 and rule is rules.controls_are_in_reach:
                continue
            broken += [f"{name}: {rule.__name__}: {what}" for what in rule(screen)]
    assert broken == []


@pytest.mark.parametrize("tag", ["en", "zh"])
@pytest.mark.parametrize(("size", "inches"), [(QSize(*size), inches) for size, inches in SMALL], ids=str)
def test_where_the_diagonal_is_known_every_page_keeps_millimetres_too(
    make: MakeHall, size: QSize, inches: float, tag: str
) -> None:
    hall = make(size, tag, inches=inches)
    mounting = Mounting(inches * INCH_MM)
    mm = mounting.pixels_per_mm(size.width(), size.height())
    assert mm is not None
    # Where keys have to be so large, the pad outgrows the lower half.
    kept = [rule for rule in rules.RULES if rule is not rules.controls_are_in_reach]
    broken = []
    for name in visited(hall):
        hall.picture()
        screen = Screen.of(hall.window)
        found = [what for rule in kept for what in rule(screen)]
        broken += [f"{name}: {what}" for what in (*found, *large_enough(screen, mm, mounting.capital_mm * mm))]
    assert broken == []
