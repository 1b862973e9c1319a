"""Check which renderer the exhibit would use."""

from dataclasses import dataclass

from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import TIMEOUT


@dataclass(frozen=True, slots=True)
class RendererState:
    configured: str
    """`auto`, `gpu` or `software`."""
    driver: str | None = None
    """Description of the OpenGL driver, empty if there is none; None if unknown."""
    chosen: str = "software"
    """Choice of the exhibit for this driver: `gpu` or `software`."""


def inspect(machine: Machine) -> RendererState:
    """Probe the graphics driver as the exhibit does, but without the cached result and with more time."""
    from qbj_kiosk.shell.renderer_choice import classify_driver, probe

    configured = machine.loaded.settings.renderer
    result = probe(machine.environ, TIMEOUT) if machine.display else None
    if result is None or not result.is_stable:
        return RendererState(configured)
    return RendererState(configured, result.description, classify_driver(result.description))


def judge(observed: RendererState) -> Finding:
    if observed.configured == "software":
        return ok("Qt's software renderer, as configured")
    if observed.driver is None:
        return warning("The OpenGL driver is unknown", 'Fix the check "display" first, or set renderer to "software"')
    if observed.chosen == "gpu":
        return ok(f"Graphics processor: {observed.driver}")
    problem = f"OpenGL without a graphics processor ({observed.driver})" if observed.driver else "No OpenGL"
    if observed.configured == "gpu":
        return warning(
            f'{problem}, but renderer is "gpu"', 'Install the driver of the graphics card, or set renderer to "auto"'
        )
    return ok(f"Qt's software renderer: {problem}")
