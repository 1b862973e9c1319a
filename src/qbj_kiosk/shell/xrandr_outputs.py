"""Outputs of an X server as `xrandr` lists them, and the command that gives the exhibit one of them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

ROTATIONS: Final = {0: "normal", 90: "right", 180: "inverted", 270: "left"}
"""xrandr's word by degrees clockwise."""

_OUTPUT: Final = re.compile(
    r"^(?P<name>\S+) (?P<state>connected|disconnected|unknown connection)(?: primary)?"
    r"(?: (?P<width>\d+)x(?P<height>\d+)\+(?P<x>-?\d+)\+(?P<y>-?\d+))?(?: (?P<rotation>left|inverted|right)\b)?"
)
_MODE: Final = re.compile(r"^ +(?P<name>\S+) +(?P<rates>[0-9].*)$")
_DEVICE: Final = re.compile(r"\bid=(?P<id>\d+)\s+\[slave")


class Output(Struct, frozen=True):
    name: str
    is_connected: bool
    position: tuple[int, int] | None = None
    """None if it is off."""
    rotation: int = 0
    """Degrees clockwise."""
    modes: tuple[str, ...] = ()
    current: str | None = None
    preferred: str | None = None
    """None if the screen names none."""


def parse_outputs(text: str) -> tuple[Output, ...]:
    """Parse the outputs in the text of `xrandr --query`. Unknown lines are ignored."""
    return tuple(_parse_outputs(text.splitlines()))


def _parse_outputs(lines: Sequence[str]) -> Iterator[Output]:
    degrees = {word: angle for angle, word in ROTATIONS.items()}
    starts = [at for at, line in enumerate(lines) if _OUTPUT.match(line)]
    for start, end in pairwise([*starts, len(lines)]):
        head = _OUTPUT.match(lines[start])
        if head is None:
            continue
        modes = [mode for line in lines[start + 1 : end] if (mode := _MODE.match(line))]
        yield Output(
            head["name"],
            head["state"] == "connected",
            None if head["x"] is None else (int(head["x"]), int(head["y"])),
            degrees[head["rotation"] or "normal"],
            tuple(mode["name"] for mode in modes),
            next((mode["name"] for mode in modes if "*" in mode["rates"]), None),
            next((mode["name"] for mode in modes if "+" in mode["rates"]), None),
        )


def choose_output(outputs: Sequence[Output], wanted: str | None) -> Output | None:
    """Return the output for the exhibit: the wanted one if it is connected, else the first connected, else None."""
    connected = [output for output in outputs if output.is_connected]
    return next((output for output in connected if output.name == wanted), connected[0] if connected else None)


def plan(outputs: Sequence[Output], wanted: str | None, rotation: int) -> list[str]:
    """Return the arguments of `xrandr` that give the exhibit one output; empty if nothing is to change.

    Args:
        outputs: all outputs.
        wanted: name of the output; None for the first connected one.
        rotation: degrees clockwise: 0, 90, 180 or 270.
    """
    chosen = choose_output(outputs, wanted)
    if chosen is None:
        return []
    others = [output for output in outputs if output.name != chosen.name and output.position is not None]
    is_in_place = chosen.position == (0, 0) and chosen.rotation == rotation
    if is_in_place and chosen.current == (chosen.preferred or chosen.current) and not others:
        return []
    # Without a preferred mode, xrandr's own choice follows a size in millimetres that such screens do not report.
    mode = chosen.preferred or chosen.current or next(iter(chosen.modes), None)
    enabling = ["--mode", mode] if mode else ["--auto"]
    placing = ["--pos", "0x0", "--rotate", ROTATIONS[rotation], "--primary"]
    arguments = ["--output", chosen.name, *enabling, *placing]
    return arguments + [word for output in others for word in ("--output", output.name, "--off")]


def parse_touch_devices(text: str) -> tuple[str, ...]:
    """Return the ids of the touch screens in the output of `xinput list --long`."""
    found: list[str] = []
    device = None
    for line in text.splitlines():
        if head := _DEVICE.search(line):
            device = head["id"]
        elif " id=" in line or "\tid=" in line:
            device = None
        elif device is not None and line.strip() == "Touch mode: direct" and device not in found:
            found.append(device)
    return tuple(found)
