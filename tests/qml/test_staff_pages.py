"""Staff's pages, operated by touch and keys, and the layout rules on every screen."""

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

from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.layout_check.visible_items import VisibleItem, visible_items
from qbj_kiosk.settings.model import Keypad
from qbj_kiosk.settings.screen_mounting import INCH_MM, Mounting
from qbj_kiosk.shell.single_touch_filter import SingleTouchFilter
from qbj_kiosk.shell.staff_gesture import StaffGesture
from qbj_kiosk.viewmodels.staff import Staff
from tests.journeys import stricter_layout_rules
from tests.journeys.stricter_layout_rules import Screen, sizes_are_in_millimetres
from tests.qml.staff_window import PIN, StaffWindow, settle

MakeStaffWindow = Callable[..., StaffWindow]
FULL_HD = QSize(1920, 1080)
SIZES = ((1280, 720), (1920, 1080), (1080, 1920), (1280, 1024), (2560, 1080), (1024, 768), (800, 1280), (3840, 2160))
LARGER = ((1920, 1080), (1080, 1920), (1280, 720))
SMALL = (((1920, 1080), 10.1), ((1280, 720), 13.3), ((1920, 1080), 15.6), ((1080, 1920), 15.6), ((1280, 1024), 15))
"""Screens on which targets must be larger than designed: pixels, and the diagonal in inches."""
SCREENS = [(QSize(*size), 1.0) for size in SIZES] + [(QSize(*size), 2.0) for size in LARGER]


@functools.cache
def touch_device() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def make(qapp: QGuiApplication, real_bundle: Path, tmp_path: Path) -> Iterator[MakeStaffWindow]:
    """Return a factory of windows with the staff pages, which are closed when the test ends."""
    with ExitStack() as stack:

        def host(size: QSize = FULL_HD, tag: str = "en", text_scale: float = 1.0, inches: float = 0.0) -> StaffWindow:
            opened = StaffWindow(qapp, real_bundle, tmp_path, size=size, tag=tag, text_scale=text_scale, inches=inches)
            stack.callback(opened.close)
            return opened

        yield host


@pytest.fixture
def host(make: MakeStaffWindow) -> StaffWindow:
    return make()


def controls(host: StaffWindow) -> dict[str, VisibleItem]:
    return {each.name: each for each in Screen.of(host.window).controls}


def texts(host: StaffWindow) -> list[str]:
    return [str(each.item.property("text")) for each in Screen.of(host.window).texts]


def tap(host: StaffWindow, *names: str) -> None:
    for name in names:
        at = controls(host)[name].rect.center().toPoint()
        touch(host, "press", {0: at})
        touch(host, "release", {0: at})


def touch(host: StaffWindow, kind: str, points: dict[int, QPoint]) -> None:
    sequence = QTest.touchEvent(host.window, touch_device())
    for number, at in points.items():
        getattr(sequence, kind)(number, at, host.window)
    sequence.commit()
    settle()
    host.picture()


def fingers_are_at(trails: list[VisibleItem], y: int) -> bool:
    """Return True once every finger is at `y`: Qt delivers moves with the next frame."""
    return {item_properties.evaluate_number(each.item, "finger.y") for each in trails} == {y}


def page(host: StaffWindow) -> Staff.Page:
    return host.staff.page


def each_page(host: StaffWindow) -> Iterator[str]:
    """Open every staff page in each of its states and yield its name."""
    yield "closed"
    host.staff.open()
    yield "an empty pad"
    for _ in range(12):
        host.staff._pad.digit(1)
    yield "a full pad"
    host.staff._pad.enter()
    yield "a wrong PIN"
    for _ in range(4):
        host.enter("1")
    yield "a locked pad"
    host.time += 60
    host.staff.touched()
    host.staff.tick()
    host.enter()
    yield "the page"
    host.staff.act(Staff.Action.RESTART)
    yield "the page, asking"
    host.staff.show(Staff.Page.PATTERN)
    yield "the pattern"
    host.staff.back()
    host.staff.show(Staff.Page.KEYPAD)
    yield "a keypad to learn"
    for key in ("F20", "Ctrl+Alt+Shift+MediaTogglePlayPause", "F20"):
        host.staff.press_key(key, plain=False)
    yield "a key pressed twice"
    for _ in range(20):
        host.staff.keypad.skip()
    yield "a keypad learned"


def test_closed_pages_leave_the_screen_unchanged(host: StaffWindow) -> None:
    before = host.picture()
    assert controls(host) == {}
    host.staff.open()
    assert host.picture() != before
    host.staff.close()
    assert host.picture() == before


def test_pin_is_entered_by_touch(host: StaffWindow) -> None:
    host.staff.open()
    settle()
    tap(host, *PIN, "Delete", PIN[-1], "Enter")
    assert page(host) == Staff.Page.MENU
    assert "qingbaijiang · 3f9a1c07d2e8" in texts(host)


