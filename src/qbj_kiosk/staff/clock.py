"""The clock that locks are measured on: since the machine was started, asleep or awake, whatever is set."""

import time
from pathlib import Path

from qbj_kiosk.staff.lockout import Instant

BOOT = Path("/proc/sys/kernel/random/boot_id")


def now() -> Instant:
    """This moment."""
    return Instant(_ticks(), _boot())


def _ticks() -> float:
    # Elsewhere than on Linux the monotonic clock counts from the start of the machine too.
    which = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if which is None else time.clock_gettime(which)


def _boot() -> str:
    try:
        return BOOT.read_text(encoding="ascii").strip()[:64]
    except (OSError, UnicodeDecodeError):
        return ""
