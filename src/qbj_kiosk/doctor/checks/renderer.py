"""What would draw the exhibit: a graphics processor, or the program itself?"""

from dataclasses import dataclass

from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.machine import Machine


@dataclass(frozen=True, slots=True)
class Facts:
    """What could draw."""

    wanted: str
    """`auto`, `gpu` or `software`, as set."""
    driver: str | None = None
    """What OpenGL calls itself, empty where there is none; None where it is not known."""
    best: str = "software"
    """`gpu` or `software`: what the exhibit makes of that."""


def gather(machine: Machine) -> Facts:
    """Asks the driver what the exhibit asks it, anew."""
    from qbj_kiosk.shell.renderer import choose_backend, probe

    wanted = machine.loaded.settings.renderer
    answer = probe(machine.environ) if machine.screen else None
    if answer is None or not answer.is_stable:
        return Facts(wanted)
    return Facts(wanted, answer.description, choose_backend(answer.description))


def check(facts: Facts) -> Finding:
    """Judges what would draw."""
    if facts.wanted == "software":
        return ok("Qt's software renderer, as set")
    if facts.driver is None:
        return warning("What draws OpenGL is not known", "Mend the line display, or set renderer to software")
    if facts.best == "gpu":
        return ok(f"A graphics processor: {facts.driver}")
    without = f"OpenGL is only {facts.driver}" if facts.driver else "No OpenGL"
    if facts.wanted == "gpu":
        return warning(
            f"{without}, but renderer is set to gpu", "Install the driver of the graphics card, or set renderer to auto"
        )
    return ok(f"{without}, so Qt's software renderer")