def test_pin_is_entered_by_keys_that_do_not_reach_the_exhibit(host: StaffWindow) -> None:
    host.staff.open()
    settle()
    for digit in f"{PIN}7":
        QTest.keyClick(host.window, Qt.Key(Qt.Key.Key_0.value + int(digit)))
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_F1, Qt.Key.Key_L, Qt.Key.Key_Home, Qt.Key.Key_Return):
        QTest.keyClick(host.window, key)
    settle()
    assert page(host) == Staff.Page.MENU
    QTest.keyClick(host.window, Qt.Key.Key_5)
    QTest.keyClick(host.window, Qt.Key.Key_Escape)
    assert page(host) == Staff.Page.CLOSED
    assert host.window.property("keysBelow") == 0


def test_gesture_and_pin_open_the_menu_with_single_touch_filter(host: StaffWindow, qtbot: QtBot) -> None:
    touch_filter = SingleTouchFilter(host.window)
    gesture = StaffGesture(host.window, "top-right bottom-left", 0.0)
    gesture.held.connect(host.staff.open)
    corners = {0: QPoint(1910, 5), 1: QPoint(5, 1075)}
    touch(host, "press", corners)
    qtbot.waitUntil(lambda: page(host) == Staff.Page.PIN)
    touch(host, "release", corners)
    tap(host, *PIN, "Enter")
    assert page(host) == Staff.Page.MENU
    for each in (touch_filter, gesture):
        host.window.removeEventFilter(each)


def test_no_page_passes_a_touch_through(host: StaffWindow) -> None:
    for name in each_page(host):
        settle()
        if name in {"closed", "a full pad", "a locked pad"}:
            continue
        at = QPoint(960, 1060)
        touch(host, "press", {0: at})
        touch(host, "release", {0: at})
        assert host.window.property("clicksBelow") == 0, name


def test_touch_above_the_pad_closes_it(host: StaffWindow) -> None:
    host.staff.open()
    settle()
    touch(host, "press", {0: QPoint(900, 200)})
    touch(host, "release", {0: QPoint(900, 200)})
    assert page(host) == Staff.Page.CLOSED
    assert host.window.property("clicksBelow") == 0


def test_every_touch_keeps_the_page_open(host: StaffWindow) -> None:
    host.enter()
    for _ in range(3):
        host.time += 50
        touch(host, "press", {0: QPoint(900, 60)})
        touch(host, "release", {0: QPoint(900, 60)})
        host.staff.tick()
    assert page(host) == Staff.Page.MENU


def test_menu_works_by_touch(host: StaffWindow) -> None:
    host.enter()
    tap(host, "More: Volume at the start", "Less: Brightness", "Reload", "Restart")
    assert host.done == [60, 70]
    assert {"Restart: Touch again", "Reload"} <= set(controls(host))
    tap(host, "中文")
    assert host.done[2:] == ["zh"]
    tap(host, "重新启动: 再按一次")
    assert host.done[3:] == ["restart"]
    assert page(host) == Staff.Page.CLOSED


def test_keypad_is_learned_by_pressing_its_keys(host: StaffWindow) -> None:
    host.enter()
    tap(host, "Keypad")
    assert page(host) == Staff.Page.KEYPAD
    assert "Press the key for: Next control" in texts(host)
    host.staff.press_key("F20", plain=False)
    host.staff.press_key("F20", plain=False)
    settle()
    assert {"F20", "F20 was just learned for: Next control", "Press the key for: Previous control"} <= set(texts(host))
    tap(host, "Go back")
    host.staff.press_key("scan:77", plain=False)
    tap(host, "Skip", "Save")
    assert host.done == [Keypad(next=("scan:77",))]
    assert "Saved" in texts(host)
    tap(host, "Clear")
    assert host.done[1:] == [None]
    assert "F24" in texts(host)
    tap(host, "Close", "Close")
    assert page(host) == Staff.Page.CLOSED


def test_unsaved_keys_are_discarded(host: StaffWindow) -> None:
    host.enter()
    tap(host, "Keypad")
    host.staff.press_key("F20", plain=False)
    tap(host, "Close", "Keypad")
    assert "F20" not in texts(host)
    assert host.done == []


def test_keypad_page_is_operated_and_left_by_keys(host: StaffWindow) -> None:
    host.enter()
    tap(host, "Keypad")
    for _ in range(2):
        QTest.keyClick(host.window, Qt.Key.Key_Tab)
    QTest.keyClick(host.window, Qt.Key.Key_Return)
    settle()
    assert "Press the key for: Previous control" in texts(host)
    QTest.keyClick(host.window, Qt.Key.Key_Escape)
    assert page(host) == Staff.Page.MENU


def test_tab_reaches_every_control_and_stays_on_the_page(host: StaffWindow) -> None:
    host.enter()
    reached = set()
    for _ in range(3 * len(controls(host))):
        QTest.keyClick(host.window, Qt.Key.Key_Tab)
        item = host.window.activeFocusItem()
        assert isinstance(item, QQuickItem)
        reached.add(item_properties.accessible_name(item))
    assert set(controls(host)) <= reached


