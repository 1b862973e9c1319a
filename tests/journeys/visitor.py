"""A visitor at the kiosk: acts only by touch, mouse and keys, finds what to touch by its name."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, Unpack

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Size
from qbj_kiosk.session.places import Place
from qbj_kiosk.session.visit import Visit
from tests.journeys import scene
from tests.journeys.scene import Seen
from tests.kiosks import FULL_HD, How, window

STEPS = 8
"""Into how many moves a drag is divided."""
PATIENCE = 20_000
"""Milliseconds after which what was waited for will not come."""

At = str | QPointF
"""The name of a control, or a place in the window."""


@functools.cache
def glass() -> QPointingDevice:
    return QTest.createTouchDevice()


@dataclass
class Visitor:
    """Somebody in front of the screen."""

    kiosk: Application
    bot: QtBot
    down: dict[int, QPointF] = field(default_factory=dict)
    """Where fingers are on the glass."""

    @property
    def window(self) -> QQuickWindow:
        """The kiosk's window."""
        return window(self.kiosk)

    @property
    def visit(self) -> Visit:
        """The state of the visit."""
        return self.kiosk.session.visit

    @property
    def place(self) -> Place:
        """Where the visit is."""
        return self.visit.place

    # What there is to see.

    def seen(self) -> list[Seen]:
        """Everything on the screen."""
        return scene.look(self.window)

    def reads(self) -> list[str]:
        """The texts on the screen."""
        return [scene.read(text.item) for text in scene.texts(self.seen())]

    def paragraphs(self) -> list[Seen]:
        """The paragraphs on the screen; their names are what they say."""
        return [each for each in scene.uncovered(self.seen()) if scene.role(each.item) == scene.PARAGRAPH]

    def controls(self) -> dict[str, Seen]:
        """What can be touched, by name."""
        return {control.name: control for control in scene.controls(self.seen())}

    def control(self, name: str) -> Seen:
        """The control with a name, once it is there."""
        there: dict[str, Seen] = {}

        def appears() -> bool:
            there.update(self.controls())
            return name in there

        self.until(appears)
        return there[name]

    def item(self, name: str) -> QQuickItem:
        """The control with a name, as an item."""
        return self.control(name).item

    def spot(self, at: At) -> QPointF:
        """Where a finger would go."""
        return self.control(at).shown().center() if isinstance(at, str) else at

    def items(self) -> Iterator[QQuickItem]:
        """Every item, seen or not."""
        ahead = [self.window.contentItem()]
        while ahead:
            item = ahead.pop()
            yield item
            ahead += reversed(item.childItems())

    def components(self, component: str) -> list[QQuickItem]:
        """Every instance of a QML component, seen or not."""
        return [item for item in self.items() if scene.is_a(item, component)]

    def component(self, component: str) -> QQuickItem:
        """The first instance of a QML component that is seen, or the first at all."""
        first: QQuickItem | None = None
        for item in self.items():
            if scene.is_a(item, component):
                if item.isVisible():
                    return item
                first = first or item
        assert first, f"there is no {component}"
        return first

    def middle(self) -> QPointF:
        """The middle of what is above the deck."""
        deck = self.component("Deck")
        return QPointF(self.window.width() / 2, deck.y() / 2)

    # Fingers.

    def press(self, at: At, finger: int = 1) -> None:
        """A finger comes down."""
        self.down[finger] = self.spot(at)
        self._commit(finger, "press")

    def move(self, at: At, finger: int = 1) -> None:
        """A finger goes straight to a place, a step a frame: Qt hands moves on with the next frame."""
        begin, end = self.down[finger], self.spot(at)
        for step in range(1, STEPS + 1):
            self.down[finger] = begin + (end - begin) * step / STEPS
            self._commit(finger, "move")
            self.frame()

    def release(self, finger: int = 1) -> None:
        """A finger leaves the glass."""
        self._commit(finger, "release")
        del self.down[finger]

    def touch(self, at: At, finger: int = 1) -> None:
        """A tap."""
        self.press(at, finger)
        self.release(finger)

    def drag(self, begin: At, end: At, finger: int = 1) -> None:
        """A finger comes down, goes somewhere else and leaves."""
        self.press(begin, finger)
        self.move(end, finger)
        self.release(finger)

    def swipe(self, by: float, at: QPointF | None = None) -> None:
        """Drags the page along, by a share of the screen's width; to the left is negative."""
        begin = at or QPointF(self.window.width() * (0.5 - by / 2), self.middle().y() * 0.6)
        self.drag(begin, begin + QPointF(self.window.width() * by, 0))

    def _commit(self, finger: int, what: str) -> None:
        event = QTest.touchEvent(self.window, glass(), False)  # noqa: FBT003 - committed below
        for other, place in self.down.items():
            # Not `stationary`, which would lose where the finger is.
            getattr(event, what if other == finger else "move")(other, place.toPoint(), self.window)
        event.commit()

    # Mouse and keys.

    def click(self, at: At) -> None:
        """A click of the mouse."""
        spot = self.spot(at).toPoint()
        QTest.mouseMove(self.window, spot)
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def mouse_drag(self, begin: At, end: At) -> None:
        """A drag with the mouse."""
        here, there = self.spot(begin), self.spot(end)
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self.window, button, none, here.toPoint())
        for step in range(1, STEPS + 1):
            QTest.mouseMove(self.window, (here + (there - here) * step / STEPS).toPoint())
        QTest.mouseRelease(self.window, button, none, there.toPoint())

    def key(self, *names: str) -> None:
        """Strokes of keys, by Qt's names: `Tab`, `Return`, `Shift+Tab`."""
        for name in names:
            *modifiers, key = name.split("+")
            with_ = Qt.KeyboardModifier.NoModifier
            for modifier in modifiers:
                with_ |= Qt.KeyboardModifier[f"{modifier}Modifier"]
            QTest.keyClick(self.window, Qt.Key[f"Key_{key}"], with_)

    @property
    def focused(self) -> str:
        """The name of what the keyboard is on."""
        item: QQuickItem | None = self.window.activeFocusItem()
        return scene.accessible_name(item) if item is not None else ""

    def tab_to(self, name: str) -> None:
        """Strokes Tab until the keyboard is on a control."""
        passed = []
        while self.focused != name:
            passed.append(self.focused)
            assert len(passed) < 60, f"Tab does not lead to “{name}”, only to {sorted(set(passed))}"
            self.key("Tab")

    # Patience.

    def until(self, condition: Callable[[], bool]) -> None:
        """Waits for a condition."""
        self.bot.waitUntil(condition, timeout=PATIENCE)

    def until_is(self, read: Callable[[], object], wanted: object) -> None:
        """Waits until something that is read has a value."""
        self.until(lambda: bool(read() == wanted))

    def until_at(self, place: Place) -> None:
        """Waits until the visit is somewhere and everything stands still there."""
        self.until(lambda: self.place == place)
        self.until(self.at_rest)

    def at_rest(self) -> bool:
        """Return whether the scene is at rest."""
        at_rest = self.component("MainScene").property("atRest")
        assert isinstance(at_rest, bool), "MainScene has no property atRest"
        return at_rest

    def frame(self) -> None:
        """Lets the next frame be drawn."""
        with self.bot.waitSignal(self.window.frameSwapped, timeout=PATIENCE):
            self.window.update()

    def picture(self) -> QImage:
        """What the screen shows."""
        return self.window.grabWindow()


class Arrive(Protocol):
    """Brings a visitor to a new kiosk, opened in a size and a way."""

    def __call__(self, size: Size = FULL_HD, **how: Unpack[How]) -> Visitor:
        """Brings one."""
