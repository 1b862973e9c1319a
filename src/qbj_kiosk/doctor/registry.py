"""The checks, in the order in which they are told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from qbj_kiosk.doctor.checks import (
    bundle,
    clock,
    disk,
    display,
    fonts,
    libraries,
    pin,
    python,
    reach,
    renderer,
    settings,
    sizes,
    sleep,
    speech,
    touch,
)
from qbj_kiosk.doctor.finding import Finding
from qbj_kiosk.doctor.machine import Machine

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class Check(Generic[Facts]):
    """A check: its name, what looks at the machine, and what judges the facts."""

    name: str
    gather: Callable[[Machine], Facts]
    judge: Callable[[Facts], Finding]

    def made(self, machine: Machine) -> Finding:
        """What it comes to on a machine."""
        return self.judge(self.gather(machine))


CHECKS: Final = (
    Check("python", python.gather, python.check),
    Check("libraries", libraries.gather, libraries.check),
    Check("settings", settings.gather, settings.check),
    Check("bundle", bundle.gather, bundle.check),
    Check("fonts", fonts.gather, fonts.check),
    Check("display", display.gather, display.check),
    Check("renderer", renderer.gather, renderer.check),
    Check("touch", touch.gather, touch.check),
    Check("reach", reach.gather, reach.check),
    Check("sizes", sizes.gather, sizes.check),
    Check("speech", speech.gather, speech.check),
    Check("sleep", sleep.gather, sleep.check),
    Check("clock", clock.gather, clock.check),
    Check("disk", disk.gather, disk.check),
    Check("pin", pin.gather, pin.check),
)
