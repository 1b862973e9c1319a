"""Check that a touch screen is connected."""

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
"""Bit of an axis that only multi-touch devices have."""
INPUT_PROP_DIRECT: Final = 0x01
"""Bit of touch screens; touchpads lack it."""
SM_MAXIMUMTOUCHES: Final = 95
"""Windows metric with the number of touch contacts."""
REMEDY: Final = "Connect the USB cable of the touch screen. Until then, only mouse and keyboard work"


@dataclass(frozen=True, slots=True)
class TouchDevices:
    screens: tuple[str, ...] | None
    """None if unknown."""
    pads: tuple[str, ...] = ()


def parse_devices(text: str, bits: int) -> TouchDevices:
    """Parse `/proc/bus/input/devices`; `bits` is the word size of its bit masks, 32 or 64."""
    found: dict[bool, list[str]] = {True: [], False: []}
    for block in text.split("\n\n"):
        if _has_bit(block, "ABS", ABS_MT_POSITION_X, bits):
            name = re.search(r'^N: Name="(.*)"$', block, re.MULTILINE)
            found[_has_bit(block, "PROP", INPUT_PROP_DIRECT, bits)].append(name[1] if name else "unnamed")
    return TouchDevices(tuple(found[True]), tuple(found[False]))


def inspect(machine: Machine) -> TouchDevices:
    if machine.platform == "win32":
        fingers = ctypes.windll.user32.GetSystemMetrics(SM_MAXIMUMTOUCHES)  # type: ignore[attr-defined]  # only on Windows
        return TouchDevices((f"{fingers} fingers",) if fingers else ())
    try:
        return parse_devices(LIST.read_text(encoding="utf-8", errors="replace"), struct.calcsize("l") * 8)
    except OSError:
        return TouchDevices(None)


def judge(observed: TouchDevices) -> Finding:
    if observed.screens is None:
        return warning("Unknown, because the system does not list its input devices", "Test the touch screen by hand")
    if observed.screens:
        return ok(", ".join(observed.screens))
    if observed.pads:
        return warning(f"No touch screen, only {', '.join(observed.pads)}", REMEDY)
    return warning("No touch screen", REMEDY)


def _has_bit(block: str, mask: str, bit: int, bits: int) -> bool:
    return any(word >> bit & 1 for word in _masks(block, mask, bits))


def _masks(block: str, mask: str, bits: int) -> Iterator[int]:
    # The kernel prints the highest word first, without leading zeros.
    for line in re.findall(rf"^B: {mask}=([0-9a-f ]+)$", block, re.MULTILINE):
        value = 0
        for word in line.split():
            value = value << bits | int(word, 16)
        yield value
