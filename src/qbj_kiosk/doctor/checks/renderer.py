"""What would draw the exhibit: a graphics processor, or the program itself?"""

import re
from dataclasses import dataclass
from typing import Final

from qbj_kiosk.doctor.children import ask
from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.machine import Machine

EMULATED: Final = re.compile(r"llvmpipe|softpipe|swrast|\bswr\b|software|gdi generic|basic render", re.IGNORECASE)
"""Drivers that calculate on the processor what a graphics processor would draw."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What could draw."""

    wanted: str
    """`auto`, `gpu` or `software`, as set."""
    driver: str | None
    """What draws OpenGL, empty where nothing does; None where it is not known."""


def gather(machine: Machine) -> Facts:
    """Asks what draws OpenGL."""
    wanted = machine.gathered.settings.renderer
    return Facts(wanted, ask("driver", str, machine.environ) if machine.screen else None)


def check(facts: Facts) -> Finding:
    """Judges what would draw."""
    if facts.wanted == "software":
        return ok("Qt's software renderer, as set")
    if facts.driver is None:
        return warning("What draws OpenGL is not known", "Mend the line display, or set renderer to software")
    without = "No OpenGL" if not facts.driver else f"OpenGL is only {facts.driver}"
    if facts.driver and not EMULATED.search(facts.driver):
        return ok(f"A graphics processor: {facts.driver}")
    if facts.wanted == "gpu":
        return warning(
            f"{without}, but renderer is set to gpu", "Install the driver of the graphics card, or set renderer to auto"
        )
    return ok(f"{without}, so Qt's software renderer")
