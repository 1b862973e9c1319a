"""Clock for PIN lockouts: seconds since boot, suspend included, independent of the wall clock."""

import time
from pathlib import Path

from qbj_kiosk.staff.lockout import Instant

BOOT = Path("/proc/sys/kernel/random/boot_id")


def now() -> Instant:
    return Instant(_ticks(), _boot())


def _ticks() -> float:
    # CLOCK_BOOTTIME exists only on Linux. Elsewhere the monotonic clock also counts from boot.
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


def _boot() -> str:
    try:
        return BOOT.read_text(encoding="ascii").strip()[:64]
    except (OSError, UnicodeDecodeError):
        return ""