def test_level_at_its_end_disables_the_key(host: StaffWindow) -> None:
    host.enter()
    for _ in range(6):
        host.staff.changeVolume(1)
    settle()
    assert "More: Volume at the start" not in controls(host)
    assert "Less: Volume at the start" in controls(host)


@pytest.mark.parametrize("size", [FULL_HD, QSize(1080, 1920), QSize(1366, 768)])
def test_pattern_border_is_on_the_outermost_pixels(make: MakeStaffWindow, size: QSize) -> None:
    host = make(size)
    host.enter()
    host.staff.show(Staff.Page.PATTERN)
    seen = host.picture()
    last = (size.width() - 1, size.height() - 1)
    border = {seen.pixel(x, y) for x in range(size.width()) for y in (0, last[1])}
    border |= {seen.pixel(x, y) for y in range(size.height()) for x in (0, last[0])}
    assert len(border) == 1
    assert seen.pixel(1, size.height() // 2) not in border


def test_every_finger_leaves_a_trail(host: StaffWindow, qtbot: QtBot) -> None:
    host.enter()
    host.staff.show(Staff.Page.PATTERN)
    settle()
    down = {number: QPoint(200 + 150 * number, 500) for number in range(10)}
    touch(host, "press", down)
    trails = [each for each in visible_items(host.window) if each.is_a("StaffTouchTrail")]
    assert len(trails) == 10
    for y in range(520, 600, 20):
        down = {number: QPoint(at.x() + 3, y) for number, at in down.items()}
        touch(host, "move", down)
        qtbot.waitUntil(functools.partial(fingers_are_at, trails, y))
    for number, trail in enumerate(trails):
        assert item_properties.evaluate_number(trail.item, "trail.length") >= 4
        assert item_properties.evaluate_number(trail.item, "trail[0].y") == 500
        assert item_properties.evaluate_number(trail.item, "finger.y") == 580
        assert item_properties.evaluate_number(trail.item, "number") == number + 1
    touch(host, "release", down)
    assert all(item_properties.evaluate_number(trail.item, "trail.length") >= 4 for trail in trails)
    touch(host, "press", {0: QPoint(400, 600)})
    assert [item_properties.evaluate_number(trail.item, "trail.length") for trail in trails].count(1) == 1
    touch(host, "release", {0: QPoint(400, 600)})
    tap(host, "Close")
    assert page(host) == Staff.Page.MENU


def test_touches_keep_the_pattern_open(host: StaffWindow, qtbot: QtBot) -> None:
    host.enter()
    host.staff.show(Staff.Page.PATTERN)
    settle()
    touch(host, "press", {0: QPoint(300, 700)})
    for step in range(3):
        host.time += 50
        touch(host, "move", {0: QPoint(320 + 20 * step, 700)})
        qtbot.waitUntil(lambda: host.staff._last_touch == host.time)
        host.staff.tick()
    touch(host, "release", {0: QPoint(360, 700)})
    assert page(host) == Staff.Page.PATTERN


@pytest.mark.parametrize("tag", ["en", "zh"])
@pytest.mark.parametrize(("size", "scale"), SCREENS, ids=str)
def test_every_page_follows_the_layout_rules(make: MakeStaffWindow, size: QSize, scale: float, tag: str) -> None:
    host = make(size, tag, scale)
    broken = []
    for name in each_page(host):
        # Grabbing a picture updates the layout.
        host.picture()
        screen = Screen.of(host.window)
        for rule in stricter_layout_rules.RULES:
            # With text of twice the size the deck may be higher than the lower half.
            if scale > 1 and rule is stricter_layout_rules.controls_are_in_reach:
                continue
            broken += [f"{name}: {rule.__name__}: {what}" for what in rule(screen)]
    assert broken == []


@pytest.mark.parametrize("tag", ["en", "zh"])
@pytest.mark.parametrize(("size", "inches"), [(QSize(*size), inches) for size, inches in SMALL], ids=str)
def test_known_diagonal_makes_targets_and_text_large_enough(
    make: MakeStaffWindow, size: QSize, inches: float, tag: str
) -> None:
    host = make(size, tag, inches=inches)
    mounting = Mounting(inches * INCH_MM)
    mm = mounting.pixels_per_mm(size.width(), size.height())
    assert mm is not None
    # With keys this large the pad is higher than the lower half.
    kept = [rule for rule in stricter_layout_rules.RULES if rule is not stricter_layout_rules.controls_are_in_reach]
    broken = []
    for name in each_page(host):
        host.picture()
        screen = Screen.of(host.window)
        found = [what for rule in kept for what in rule(screen)]
        broken += [
            f"{name}: {what}" for what in (*found, *sizes_are_in_millimetres(screen, mm, mounting.capital_mm * mm))
        ]
    assert broken == []
