"""Lockout after wrong PINs, as pure functions over a clock that counts from boot."""

from typing import Annotated, Final

from msgspec import Meta, Struct

WRONG_PINS_PER_LOCK: Final = 5
LONGEST_LOCK: Final = 60 * 60.0
"""Longest lock, in seconds."""


class Instant(Struct, frozen=True):
    """A moment since the machine was started, which identifies that start."""

    ticks: float
    """Seconds since boot."""
    boot: str = ""
    """ID of the current boot; empty if the system provides none."""


class Lockout(Struct, frozen=True, forbid_unknown_fields=True):
    """Record of wrong PINs, saved in the state folder."""

    wrong: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    """Number of wrong PINs since the last right one."""
    ticks: Annotated[float, Meta(ge=0)] = 0.0
    """Time of the last wrong PIN, in seconds since boot."""
    boot: Annotated[str, Meta(max_length=64)] = ""
    """ID of the boot in which it was entered; empty if the system provides none."""


def lock_seconds(wrong: int) -> float:
    """Return how long `wrong` PINs lock the pad: 1, 2, 4 … 60 minutes at each fifth, else 0."""
    if wrong == 0 or wrong % WRONG_PINS_PER_LOCK:
        return 0.0
    # The exponent is bounded: beyond 6 the result is the longest lock anyway.
    return min(LONGEST_LOCK, 60.0 * (1 << min(wrong // WRONG_PINS_PER_LOCK - 1, 6)))


def remaining_seconds(lockout: Lockout, now: Instant) -> float:
    """Return the seconds until a PIN is accepted again after wrong ones; 0 if it is accepted now.

    The wall clock is not used: changing it neither ends nor prolongs a lock. After a reboot only the time since that
    reboot counts as passed. A lock may then end late, at most by its own length, but never early.
    """
    same = lockout.boot == now.boot and lockout.ticks <= now.ticks
    passed = now.ticks - lockout.ticks if same else now.ticks
    return max(0.0, lock_seconds(lockout.wrong) - passed)


def record_failure(lockout: Lockout, now: Instant) -> Lockout:
    return Lockout(min(lockout.wrong + 1, 1_000_000), now.ticks, now.boot)


def longest_lock(now: Instant) -> Lockout:
    """Return the lock of the PIN to assume while the record of wrong PINs cannot be read."""
    return Lockout(WRONG_PINS_PER_LOCK * 7, now.ticks, now.boot)


def first_lock(now: Instant) -> Lockout:
    """Return the lock of the PIN to assume if the record of wrong PINs is damaged."""
    return Lockout(WRONG_PINS_PER_LOCK, now.ticks, now.boot)
