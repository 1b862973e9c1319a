"""Staff gesture: one finger held in each of two opposite corners. Nothing on the screen shows it.

Other contacts do not count: a ghost contact or a leaning arm must not lock staff out. For the same reason a finger that
comes down in a corner begins the hold again: contacts that are stuck in both corners hold them only once.
"""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import ClassVar, Final

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEventPoint, QTouchEvent, QWindow

TOUCHES: Final = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})
PIXELS: Final = 120.0
"""Side of a corner zone on a screen of 1080 pixels; it scales with the screen."""
MILLIMETRES: Final = 15.0
"""Smallest side of a corner zone, where the size of the screen is known."""


class Zones(Struct, frozen=True):
    """Zones in two opposite corners of the window, in pixels, which staff hold to open their pages."""

    width: float
    height: float
    side: float
    is_rising: bool
    """True for lower left and upper right, False for upper left and lower right."""

    def both(self, points: Sequence[tuple[float, float]]) -> bool:
        """Return True if each of the two corners of the staff gesture has a finger."""
        return {-1, 1} <= {self.corner(point) for point in points}

    def corner(self, point: tuple[float, float]) -> int:
        x, y = point
        left = x < self.side and (y >= self.height - self.side if self.is_rising else y < self.side)
        right = x >= self.width - self.side and (y < self.side if self.is_rising else y >= self.height - self.side)
        return right - left


def corner_zones(width: int, height: int, corners: str, diagonal_inches: float | None = None) -> Zones:
    """Return the corner zones of the staff gesture for a window that fills the screen.

    `corners` is `top-left bottom-right` or `top-right bottom-left`. `diagonal_inches` is None if unknown.
    """
    side = PIXELS * min(width, height) / 1080
    if diagonal_inches is not None:
        side = max(side, MILLIMETRES * (width**2 + height**2) ** 0.5 / (diagonal_inches * 25.4))
    # Keeps the zones apart on very small screens.
    return Zones(width, height, min(side, min(width, height) / 3), corners == "top-right bottom-left")


def hold_start(start: float | None, *, both: bool, pressed: bool, now: float) -> float | None:
    """Return when the current hold of both corners of the staff gesture began; None without one.

    Args:
        start: the previous result.
        both: True if both corners are touched.
        pressed: True if a finger has just come down in a corner.
        now: the current time.
    """
    if not both:
        return None
    return now if start is None or pressed else start


class StaffGesture(QObject):
    """Event filter that emits when the staff gesture is made in a window. Blocks no event.

    Install it after `SingleTouchFilter`: Qt calls the last installed event filter first, so this one sees every touch
    point. Events that `SingleTouchFilter` sends are not spontaneous and are ignored.

    Args:
        corners: `top-left bottom-right` or `top-right bottom-left`.
        hold_seconds: time for which both corners must be held.
        diagonal_inches: diagonal of the screen; None if unknown.
        now: a monotonic clock, in seconds.
    """

    held: ClassVar[Signal] = Signal()
    """Emitted once per hold."""

    def __init__(
        self,
        window: QWindow,
        corners: str,
        hold_seconds: float,
        diagonal_inches: float | None = None,
        now: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._corners = corners
        self._hold_seconds = hold_seconds
        self._diagonal = diagonal_inches
        self._now = now
        self._hold_start: float | None = None
        self._points: dict[int, list[tuple[float, float]]] = {}
        """Positions of the contacts of each device: an event holds those of one device only."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.check)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if event.spontaneous() and isinstance(event, QTouchEvent):
            points = event.points() if event.type() in TOUCHES else []
            self._follow(event.pointingDevice().systemId(), points)
        return False

    def check(self) -> None:
        if self._hold_start is None:
            return
        remaining = self._hold_seconds - (self._now() - self._hold_start)
        if remaining > 0:
            self._timer.start(_milliseconds(remaining))
        else:
            self._timer.stop()
            self.held.emit()

    def _follow(self, device: int, points: list[QEventPoint]) -> None:
        before = self._hold_start
        zones = corner_zones(self._window.width(), self._window.height(), self._corners, self._diagonal)
        self._points[device] = [_position(point) for point in points if point.state() != QEventPoint.State.Released]
        both = zones.both([position for positions in self._points.values() for position in positions])
        pressed = any(
            point.state() == QEventPoint.State.Pressed and zones.corner(_position(point)) != 0 for point in points
        )
        self._hold_start = hold_start(before, both=both, pressed=pressed, now=self._now())
        if self._hold_start is None:
            self._timer.stop()
        elif before is None or pressed:
            self._timer.start(_milliseconds(self._hold_seconds))


def _position(point: QEventPoint) -> tuple[float, float]:
    return point.position().x(), point.position().y()


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))
