"""A visitor at the kiosk for tests: touches, clicks, presses keys, finds controls by name."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, Unpack

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QImage, QPointingDevice, QTouchEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.layout_check.visible_items import VisibleItem
from qbj_kiosk.session.places import Place
from qbj_kiosk.session.visit import Visit
from tests.journeys.shown_text import PARAGRAPH, shown_text
from tests.journeys.stricter_layout_rules import Screen
from tests.kiosks import FULL_HD, KioskOptions, window
from tests.timeouts import patience

STEPS = 8
REPORT_MS = 8
"""Interval of a touch screen's reports. The speed of a finger follows from it: without, frames alone set the pace."""

At = str | QPointF


@functools.cache
def touch_screen(number: int = 1) -> QPointingDevice:
    """Return a simulated touch screen; another one for each number."""
    del number
    return QTest.createTouchDevice()


@dataclass
class Visitor:
    """A simulated visitor at the kiosk: touches, clicks, presses keys, finds controls by name."""

    kiosk: Application
    bot: QtBot
    down: dict[int, QPointF] = field(default_factory=dict)
    """By number, where fingers touch the screen."""
    device: QPointingDevice = field(default_factory=touch_screen)

    @property
    def window(self) -> QQuickWindow:
        return window(self.kiosk)

    @property
    def visit(self) -> Visit:
        return self.kiosk.session.visit

    @property
    def place(self) -> Place:
        return self.visit.place

    def screen(self) -> Screen:
        return Screen.of(self.window)

    def reads(self) -> list[str]:
        return [shown_text(text.item) for text in self.screen().texts]

    def paragraphs(self) -> list[VisibleItem]:
        return [
            each
            for each in self.screen().uncovered
            if item_properties.role(each.item) == PARAGRAPH
            and any(item_properties.is_a(above, "Prose") for above in each.ancestors)
        ]

    def controls(self) -> dict[str, VisibleItem]:
        return {control.name: control for control in self.screen().controls}

    def control(self, name: str) -> VisibleItem:
        """Wait until a control with a name is on the screen, and return it."""
        found: dict[str, VisibleItem] = {}

        def is_shown() -> bool:
            found.update(self.controls())
            return name in found

        self.until(is_shown)
        return found[name]

    def item(self, name: str) -> QQuickItem:
        return self.control(name).item

    def point(self, at: At) -> QPointF:
        return self.control(at).shown.center() if isinstance(at, str) else at

    def items(self) -> Iterator[QQuickItem]:
        ahead = [self.window.contentItem()]
        while ahead:
            item = ahead.pop()
            yield item
            ahead += reversed(item.childItems())

    def components(self, component: str) -> list[QQuickItem]:
        """Return every instance of a QML component, visible or not."""
        return [item for item in self.items() if item_properties.is_a(item, component)]

    def component(self, component: str) -> QQuickItem:
        """Return the first visible instance of a QML component, or else the first."""
        first: QQuickItem | None = None
        for item in self.items():
            if item_properties.is_a(item, component):
                if item.isVisible():
                    return item
                first = first or item
        assert first, f"there is no {component}"
        return first

    def middle(self) -> QPointF:
        deck = self.component("Deck")
        return QPointF(self.window.width() / 2, deck.y() / 2)

    def press(self, at: At, finger: int = 1) -> None:
        self.down[finger] = self.point(at)
        self._commit(finger, "press")

    def move(self, at: At, finger: int = 1) -> None:
        """Move a finger in a straight line, one step per frame: Qt delivers moves with the next frame."""
        begin, end = self.down[finger], self.point(at)
        for step in range(1, STEPS + 1):
            self.down[finger] = begin + (end - begin) * step / STEPS
            QTest.qSleep(REPORT_MS)
            self._commit(finger, "move")
            self.frame()

    def release(self, finger: int = 1) -> None:
        self._commit(finger, "release")
        del self.down[finger]

    def lose(self, finger: int = 1) -> None:
        """Lift a finger whose touch screen does not report it."""
        del self.down[finger]

    def touch(self, at: At, finger: int = 1) -> None:
        self.press(at, finger)
        self.release(finger)

    def drag(self, begin: At, end: At, finger: int = 1) -> None:
        self.press(begin, finger)
        self.move(end, finger)
        self.release(finger)

    def swipe(self, by: float, at: QPointF | None = None) -> None:
        """Drag the page with a finger by a share of the window's width; to the left is negative."""
        begin = at or QPointF(self.window.width() * (0.5 - by / 2), self.middle().y() * 0.6)
        self.drag(begin, begin + QPointF(self.window.width() * by, 0))

    def flick(self, begin: QPointF, by: QPointF) -> None:
        """Drag with a finger, and lift it at full speed.

        The last move is one large step right after another, so that it is fast on a slow machine too. Its own
        timestamps keep Qt from taking a delay before the release for a halt.
        """
        self.press(begin)
        self.move(begin + by / 2)
        timestamps = _Timestamps(self.window)
        for share in (0.5, 1.0):
            self.down[1] = begin + by * share
            QTest.qSleep(2)  # Qt computes no speed between events of the same millisecond
            self._commit(1, "move")
        self.release()
        timestamps.remove()

    def _commit(self, finger: int, state: str) -> None:
        event = QTest.touchEvent(self.window, self.device, False)  # noqa: FBT003 - committed below
        for other, place in self.down.items():
            # `stationary` takes no position.
            getattr(event, state if other == finger else "move")(other, place.toPoint(), self.window)
        event.commit()

    def click(self, at: At) -> None:
        point = self.point(at).toPoint()
        QTest.mouseMove(self.window, point)
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def mouse_drag(self, begin: At, end: At) -> None:
        first, last = self.point(begin), self.point(end)
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self.window, button, none, first.toPoint())
        for step in range(1, STEPS + 1):
            QTest.mouseMove(self.window, (first + (last - first) * step / STEPS).toPoint())
        QTest.mouseRelease(self.window, button, none, last.toPoint())

    def key(self, *names: str) -> None:
        """Press keys by Qt's names, such as `Tab`, `Return`, `Shift+Tab`."""
        for name in names:
            *modifiers, key = name.split("+")
            held = Qt.KeyboardModifier.NoModifier
            for modifier in modifiers:
                held |= Qt.KeyboardModifier[f"{modifier}Modifier"]
            QTest.keyClick(self.window, Qt.Key[f"Key_{key}"], held)

    @property
    def focused(self) -> str:
        item: QQuickItem | None = self.window.activeFocusItem()
        return item_properties.accessible_name(item) if item is not None else ""

    def tab_to(self, name: str) -> None:
        passed = []
        while self.focused != name:
            passed.append(self.focused)
            assert len(passed) < 60, f"Tab does not reach “{name}”, only {sorted(set(passed))}"
            self.key("Tab")

    def until(self, condition: Callable[[], bool]) -> None:
        self.bot.waitUntil(condition, timeout=round(1000 * patience()))

    def until_is(self, read: Callable[[], object], wanted: object) -> None:
        self.until(lambda: bool(read() == wanted))

    def until_at(self, place: Place) -> None:
        """Wait until the visit is at a place and nothing moves."""
        self.until(lambda: self.place == place)
        self.until(self.at_rest)

    def at_rest(self) -> bool:
        """Return True if nothing moves that a visitor has set in motion."""
        return bool(item_properties.value(self.component("MainScene"), "atRest"))

    def frame(self) -> None:
        """Let the exhibit draw a frame, and wait for it."""
        with self.bot.waitSignal(self.window.frameSwapped, timeout=round(1000 * patience())):
            self.window.update()

    def picture(self) -> QImage:
        return self.window.grabWindow()


class _Timestamps(QObject):
    """Event filter that gives touch events timestamps one frame apart, however busy the machine is."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__()
        self._window = window
        self._milliseconds = 0
        window.installEventFilter(self)

    def remove(self) -> None:
        self._window.removeEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._milliseconds = max(self._milliseconds, event.timestamp()) + 16
            event.setTimestamp(self._milliseconds)
        return False


class NewVisitor(Protocol):
    def __call__(self, size: Size = FULL_HD, **options: Unpack[KioskOptions]) -> Visitor: ...
