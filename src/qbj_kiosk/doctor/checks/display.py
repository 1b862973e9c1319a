"""Check that Qt can open the display."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import Display
from qbj_kiosk.shell.display_detection import SHOTS_HINT

INVISIBLE: Final = frozenset({"minimal", "offscreen"})
"""Qt platforms that draw only in memory."""
DEVICES: Final = (Path("/dev/dri"), Path("/dev/fb0"))
"""Devices of which a display server on this machine needs one."""
UNPLUGGED_REMEDY: Final = "Connect a screen to this machine, and switch the screen on"
CONNECTORS: Final = Path("/sys/class/drm")


@dataclass(frozen=True, slots=True)
class DisplayState:
    problem: str | None
    """Detected without Qt."""
    display: Display | None
    """None if Qt cannot open it."""
    has_device: bool = True
    """False if a display server could not draw on this machine."""
    unplugged: tuple[str, ...] = ()
    """Connectors of the graphics card, if no screen is connected to any."""


def inspect(machine: Machine) -> DisplayState:
    """Check whether Qt can open the display, in a process of its own."""
    has_device = machine.platform != "linux" or any(device.exists() for device in DEVICES)
    return DisplayState(machine.display_problem, machine.display, has_device, _find_unplugged())


def _find_unplugged() -> tuple[str, ...]:
    states: dict[str, str] = {}
    for file in sorted(CONNECTORS.glob("card*-*/status")):
        try:
            states[file.parent.name.partition("-")[2]] = file.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
    return tuple(states) if states and set(states.values()) == {"disconnected"} else ()


def judge(observed: DisplayState) -> Finding:
    display = observed.display
    if display is None:
        return _judge_missing(observed)
    if display.platform in INVISIBLE:
        return warning(f"Qt draws only in memory (platform {display.platform})", "Unset QT_QPA_PLATFORM")
    if observed.unplugged:
        return warning(f"No screen is connected to {', '.join(observed.unplugged)}", UNPLUGGED_REMEDY)
    more = f", the first of {display.count} screens" if display.count > 1 else ""
    return ok(f"{display.width} x {display.height} pixels with {display.platform}{more}")


def _judge_missing(observed: DisplayState) -> Finding:
    if not observed.has_device:
        return failed(
            "No display server can draw here: there is neither /dev/dri nor /dev/fb0",
            "Install the driver and firmware of the graphics card; in a virtual machine, add a graphics card",
        )
    if observed.unplugged:
        return failed(f"No screen is connected to {', '.join(observed.unplugged)}", UNPLUGGED_REMEDY)
    if observed.problem:
        return failed(
            observed.problem.removesuffix(SHOTS_HINT).strip(" ."),
            "Run this in the kiosk's session, or set DISPLAY or WAYLAND_DISPLAY as there",
        )
    return failed("Qt cannot open the display", 'Fix the check "libraries" first, and unset QT_QPA_PLATFORM')
