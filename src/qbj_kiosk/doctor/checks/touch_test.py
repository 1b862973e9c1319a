"""Check that a touch arrives, by asking for one. Only with `--interactive`."""

from dataclasses import dataclass
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import TouchTest, run_probe

SECONDS: Final = 20


@dataclass(frozen=True, slots=True)
class TouchTestState:
    has_display: bool
    result: TouchTest | None = None
    """None if the page could not be shown."""


def inspect(machine: Machine) -> TouchTestState:
    """Show a page that asks for a touch, and wait for one."""
    if machine.display is None:
        return TouchTestState(has_display=False)
    return TouchTestState(True, run_probe("touch_test", TouchTest, machine.environ, str(SECONDS)))  # noqa: FBT003 - has_display


def judge(observed: TouchTestState) -> Finding:
    result = observed.result
    if not observed.has_display or result is None:
        return failed("The page that asks for a touch could not be shown", 'Fix the check "display" first')
    if result.kind == "touch":
        return ok(f"A touch of {result.device or 'a device without a name'} arrived")
    if result.kind == "mouse":
        return failed(
            "A mouse click arrived, and no touch",
            "If it was the touch screen, the display server takes it for a mouse: install its driver",
        )
    return failed(f"No touch arrived within {SECONDS} s", 'Fix the check "touch", and stop the exhibit before the test')
