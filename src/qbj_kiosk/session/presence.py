"""Presence of a visitor as a pure state machine. The caller reads the clock.

A visitor who does nothing for a while is asked whether they are still here; without an answer the visit ends. A
visitor may stay any number of times.
"""

from typing import Final

from msgspec import Struct


class Absent(Struct, frozen=True):
    """No visitor is present: no touch since the last visit ended."""


class Present(Struct, frozen=True):
    since: float
    """Last touch, in seconds of a monotonic clock."""


class Asked(Struct, frozen=True):
    since: float
    """In seconds of a monotonic clock."""


Presence = Absent | Present | Asked

ABSENT: Final = Absent()


class Limits(Struct, frozen=True):
    """Times of the idle prompt, in seconds: until it appears, and for its answer."""

    idle: float
    """From the last touch to the idle prompt."""
    question: float
    """From the idle prompt to the end of the visit."""


def touch(presence: Presence, now: float) -> Presence:
    """Return the visitor's presence after a touch. It does not answer the idle prompt; only its buttons do."""
    return presence if isinstance(presence, Asked) else Present(now)


def stay(now: float) -> Presence:
    return Present(now)


def advance(presence: Presence, now: float, limits: Limits) -> Presence:
    match presence:
        case Present(since) if now - since >= limits.idle:
            return Asked(now)
        case Asked(since) if now - since >= limits.question:
            return ABSENT
        case _:
            return presence


def seconds_left(presence: Presence, now: float, limits: Limits) -> int:
    """Return the whole seconds that the idle prompt shows, counted down to 1; 0 without a prompt."""
    if not isinstance(presence, Asked):
        return 0
    left = limits.question - (now - presence.since)
    return max(1, -int(-left // 1))


def next_change(presence: Presence, now: float, limits: Limits) -> float | None:
    """Return the seconds until the idle prompt appears, counts down or ends the visit; None if nothing changes."""
    match presence:
        case Present(since):
            return max(0.0, since + limits.idle - now)
        case Asked(since):
            left = since + limits.question - now
            return max(0.0, left - (seconds_left(presence, now, limits) - 1))
        case _:
            return None
