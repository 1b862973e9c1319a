"""What staff can do to the machine, and what is chosen on it."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

STEP: Final = 10
"""Percent by which one press of a key changes a level."""


class Actions(Struct, frozen=True):
    """What staff can do. Each applies a choice, and keeps it where it shall outlast a restart."""

    set_language: Callable[[str], None]
    """Language that visits start in, by its tag."""
    set_volume: Callable[[int], None]
    """Loudness that visits start with, 0 to 100."""
    reload: Callable[[], None]
    restart: Callable[[], None]
    leave: Callable[[], None]
    set_brightness: Callable[[int], object] | None = None
    """0 to 100; None where the system does not let it be set."""


class Choice(Struct, frozen=True):
    """What is chosen when the program starts."""

    language: str
    volume: int
    brightness: int = 100


def stepped(level: int, steps: int, lowest: int = 0) -> int:
    """A level so many steps higher or lower, on whole steps, from `lowest` to 100."""
    nearest = level // STEP if steps > 0 else -(-level // STEP)
    return min(100, max(lowest, (nearest + steps) * STEP))
