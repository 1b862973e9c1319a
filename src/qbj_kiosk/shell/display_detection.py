"""Display detection before Qt is imported: QGuiApplication aborts the process where there is no display."""

import sys
from collections.abc import Mapping
from pathlib import Path

NEEDS_NO_DISPLAY = ("offscreen", "minimal", "eglfs", "linuxfb", "vnc", "vkkhrdisplay")
LISTENING = "00010000"
"""Flag of a listening socket in Linux's `/proc/net/unix`."""
SHOTS_HINT = "To see the exhibit without a display, render it: qbj-kiosk shots --out FOLDER"


def find_display_problem(environment: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """Return why Qt could open no display, with a remedy; None if it can.

    `platform` is as in `sys.platform`; only on Linux can the display be missing.
    """
    if platform != "linux" or environment.get("QT_QPA_PLATFORM", "").startswith(NEEDS_NO_DISPLAY):
        return None
    wayland, x11 = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    if not wayland and not x11:
        return f"There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. {SHOTS_HINT}"
    if wayland and _answers(Path(environment.get("XDG_RUNTIME_DIR", "/"), wayland)):
        return None
    if x11 and not is_display_name(x11):
        return f"DISPLAY is {x11!a}, which is no name of a display. Set it to a name such as :0. {SHOTS_HINT}"
    if x11 and _x11_answers(x11):
        return None
    return f"The display {x11 or wayland} does not answer. {SHOTS_HINT}"


def is_display_name(display: str) -> bool:
    """Return True for a DISPLAY that Qt accepts; it aborts on others, such as one that is not UTF-8."""
    return display.isascii() and display.isprintable() and ":" in display


def _x11_answers(display: str) -> bool:
    host, _, number = display.partition(":")
    if host not in ("", "unix"):
        return True
    path = f"/tmp/.X11-unix/X{number.partition('.')[0]}"  # noqa: S108 - folder of the X11 sockets
    return _answers(Path(path)) or _answers(f"\0{path}")


def _answers(address: Path | str) -> bool:
    # Reading the list of sockets is faster than connecting, but lists only those of this network namespace.
    return _is_listed_as_listening(str(address)) or _accepts_connections(str(address))


def _is_listed_as_listening(address: str) -> bool:
    name = address.replace("\0", "@", 1)
    try:
        sockets = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return any(line.endswith(f" {name}") and line.split(maxsplit=4)[3] == LISTENING for line in sockets)


def _accepts_connections(address: str) -> bool:
    import socket

    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(2)
            client.connect(address)
    except (OSError, ValueError):  # ValueError: not a valid address
        return False
    return True
