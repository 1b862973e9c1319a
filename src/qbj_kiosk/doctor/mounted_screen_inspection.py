"""Inspection of the mounted screen, shared by the checks `reach` and `sizes`."""

from dataclasses import dataclass

from qbj_kiosk.doctor.finding import Finding, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import DeckHeights
from qbj_kiosk.settings.model import Screen


@dataclass(frozen=True, slots=True)
class MountedScreen:
    pixels: tuple[int, int] | None
    """None without a display."""
    screen: Screen
    deck_heights: DeckHeights | None = None
    """None if the bundle could not be rendered."""


def inspect(machine: Machine) -> MountedScreen:
    """Read size and mounting of the screen, and measure the height of the deck on it in a process of its own."""
    display = machine.display
    return MountedScreen(
        (display.width, display.height) if display else None, machine.loaded.settings.screen, machine.deck_heights
    )


def unknown(subject: str, observed: MountedScreen, *keys: str) -> Finding:
    """Return the finding that something cannot be calculated, with the settings that would have to be measured.

    `keys` are those of `[screen]` that it needs.
    """
    missing = [key for key in keys if getattr(observed.screen, key) is None]
    if missing:
        return warning(f"{subject} unknown", f"Measure and set {' and '.join(missing)} under [screen] in kiosk.toml")
    return warning(f"{subject} unknown without a display", 'Fix the check "display" first')
