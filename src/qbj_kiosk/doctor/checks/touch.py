"""Is there a screen to touch?"""

import ctypes
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.machine import Machine

LIST: Final = Path("/proc/bus/input/devices")
ABS_MT_POSITION_X: Final = 0x35
"""Bit of an axis that only devices have which follow several fingers."""
INPUT_PROP_DIRECT: Final = 0x01
"""Bit of a device that is touched where the picture is; touchpads lack it."""
SM_MAXIMUMTOUCHES: Final = 95
"""Windows' number for the question how many fingers it follows."""
REMEDY: Final = "Plug in the screen's USB cable for touch; visitors can use only a mouse or keys until then"


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be touched."""

    screens: tuple[str, ...] | None
    """Touch screens by name; None where they cannot be known."""
    pads: tuple[str, ...] = ()
    """Touchpads by name."""


def devices(text: str, bits: int) -> Facts:
    """Reads the kernel's list of input devices.

    Args:
        text: of `/proc/bus/input/devices`.
        bits: of a word of its bit masks, 32 or 64.
    """
    found: dict[bool, list[str]] = {True: [], False: []}
    for block in text.split("\n\n"):
        if _has(block, "ABS", ABS_MT_POSITION_X, bits):
            name = re.search(r'^N: Name="(.*)"$', block, re.MULTILINE)
            found[_has(block, "PROP", INPUT_PROP_DIRECT, bits)].append(name[1] if name else "without a name")
    return Facts(tuple(found[True]), tuple(found[False]))


def gather(machine: Machine) -> Facts:
    """Looks for touch devices."""
    if machine.platform == "win32":
        fingers = ctypes.windll.user32.GetSystemMetrics(SM_MAXIMUMTOUCHES)  # type: ignore[attr-defined]  # Windows'
        return Facts((f"{fingers} fingers",) if fingers else ())
    try:
        return devices(LIST.read_text(encoding="utf-8", errors="replace"), struct.calcsize("l") * 8)
    except OSError:
        return Facts(None)


def check(facts: Facts) -> Finding:
    """Judges whether the exhibit can be touched."""
    if facts.screens is None:
        return warning("The system does not list its input devices", "Touch the screen and see whether it answers")
    if facts.screens:
        return ok(", ".join(facts.screens))
    if facts.pads:
        return warning(f"No touch screen, only {', '.join(facts.pads)}", REMEDY)
    return warning("No touch screen", REMEDY)


def _has(block: str, mask: str, bit: int, bits: int) -> bool:
    return any(word >> bit & 1 for word in _masks(block, mask, bits))


def _masks(block: str, mask: str, bits: int) -> Iterator[int]:
    # The kernel prints words with the highest first, without their leading zeros.
    for line in re.findall(rf"^B: {mask}=([0-9a-f ]+)$", block, re.MULTILINE):
        value = 0
        for word in line.split():
            value = value << bits | int(word, 16)
        yield value
