"""Staff gesture: one finger held in each of two opposite corners. Nothing on the screen shows it."""

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
    """Zones in two opposite corners of a window, in pixels."""

    width: float
    height: float
    side: float
    is_rising: bool
    """True for lower left and upper right, False for upper left and lower right."""

    def both(self, points: Sequence[tuple[float, float]]) -> bool:
        """Return True for exactly two points, one in each corner."""
        match points:
            case [first, second]:
                return {self._corner(first), self._corner(second)} == {-1, 1}
            case _:
                return False

    def _corner(self, point: tuple[float, float]) -> int:
        # -1 in the left corner, 1 in the right one, 0 elsewhere.
        x, y = point
        left = x < self.side and (y >= self.height - self.side if self.is_rising else y < self.side)
        right = x >= self.width - self.side and (y < self.side if self.is_rising else y >= self.height - self.side)
        return right - left


def corner_zones(width: int, height: int, corners: str, diagonal_inches: float | None = None) -> Zones:
    """Return the zones of a window that fills the screen, with its size in pixels.

    `corners` is `top-left bottom-right` or `top-right bottom-left`. `diagonal_inches` is None if unknown.
    """
    side = PIXELS * min(width, height) / 1080
    if diagonal_inches is not None:
        side = max(side, MILLIMETRES * (width**2 + height**2) ** 0.5 / (diagonal_inches * 25.4))
    # Keeps the zones apart on very small screens.
    return Zones(width, height, min(side, min(width, height) / 3), corners == "top-right bottom-left")


def hold_start(start: float | None, *, both: bool, now: float) -> float | None:
    """Return None without a hold of both corners."""
    if not both:
        return None
    return now if start is None else start


class StaffGesture(QObject):
    """Emits when the gesture is made in a window. Blocks no event.

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
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.check)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if event.type() == QEvent.Type.TouchCancel and event.spontaneous():
            self._follow([])
        elif event.type() in TOUCHES and event.spontaneous() and isinstance(event, QTouchEvent):
            self._follow([point for point in event.points() if point.state() != QEventPoint.State.Released])
        return False

    def check(self) -> None:
        if self._hold_start is None:
            return
        remaining = self._hold_seconds - (self._now() - self._hold_start)
        if remaining > 0:
            self._timer.start(_milliseconds(remaining))
        else:
            self.held.emit()

    def _follow(self, points: list[QEventPoint]) -> None:
        before = self._hold_start
        positions = [(point.position().x(), point.position().y()) for point in points]
        both = corner_zones(self._window.width(), self._window.height(), self._corners, self._diagonal).both(positions)
        self._hold_start = hold_start(before, both=both, now=self._now())
        if self._hold_start is None:
            self._timer.stop()
        elif before is None:
            self._timer.start(_milliseconds(self._hold_seconds))


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))
