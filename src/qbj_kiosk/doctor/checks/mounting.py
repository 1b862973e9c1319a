"""What the checks of reach and of sizes share: the screen's pixels, how it is mounted, and the deck on it."""

from dataclasses import dataclass

from qbj_kiosk.doctor.finding import Finding, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import Decks
from qbj_kiosk.settings.model import Screen


@dataclass(frozen=True, slots=True)
class Facts:
    """A mounted screen."""

    pixels: tuple[int, int] | None
    """Width and height; None where no display tells."""
    screen: Screen
    """As the settings have it."""
    decks: Decks | None = None
    """How high the deck is on it; None where the bundle could not be shown."""


def gather(machine: Machine) -> Facts:
    """Asks the display, the settings, and the exhibit itself, laid out without a display."""
    seen = machine.screen
    return Facts((seen.width, seen.height) if seen else None, machine.loaded.settings.screen, machine.decks)


def unknown(what: str, facts: Facts, *keys: str) -> Finding:
    """What cannot be calculated, and what to measure or mend for it.

    Args:
        what: cannot be calculated.
        facts: of which the display or one of the keys is missing.
        keys: of `[screen]` that are needed.
    """
    missing = [key for key in keys if getattr(facts.screen, key) is None]
    if missing:
        return warning(f"{what} not known", f"Measure and set {' and '.join(missing)} under [screen] in kiosk.toml")
    return warning(f"{what} not known without a display", "Mend the line display")
