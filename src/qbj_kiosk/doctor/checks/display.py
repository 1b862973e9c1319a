"""Is there a display that Qt can open?"""

from dataclasses import dataclass
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import Screen
from qbj_kiosk.shell.display import SHOTS_HINT

UNSEEN: Final = frozenset({"minimal", "offscreen"})
"""Qt's platforms that draw where nobody looks."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the display."""

    trouble: str | None
    """What is wrong with it before Qt is asked."""
    screen: Screen | None
    """None where Qt could not open it."""


def gather(machine: Machine) -> Facts:
    """Looks at the display."""
    return Facts(machine.trouble, machine.screen)


def check(facts: Facts) -> Finding:
    """Judges the display."""
    screen = facts.screen
    if facts.trouble:
        return failed(
            facts.trouble.removesuffix(SHOTS_HINT).strip(" ."),
            "Run this in the kiosk's own session, or with its DISPLAY or WAYLAND_DISPLAY",
        )
    if screen is None:
        return failed("Qt cannot open the display", "Mend the line libraries; QT_QPA_PLATFORM must name no other")
    if screen.platform in UNSEEN:
        return warning(f"Qt draws on {screen.platform}, where nobody sees it", "Unset QT_QPA_PLATFORM")
    more = f", the first of {screen.count} screens" if screen.count > 1 else ""
    return ok(f"{screen.width} x {screen.height} pixels through {screen.platform}{more}")
