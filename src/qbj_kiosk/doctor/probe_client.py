"""Running of probes in a process of their own, so that a crash of Qt or a driver does not end the doctor."""

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from qbj_kiosk.shell.run_in_child_process import run_module

TIMEOUT = 30.0
"""In seconds."""

Result = TypeVar("Result")


class Display(msgspec.Struct, frozen=True):
    platform: str
    """Qt's platform plugin, such as `xcb`."""
    width: int
    """In pixels of the primary screen, after rotation."""
    height: int
    count: int


class ScreenSaver(msgspec.Struct, frozen=True):
    seconds: int
    """Timeout of the screen saver; 0 is off."""
    power_saving: bool
    """True if DPMS is on."""


class Fonts(msgspec.Struct, frozen=True):
    problem: str
    """Empty if all were loaded."""
    families: dict[str, str]
    """Font family by Chinese character."""


class TouchTest(msgspec.Struct, frozen=True):
    """Result of the doctor's touch test: the first contact with a page that asks for a touch."""

    kind: str
    """`touch`, `mouse`, or empty if nothing arrived."""
    device: str = ""
    """Name of the device."""


class DeckHeights(msgspec.Struct, frozen=True):
    """Heights of the exhibit's deck, as designed and lowered, in pixels of the screen."""

    designed: int
    """With the default text size."""
    lowered: dict[int, int]
    """Height of the lowered deck with its reading strip, by text size in percent."""


def run_probe(probe: str, result: type[Result], environ: Mapping[str, str], *arguments: str) -> Result | None:
    """Run a probe of the doctor in a new interpreter; return None if it crashes or times out."""
    done = run_module("qbj_kiosk.doctor.probe_process", probe, *arguments, environ=environ, timeout=TIMEOUT)
    if done is None or done.returncode != 0:
        return None
    try:
        return msgspec.json.decode(done.stdout, type=result)
    except msgspec.DecodeError:
        return None
