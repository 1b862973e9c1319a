"""Check that Qt can open the display."""

from dataclasses import dataclass
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import Display
from qbj_kiosk.shell.display import SHOTS_HINT

INVISIBLE: Final = frozenset({"minimal", "offscreen"})
"""Qt platforms that draw only in memory."""


@dataclass(frozen=True, slots=True)
class DisplayState:
    problem: str | None
    """Detected without Qt."""
    display: Display | None
    """None if Qt cannot open it."""


def inspect(machine: Machine) -> DisplayState:
    """Use Qt in a process of its own."""
    return DisplayState(machine.display_problem, machine.display)


def judge(observed: DisplayState) -> Finding:
    display = observed.display
    if observed.problem:
        return failed(
            observed.problem.removesuffix(SHOTS_HINT).strip(" ."),
            "Run this in the kiosk's session, or set DISPLAY or WAYLAND_DISPLAY as there",
        )
    if display is None:
        return failed("Qt cannot open the display", 'Fix the check "libraries" first, and unset QT_QPA_PLATFORM')
    if display.platform in INVISIBLE:
        return warning(f"Qt draws only in memory (platform {display.platform})", "Unset QT_QPA_PLATFORM")
    more = f", the first of {display.count} screens" if display.count > 1 else ""
    return ok(f"{display.width} x {display.height} pixels with {display.platform}{more}")
