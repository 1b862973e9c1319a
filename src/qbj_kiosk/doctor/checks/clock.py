"""Check the clock, on which the opening hours depend."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from qbj_kiosk.doctor.finding import Finding, combine, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine

FIRST_YEAR, LAST_YEAR = 2026, 2100
"""Plausible years. A clock with an empty battery starts in 1970 or 2000."""
LOCALTIME: Final = Path("/etc/localtime")
SYNCHRONISED: Final = Path("/run/systemd/timesync/synchronized")
ANSWERS: Final = {"yes": True, "no": False}
TIMEOUT: Final = 5.0
"""In seconds, for `timedatectl`."""


@dataclass(frozen=True, slots=True)
class ClockState:
    today: date
    """In UTC."""
    zone_set: bool
    synchronised: bool | None
    """None if unknown."""


def inspect(machine: Machine) -> ClockState:
    linux = machine.platform == "linux"
    zone_set = not linux or bool(machine.environ.get("TZ")) or os.path.lexists(LOCALTIME)
    return ClockState(datetime.now(UTC).date(), zone_set, _synchronised() if linux else None)


def judge(observed: ClockState) -> Finding:
    return combine(
        (
            _judge_year(observed.today),
            _judge_zone(zone_set=observed.zone_set),
            _judge_server(synchronised=observed.synchronised),
        )
    )


def _judge_year(today: date) -> Finding:
    if FIRST_YEAR <= today.year <= LAST_YEAR:
        return ok(f"the date is {today.isoformat()}")
    return failed(
        f"the clock is wrong: {today.isoformat()}",
        "Set the clock. If this returns, replace the battery of the mainboard",
    )


def _judge_zone(*, zone_set: bool) -> Finding:
    if zone_set:
        return ok("a time zone is set")
    return warning("no time zone is set", "Set one: sudo timedatectl set-timezone Asia/Shanghai")


def _judge_server(*, synchronised: bool | None) -> Finding:
    match synchronised:
        case True:
            return ok("synchronised with a time server")
        case False:
            return warning(
                "not synchronised with a time server",
                "Run: sudo timedatectl set-ntp true. Without a network, set the clock by hand every month",
            )
        case None:
            return warning(
                "synchronisation with a time server is unknown", "Compare the clock with another once a month"
            )


def _synchronised() -> bool | None:
    if SYNCHRONISED.exists():
        return True
    if not shutil.which("timedatectl"):
        return None
    try:
        done = subprocess.run(
            ["timedatectl", "show", "--property=NTPSynchronized", "--value"],  # noqa: S607 - the system's own
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ANSWERS.get(done.stdout.strip())
