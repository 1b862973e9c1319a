"""Is there room for logs and for what must be remembered?"""

import os
import shutil
from dataclasses import dataclass
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine

MEGABYTE: Final = 1_000_000
LEAST: Final = 200 * MEGABYTE
ENOUGH: Final = 1000 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Facts:
    """The disk of the state folder."""

    free: int
    """Bytes."""
    writable: bool
    """Whether this user may write there."""


def gather(machine: Machine) -> Facts:
    """Looks at the state folder or, where it is yet to be made, at the one that it will stand in."""
    folder = next(folder for folder in (machine.state, *machine.state.parents) if folder.is_dir())
    return Facts(shutil.disk_usage(folder).free, os.access(folder, os.W_OK))


def check(facts: Facts) -> Finding:
    """Judges the room on the disk."""
    room = f"{facts.free // MEGABYTE:,} MB free"
    if not facts.writable:
        return failed("The state folder cannot be written", "Give it to the kiosk's user, or run this as that user")
    if facts.free < LEAST:
        return failed(f"Only {room}", f"Make room: at least {ENOUGH // MEGABYTE:,} MB")
    if facts.free < ENOUGH:
        return warning(f"Only {room}", f"Make room: {ENOUGH // MEGABYTE:,} MB serve for years")
    return ok(room)
