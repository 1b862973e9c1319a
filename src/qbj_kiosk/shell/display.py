"""Whether there is a display to show anything on, asked before Qt is: Qt aborts where there is none."""

import sys
from collections.abc import Mapping
from pathlib import Path

NEEDS_NO_DISPLAY = ("offscreen", "minimal", "eglfs", "linuxfb", "vnc", "vkkhrdisplay")
LISTENS = "00010000"
"""The flag of a listening socket in Linux's `/proc/net/unix`."""
WAY_OUT = "To see the exhibit without one, render it: qbj-kiosk shots --out FOLDER"


def trouble(environment: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """What is wrong with the display, as a sentence with a way out, or None if nothing seems to be.

    Args:
        environment: the environment variables.
        platform: as in `sys.platform`; only Linux has a display that can be missing.
    """
    if platform != "linux" or environment.get("QT_QPA_PLATFORM", "").startswith(NEEDS_NO_DISPLAY):
        return None
    wayland, x11 = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    if not wayland and not x11:
        return f"There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. {WAY_OUT}"
    if wayland and _answers(Path(environment.get("XDG_RUNTIME_DIR", "/"), wayland)):
        return None
    if x11 and _x11_answers(x11):
        return None
    return f"The display {x11 or wayland} does not answer. {WAY_OUT}"


def _x11_answers(display: str) -> bool:
    host, _, number = display.partition(":")
    if host not in ("", "unix"):
        return True
    path = f"/tmp/.X11-unix/X{number.partition('.')[0]}"  # noqa: S108 - where X11 has its sockets
    return _answers(Path(path)) or _answers(f"\0{path}")


def _answers(address: Path | str) -> bool:
    return _listens(str(address)) or _takes_calls(str(address))


def _listens(address: str) -> bool:
    """Whether the system knows a socket with that address that listens: quicker to read than to call."""
    name = address.replace("\0", "@", 1)
    try:
        known = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return any(line.endswith(f" {name}") and line.split(maxsplit=4)[3] == LISTENS for line in known)


def _takes_calls(address: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(2)
        try:
            client.connect(address)
        except OSError:
            return False
    return True
