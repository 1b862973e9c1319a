"""Check the free space for logs and state."""

import os
import shutil
from dataclasses import dataclass
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine

MEGABYTE: Final = 1_000_000
MINIMUM: Final = 200 * MEGABYTE
ENOUGH: Final = 1000 * MEGABYTE


@dataclass(frozen=True, slots=True)
class DiskState:
    free: int
    """In bytes."""
    writable: bool
    """By this user."""


def inspect(machine: Machine) -> DiskState:
    """Read the free disk space for the state folder, or for its nearest existing parent."""
    folder = next(folder for folder in (machine.state, *machine.state.parents) if folder.is_dir())
    return DiskState(shutil.disk_usage(folder).free, os.access(folder, os.W_OK))


def judge(observed: DiskState) -> Finding:
    free = f"{observed.free // MEGABYTE:,} MB free"
    if not observed.writable:
        return failed(
            "The state folder cannot be written", "Run this as the kiosk's user, or give the folder to that user"
        )
    if observed.free < MINIMUM:
        return failed(f"Only {free}", f"Free at least {ENOUGH // MEGABYTE:,} MB")
    if observed.free < ENOUGH:
        return warning(f"Only {free}", f"Free {ENOUGH // MEGABYTE:,} MB, which are enough for years")
    return ok(free)
