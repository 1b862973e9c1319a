"""Touch devices in the kernel's list of input devices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

ABS_MT_POSITION_X: Final = 0x35
"""Bit of an axis that only multi-touch devices have."""
INPUT_PROP_DIRECT: Final = 0x01
"""Bit of touch screens; touchpads lack it."""


@dataclass(frozen=True, slots=True)
class TouchDevices:
    screens: tuple[str, ...] | None
    """None if unknown."""
    pads: tuple[str, ...] = ()


def parse_devices(text: str, bits: int) -> TouchDevices:
    """Find the touch devices in the text of `/proc/bus/input/devices`; `bits` is the word size of its masks."""
    found: dict[bool, list[str]] = {True: [], False: []}
    for block in _touch_blocks(text, bits):
        name = re.search(r'^N: Name="(.*)"$', block, re.MULTILINE)
        found[_has_bit(block, "PROP", INPUT_PROP_DIRECT, bits)].append(name[1] if name else "unnamed")
    return TouchDevices(tuple(found[True]), tuple(found[False]))


def parse_nodes(text: str, bits: int) -> tuple[str, ...]:
    """Return the names of touch screens' device nodes, such as `event5`. Arguments as in `parse_devices`."""
    screens = [block for block in _touch_blocks(text, bits) if _has_bit(block, "PROP", INPUT_PROP_DIRECT, bits)]
    handlers = [re.search(r"^H: Handlers=.*?\b(event\d+)\b", block, re.MULTILINE) for block in screens]
    return tuple(handler[1] for handler in handlers if handler)


def _touch_blocks(text: str, bits: int) -> Iterator[str]:
    return (block for block in text.split("\n\n") if _has_bit(block, "ABS", ABS_MT_POSITION_X, bits))


def _has_bit(block: str, mask: str, bit: int, bits: int) -> bool:
    return any(word >> bit & 1 for word in _masks(block, mask, bits))


def _masks(block: str, mask: str, bits: int) -> Iterator[int]:
    # The kernel prints the highest word first, without leading zeros.
    for line in re.findall(rf"^B: {mask}=([0-9a-f ]+)$", block, re.MULTILINE):
        value = 0
        for word in line.split():
            value = value << bits | int(word, 16)
        yield value
