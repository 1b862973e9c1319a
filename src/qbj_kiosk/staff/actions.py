"""Actions of the staff pages and the values they start from."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

STEP: Final = 10
"""In percent."""


class Actions(Struct, frozen=True):
    """Callbacks by which the staff pages act on the exhibit. A setter also saves its value."""

    set_language: Callable[[str], None]
    set_volume: Callable[[int], None]
    """0 to 100."""
    reload: Callable[[], None]
    restart: Callable[[], None]
    leave: Callable[[], None]
    set_brightness: Callable[[int], object] | None = None
    """0 to 100; None if the system does not allow it."""


class InitialValues(Struct, frozen=True):
    language: str
    volume: int
    brightness: int = 100


def step_level(level: int, steps: int, lowest: int = 0) -> int:
    """Return a level, such as the volume, changed by whole steps, from `lowest` to 100."""
    nearest = level // STEP if steps > 0 else -(-level // STEP)
    return min(100, max(lowest, (nearest + steps) * STEP))
