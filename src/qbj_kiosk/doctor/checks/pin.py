"""Check that a PIN is set."""

import os
from dataclasses import dataclass

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.staff import pin


@dataclass(frozen=True, slots=True)
class PinState:
    exists: bool
    readable: bool
    """True if this user can read it and it is undamaged."""


def inspect(machine: Machine) -> PinState:
    return PinState(os.path.lexists(machine.state / pin.NAME), pin.load_pin(machine.state) is not None)


def judge(observed: PinState) -> Finding:
    if not observed.exists:
        return warning("No PIN is set, so staff cannot open their page", "Set one: qbj-kiosk staff pin")
    if not observed.readable:
        return failed(
            "The file of the PIN is damaged, or this user may not read it",
            "Run this as the kiosk's user. If this persists, set the PIN again: qbj-kiosk staff pin",
        )
    return ok("A PIN is set")
