"""How often a PIN may be tried: pure decisions, on a clock that nobody can set."""

from typing import Annotated, Final

from msgspec import Meta, Struct

ALLOWED: Final = 5
"""Wrong tries before nothing is taken for a while."""
LONGEST: Final = 60 * 60.0
"""Seconds of the longest lock."""


class Instant(Struct, frozen=True):
    """A moment: seconds since this machine was started, and which start that was."""

    ticks: float
    boot: str = ""
    """Empty where the system does not tell."""


class Tries(Struct, frozen=True, forbid_unknown_fields=True):
    """The wrong tries since the last right one, and when the last of them was."""

    wrong: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    ticks: Annotated[float, Meta(ge=0)] = 0.0
    boot: Annotated[str, Meta(max_length=64)] = ""


def lock(wrong: int) -> float:
    """Seconds for which nothing is taken after so many wrong tries: 1, 2, 4 … 60 minutes at each fifth, else 0."""
    if wrong == 0 or wrong % ALLOWED:
        return 0.0
    # The exponent is bounded: beyond 6 the result is the longest lock anyway.
    return min(LONGEST, 60.0 * (1 << min(wrong // ALLOWED - 1, 6)))


def remaining(tries: Tries, now: Instant) -> float:
    """Seconds for which no PIN is taken yet, 0 if one is.

    The wall clock has no say, so no jump of it ends a lock early or late. After a restart of the machine, at least the
    time since that restart has passed, and no more is believed: a lock may then end late, by the time that the machine
    was off and at most by its own length, but never early.
    """
    same = tries.boot == now.boot and tries.ticks <= now.ticks
    passed = now.ticks - tries.ticks if same else now.ticks
    return max(0.0, lock(tries.wrong) - passed)


def failed(tries: Tries, now: Instant) -> Tries:
    """One more wrong try."""
    return Tries(min(tries.wrong + 1, 1_000_000), now.ticks, now.boot)


def damaged(now: Instant) -> Tries:
    """What is assumed where nobody can tell how many there were: the first lock, from now on."""
    return Tries(ALLOWED, now.ticks, now.boot)
