"""A private X server with simulated keys, clicks and window managers."""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageGrab

CLIENT_MESSAGE = 33
"""Event type, from X.h."""
CHORDS = [
    *(f"{held}F{number}" for number in range(1, 13) for held in ("", "alt+", "ctrl+", "ctrl+alt+", "super+")),
    *(f"{held}{key}" for key in "qwpntoracvxsf" for held in ("ctrl+", "alt+", "super+", "ctrl+shift+")),
    *("alt+Tab", "alt+shift+Tab", "alt+Escape", "ctrl+Escape", "alt+space", "ctrl+alt+BackSpace", "ctrl+alt+Delete"),
    *("super", "Super_R", "Menu", "Print", "alt+Print", "Pause", "shift+F10", "ctrl+shift+Escape"),
    *("XF86PowerOff", "XF86Sleep", "XF86HomePage", "XF86Mail", "XF86Calculator", "XF86Back", "XF86Close"),
]


class ClientMessage(ctypes.Structure):
    """Structure XClientMessageEvent of Xlib, padded to the size of the XEvent union."""

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


class CursorImage(ctypes.Structure):
    """Structure XFixesCursorImage of Xfixes, up to the field that is read here."""

    _fields_ = (
        ("x", ctypes.c_short),
        ("y", ctypes.c_short),
        ("width", ctypes.c_ushort),
        ("height", ctypes.c_ushort),
        ("hot_x", ctypes.c_ushort),
        ("hot_y", ctypes.c_ushort),
        ("serial", ctypes.c_ulong),
        ("pixels", ctypes.POINTER(ctypes.c_ulong)),
    )


class X:
    def __init__(self, display: str) -> None:
        self.display = display
        self.environ = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def xdotool(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        return subprocess.run(command, env=self.environ, check=True, capture_output=True, text=True).stdout

    def request_close(self, window: str) -> None:
        """Send WM_DELETE_WINDOW to a window, as a window manager's close button does."""
        library = ctypes.CDLL("libX11.so.6")
        library.XOpenDisplay.restype = ctypes.c_void_p
        library.XInternAtom.restype = ctypes.c_ulong
        server = ctypes.c_void_p(library.XOpenDisplay(self.display.encode()))
        protocols, delete = (library.XInternAtom(server, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
        message = ClientMessage(CLIENT_MESSAGE, 0, 1, None, int(window), protocols, 32, (delete, 0, 0, 0, 0))
        assert library.XSendEvent(server, ctypes.c_ulong(int(window)), 0, ctypes.c_long(0), ctypes.byref(message))
        library.XCloseDisplay(server)

    def cursor(self) -> tuple[bool, float]:
        """Return whether the cursor is visible, and where it points in its own picture: 0 is its top left corner."""
        library, fixes = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXfixes.so.3")
        library.XOpenDisplay.restype = ctypes.c_void_p
        fixes.XFixesGetCursorImage.restype = ctypes.POINTER(CursorImage)
        server = ctypes.c_void_p(library.XOpenDisplay(self.display.encode()))
        versions = ctypes.c_int(5), ctypes.c_int(0)
        fixes.XFixesQueryVersion(server, *(ctypes.byref(version) for version in versions))
        image = fixes.XFixesGetCursorImage(server).contents
        is_visible = any(image.pixels[number] for number in range(image.width * image.height))
        library.XCloseDisplay(server)
        return is_visible, max(image.hot_x / image.width, image.hot_y / image.height)

    def picture(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def windows(self) -> list[str]:
        command = ["xdotool", "search", "--onlyvisible", "--name", "Railway"]
        return subprocess.run(command, env=self.environ, check=False, capture_output=True, text=True).stdout.split()


@contextmanager
def server(width: int, height: int) -> Iterator[X]:
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield X(f":{process.stdout.readline().strip()}")
        finally:
            process.terminate()
