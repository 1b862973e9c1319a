"""Can staff get to their page?"""

import os
from dataclasses import dataclass

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.staff import pin


@dataclass(frozen=True, slots=True)
class Facts:
    """The staff's PIN. What it is nobody knows, only its hash is kept."""

    there: bool
    readable: bool
    """Whether this user can read it, and it is whole."""


def gather(machine: Machine) -> Facts:
    """Looks for the PIN's hash in the state folder."""
    return Facts(os.path.lexists(machine.state / pin.NAME), pin.load_pin(machine.state) is not None)


def check(facts: Facts) -> Finding:
    """Judges whether staff can get in."""
    if not facts.there:
        return warning("No PIN is set, so that staff cannot open their page", "Set one: qbj-kiosk staff pin")
    if not facts.readable:
        return failed(
            "The PIN is damaged, or not this user's to read",
            "Run this as the kiosk's user; if it stays, set it again: qbj-kiosk staff pin",
        )
    return ok("A PIN is set")
