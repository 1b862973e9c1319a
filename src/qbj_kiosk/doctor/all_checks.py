"""List of all checks of the doctor, in the order of the report."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from qbj_kiosk.doctor.checks import (
    bundle,
    clock,
    control_reach,
    disk,
    display,
    fonts,
    libraries,
    physical_sizes,
    pin,
    python_and_pyside,
    renderer,
    settings,
    sleep,
    speech,
    touch,
    touch_test,
)
from qbj_kiosk.doctor.finding import Finding
from qbj_kiosk.doctor.machine import Machine

Observed = TypeVar("Observed")


@dataclass(frozen=True, slots=True)
class Check(Generic[Observed]):
    """One check of the doctor: `inspect` observes the machine, `judge` turns that into a finding."""

    name: str
    inspect: Callable[[Machine], Observed]
    judge: Callable[[Observed], Finding]

    def run(self, machine: Machine) -> Finding:
        return self.judge(self.inspect(machine))


CHECKS: Final = (
    Check("python", python_and_pyside.inspect, python_and_pyside.judge),
    Check("libraries", libraries.inspect, libraries.judge),
    Check("settings", settings.inspect, settings.judge),
    Check("bundle", bundle.inspect, bundle.judge),
    Check("fonts", fonts.inspect, fonts.judge),
    Check("display", display.inspect, display.judge),
    Check("renderer", renderer.inspect, renderer.judge),
    Check("touch", touch.inspect, touch.judge),
    Check("reach", control_reach.inspect, control_reach.judge),
    Check("sizes", physical_sizes.inspect, physical_sizes.judge),
    Check("speech", speech.inspect, speech.judge),
    Check("sleep", sleep.inspect, sleep.judge),
    Check("clock", clock.inspect, clock.judge),
    Check("disk", disk.inspect, disk.judge),
    Check("pin", pin.inspect, pin.judge),
)

INTERACTIVE: Final = Check("touch test", touch_test.inspect, touch_test.judge)
"""Check that needs a person at the screen."""
