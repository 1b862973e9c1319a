"""Check that a touch screen is connected and that its touches reach the exhibit."""

import ctypes
import os
import re
import shutil
import struct
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.kernel_touch_devices import TouchDevices, parse_devices, parse_nodes
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.shell.xrandr_outputs import parse_touch_devices

LIST: Final = Path("/proc/bus/input/devices")
NODES: Final = Path("/dev/input")
PROCESSES: Final = Path("/proc")
SM_MAXIMUMTOUCHES: Final = 95
"""Windows metric with the number of touch contacts."""
OWN_INPUT: Final = ("eglfs", "linuxfb")
"""Qt platforms on which this program itself opens the input devices."""
OLD_CAGE: Final = re.compile(r"\b0\.1\.\d+\b")
"""Versions of cage that send no end of a group of touch events, so that Qt waits for it for ever."""
TIMEOUT: Final = 10.0
REMEDY: Final = "Connect the USB cable of the touch screen. Until then, only mouse and keyboard work"


@dataclass(frozen=True, slots=True)
class TouchState:
    """Touch devices that the doctor observed, and what keeps their touches from the exhibit."""

    devices: TouchDevices
    missing_nodes: tuple[str, ...] = ()
    """Device nodes of touch screens that do not exist."""
    closed_nodes: tuple[str, ...] = ()
    """Device nodes that this user may not read, on platforms that need it."""
    is_used_by_server: bool | None = None
    """False if the X server lists no touch screen; None if unknown or there is no X server."""
    old_cage: str = ""
    """Version of the running cage, if it forwards no touch."""


def inspect(machine: Machine) -> TouchState:
    if machine.platform == "win32":
        fingers = ctypes.windll.user32.GetSystemMetrics(SM_MAXIMUMTOUCHES)  # type: ignore[attr-defined]  # only on Windows
        return TouchState(TouchDevices((f"{fingers} fingers",) if fingers else ()))
    try:
        text = LIST.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return TouchState(TouchDevices(None), old_cage=_find_old_cage(machine))
    bits = struct.calcsize("l") * 8
    nodes = [NODES / name for name in parse_nodes(text, bits)]
    platform = machine.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    existing = [node for node in nodes if node.exists()]
    return TouchState(
        parse_devices(text, bits),
        tuple(str(node) for node in nodes if node not in existing),
        tuple(str(node) for node in existing if platform in OWN_INPUT and not os.access(node, os.R_OK)),
        _is_used_by_server(machine),
        _find_old_cage(machine),
    )


def judge(observed: TouchState) -> Finding:
    """Judge the touch devices. The exhibit runs without one, but touches that do not arrive are a failure."""
    screens, pads = observed.devices.screens, observed.devices.pads
    if observed.old_cage:
        return failed(
            f"cage {observed.old_cage} forwards no touch to the exhibit", "Use an X server, or cage 0.2 or later"
        )
    if screens is None:
        return warning("Unknown, because the system does not list its input devices", "Test it: add --interactive")
    if not screens:
        return warning(f"No touch screen, only {', '.join(pads)}" if pads else "No touch screen", REMEDY)
    names = ", ".join(screens)
    return _judge_obstacles(observed, names) or ok(names)


def _judge_obstacles(observed: TouchState, names: str) -> Finding | None:
    if observed.missing_nodes:
        return failed(
            f"{names} is connected, but {', '.join(observed.missing_nodes)} is missing",
            "Restart the machine. In a container, pass /dev/input to it",
        )
    if observed.closed_nodes:
        return failed(
            f"This user may not read {', '.join(observed.closed_nodes)}", "Add the kiosk's user to the group input"
        )
    if observed.is_used_by_server is False:
        return failed(
            f"{names} is connected, but the X server does not use it",
            "Run: sudo apt install xserver-xorg-input-libinput, then restart the machine",
        )
    return None


def _is_used_by_server(machine: Machine) -> bool | None:
    if machine.display is None or machine.display.platform != "xcb":
        return None
    listed = _run("xinput", "list", "--long", environ=machine.environ)
    return None if listed is None else bool(parse_touch_devices(listed))


def _find_old_cage(machine: Machine) -> str:
    display = machine.display
    if display is None or not display.platform.startswith("wayland") or not _runs("cage"):
        return ""
    version = OLD_CAGE.search(_run("cage", "-v", environ=machine.environ) or "")
    return version[0] if version else ""


def _runs(program: str) -> bool:
    for name in PROCESSES.glob("[0-9]*/comm"):
        try:
            if name.read_text(encoding="utf-8", errors="replace").strip() == program:
                return True
        except OSError:
            continue
    return False


def _run(program: str, *arguments: str, environ: Mapping[str, str]) -> str | None:
    path = shutil.which(program)
    if path is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system; no shell
            [path, *arguments], env=dict(environ), capture_output=True, text=True, timeout=TIMEOUT, check=True
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout
