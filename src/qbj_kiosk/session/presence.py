"""Whether somebody is here, as a pure state machine on a clock that the caller reads.

A visit that nobody touches for a while is asked whether its visitor is still here, and ended if nothing answers.
There is no limit to how often somebody may stay.
"""

from typing import Final

from msgspec import Struct


class Away(Struct, frozen=True):
    """Nobody has touched since the last visit ended."""


class Here(Struct, frozen=True):
    """Somebody is here."""

    since: float
    """When they were last heard of, in seconds of a monotonic clock."""


class Asked(Struct, frozen=True):
    """The question is on the screen."""

    since: float
    """When it was put, in seconds of a monotonic clock."""


Presence = Away | Here | Asked

NOBODY: Final = Away()


class Limits(Struct, frozen=True):
    """How long to wait, in seconds."""

    idle: float
    """From the last contact to the question."""
    question: float
    """From the question to the end of the visit."""


def touched(presence: Presence, now: float) -> Presence:
    """A finger has come down or a key was pressed. The question is answered by what was touched, not by that."""
    return presence if isinstance(presence, Asked) else Here(now)


def stayed(now: float) -> Presence:
    """The visitor wants to go on."""
    return Here(now)


def passed(presence: Presence, now: float, limits: Limits) -> Presence:
    """What time has made of it. A visit that is over leaves nobody."""
    match presence:
        case Here(since) if now - since >= limits.idle:
            return Asked(now)
        case Asked(since) if now - since >= limits.question:
            return NOBODY
        case _:
            return presence


def seconds_left(presence: Presence, now: float, limits: Limits) -> int:
    """Whole seconds that a visitor has left to answer, counted down to 1; 0 where nothing was asked."""
    if not isinstance(presence, Asked):
        return 0
    left = limits.question - (now - presence.since)
    return max(1, -int(-left // 1))


def due(presence: Presence, now: float, limits: Limits) -> float | None:
    """Seconds until something changes: the question, each second of the countdown, the end. None if nothing will."""
    match presence:
        case Here(since):
            return max(0.0, since + limits.idle - now)
        case Asked(since):
            left = since + limits.question - now
            return max(0.0, left - (seconds_left(presence, now, limits) - 1))
        case _:
            return None
