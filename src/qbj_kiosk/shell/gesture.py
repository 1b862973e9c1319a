"""The staff's gesture: a finger held in each of two opposite corners. Nothing on the screen tells of it."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import ClassVar, Final

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEventPoint, QTouchEvent, QWindow

TOUCHES: Final = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})
PIXELS: Final = 120.0
"""Side of a corner's zone where the screen is 1080 pixels high; it grows with the screen."""
MILLIMETRES: Final = 15.0
"""And no smaller than this, where the size of the screen is known."""


class Zones(Struct, frozen=True):
    """Two opposite corners of a window."""

    width: float
    """The window's, in pixels."""
    height: float
    side: float
    """Of each zone."""
    rising: bool
    """From the lower left to the upper right, instead of from the upper left to the lower right."""

    def both(self, points: Sequence[tuple[float, float]]) -> bool:
        """Whether these are two points, one in each corner."""
        match points:
            case [first, second]:
                return {self._corner(first), self._corner(second)} == {-1, 1}
            case _:
                return False

    def _corner(self, point: tuple[float, float]) -> int:
        # -1 at the left, 1 at the right, 0 in neither corner.
        x, y = point
        left = x < self.side and (y >= self.height - self.side if self.rising else y < self.side)
        right = x >= self.width - self.side and (y < self.side if self.rising else y >= self.height - self.side)
        return right - left


def zones(width: int, height: int, corners: str, diagonal_inches: float | None = None) -> Zones:
    """The corners of a window that fills the screen.

    Args:
        width: of the window, in pixels.
        height: of the window, in pixels.
        corners: `top-left bottom-right` or `top-right bottom-left`.
        diagonal_inches: of the screen; None where nobody measured it.
    """
    side = PIXELS * min(width, height) / 1080
    if diagonal_inches is not None:
        side = max(side, MILLIMETRES * (width**2 + height**2) ** 0.5 / (diagonal_inches * 25.4))
    # On a very small screen two zones still do not meet.
    return Zones(width, height, min(side, min(width, height) / 3), corners == "top-right bottom-left")


def holds_since(since: float | None, *, both: bool, now: float) -> float | None:
    """Since when both corners have been held without a break; None if they are not."""
    if not both:
        return None
    return now if since is None else since


class StaffGesture(QObject):
    """Watches a window's touches for the gesture, and keeps none of them from anybody.

    Install it after `SingleTouchFilter`: Qt calls the last installed event filter first, so this one sees every touch
    point. Events that `SingleTouchFilter` sends are not spontaneous and are ignored.

    Args:
        window: the exhibit's window.
        corners: as in the settings.
        hold_seconds: for how long both corners are held.
        diagonal_inches: of the screen; None where nobody measured it.
        now: the clock, in seconds.
    """

    held: ClassVar[Signal] = Signal()
    """Both corners were held for long enough; once for each time."""

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
        self._hold = hold_seconds
        self._diagonal = diagonal_inches
        self._now = now
        self._since: float | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.check)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Qt asks whether to keep an event from the window: never."""
        if event.type() == QEvent.Type.TouchCancel and event.spontaneous():
            self._follow([])
        elif event.type() in TOUCHES and event.spontaneous() and isinstance(event, QTouchEvent):
            self._follow([point for point in event.points() if point.state() != QEventPoint.State.Released])
        return False

    def check(self) -> None:
        """Tells that the corners are held, if they have been for long enough."""
        if self._since is None:
            return
        left = self._hold - (self._now() - self._since)
        if left > 0:
            self._timer.start(_milliseconds(left))
        else:
            self.held.emit()

    def _follow(self, points: list[QEventPoint]) -> None:
        before = self._since
        at = [(point.position().x(), point.position().y()) for point in points]
        both = zones(self._window.width(), self._window.height(), self._corners, self._diagonal).both(at)
        self._since = holds_since(before, both=both, now=self._now())
        if self._since is None:
            self._timer.stop()
        elif before is None:
            self._timer.start(_milliseconds(self._hold))


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))
