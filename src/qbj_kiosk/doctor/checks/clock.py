"""Is the clock right, and does it stay so? Opening hours go by it."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok, together, warning
from qbj_kiosk.doctor.machine import Machine

FIRST_YEAR, LAST_YEAR = 2026, 2100
"""Years between which this program runs. A clock without a battery starts in 1970 or 2000."""
LOCALTIME: Final = Path("/etc/localtime")
SYNCHRONISED: Final = Path("/run/systemd/timesync/synchronized")
ANSWERS: Final = {"yes": True, "no": False}
PATIENCE: Final = 5.0


@dataclass(frozen=True, slots=True)
class Facts:
    """The machine's clock."""

    today: date
    """In UTC."""
    zone_set: bool
    synchronised: bool | None
    """Whether it follows a time server; None where nothing tells."""


def gather(machine: Machine) -> Facts:
    """Looks at the clock."""
    linux = machine.platform == "linux"
    zone_set = not linux or bool(machine.environ.get("TZ")) or os.path.lexists(LOCALTIME)
    return Facts(datetime.now(UTC).date(), zone_set, _synchronised() if linux else None)


def check(facts: Facts) -> Finding:
    """Judges the clock."""
    return together((_year(facts.today), _zone(zone_set=facts.zone_set), _server(synchronised=facts.synchronised)))


def _year(today: date) -> Finding:
    if FIRST_YEAR <= today.year <= LAST_YEAR:
        return ok(f"it is {today.isoformat()}")
    return failed(
        f"the clock says {today.isoformat()}", "Set the clock, and change the battery of the mainboard if it comes back"
    )


def _zone(*, zone_set: bool) -> Finding:
    if zone_set:
        return ok("a time zone is set")
    return warning("no time zone is set", "Set it: sudo timedatectl set-timezone Asia/Shanghai")


def _server(*, synchronised: bool | None) -> Finding:
    match synchronised:
        case True:
            return ok("it follows a time server")
        case False:
            return warning(
                "it follows no time server", "Let it: sudo timedatectl set-ntp true; or set it by hand often"
            )
        case None:
            return warning("whether it follows a time server is not known", "Look at it once a month")


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
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ANSWERS.get(done.stdout.strip())
