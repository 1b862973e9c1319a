"""Staff's choice of the screen: its output and rotation."""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

ROTATIONS: Final = (0, 90, 180, 270)
"""Degrees clockwise."""
KEEP_SECONDS: Final = 15
"""Seconds to confirm a change; then it is reverted, because the screen may be invisible or out of reach."""


class ScreenChoice(Struct, frozen=True):
    output: str | None = None
    """Name of the output; None for the first connected one."""
    rotation: int = 0


class ScreenConfig(Struct, frozen=True):
    current: ScreenChoice
    list_outputs: Callable[[], Sequence[str]]
    """Names of the outputs with a screen."""
    apply: Callable[[ScreenChoice], None]
    save: Callable[[ScreenChoice], object]


def shown_output(outputs: Sequence[str], output: str | None) -> str:
    """Return the name of the screen output in use; empty without a screen."""
    return output if output is not None and output in outputs else next(iter(outputs), "")


def next_output(outputs: Sequence[str], output: str | None) -> str | None:
    if not outputs:
        return output
    return outputs[(outputs.index(shown_output(outputs, output)) + 1) % len(outputs)]


def next_rotation(rotation: int) -> int:
    return ROTATIONS[(ROTATIONS.index(rotation) + 1) % len(ROTATIONS)]
