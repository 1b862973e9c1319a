"""An X server of a test's own, and somebody who can do to it what a person or a program can."""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageGrab

CLIENT_MESSAGE = 33
"""Xlib's number of the event."""
CHORDS = [
    *(f"{held}F{number}" for number in range(1, 13) for held in ("", "alt+", "ctrl+", "ctrl+alt+", "super+")),
    *(f"{held}{key}" for key in "qwpntoracvxsf" for held in ("ctrl+", "alt+", "super+", "ctrl+shift+")),
    *("alt+Tab", "alt+shift+Tab", "alt+Escape", "ctrl+Escape", "alt+space", "ctrl+alt+BackSpace", "ctrl+alt+Delete"),
    *("super", "Super_R", "Menu", "Print", "alt+Print", "Pause", "shift+F10", "ctrl+shift+Escape"),
    *("XF86PowerOff", "XF86Sleep", "XF86HomePage", "XF86Mail", "XF86Calculator", "XF86Back", "XF86Close"),
]


class ClientMessage(ctypes.Structure):
    """Xlib's XClientMessageEvent, with room for the union that it is in."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 12),
    )


class X:
    """An X server, and somebody who can do to it what a program can."""

    def __init__(self, display: str) -> None:
        self.display = display
        self.environ = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def do(self, *words: str) -> str:
        """Runs xdotool."""
        command = ["xdotool", *words]
        return subprocess.run(command, env=self.environ, check=True, capture_output=True, text=True).stdout

    def ask_to_close(self, window: str) -> None:
        """Sends what a window manager sends when its close button is pressed."""
        library = ctypes.CDLL("libX11.so.6")
        library.XOpenDisplay.restype = ctypes.c_void_p
        library.XInternAtom.restype = ctypes.c_ulong
        server = ctypes.c_void_p(library.XOpenDisplay(self.display.encode()))
        protocols, delete = (library.XInternAtom(server, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
        message = ClientMessage(CLIENT_MESSAGE, 0, 1, None, int(window), protocols, 32, (delete, 0, 0, 0, 0))
        assert library.XSendEvent(server, ctypes.c_ulong(int(window)), 0, ctypes.c_long(0), ctypes.byref(message))
        library.XCloseDisplay(server)

    def picture(self) -> Image.Image:
        """What the server's screen shows."""
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def windows(self) -> list[str]:
        """The exhibit's windows that are on the screen."""
        command = ["xdotool", "search", "--onlyvisible", "--name", "Railway"]
        return subprocess.run(command, env=self.environ, check=False, capture_output=True, text=True).stdout.split()


@contextmanager
def server(width: int, height: int) -> Iterator[X]:
    """A server on a display that is free."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield X(f":{process.stdout.readline().strip()}")
        finally:
            process.terminate()
