"""Suspension of an X server's screen saver and power saving; it lasts as long as the connection."""

import ctypes
from collections.abc import Callable
from typing import Any

Load = Callable[[str], Any]


class XScreenSaverInhibitor:
    """Suspends an X server's screen saver through libXss until `release` or the end of this process.

    Args:
        display: the X server, such as `:0`.
    """

    def __init__(self, display: str, report: Callable[[str], None], load: Load = ctypes.CDLL) -> None:
        self._display = display
        self._report = report
        self._load = load
        self._x11: Any = None
        self._server: int | None = None

    def hold(self) -> None:
        try:
            x11, saver = self._load("libX11.so.6"), self._load("libXss.so.1")
        except OSError as error:
            self._report(f"The X server's screen saver cannot be suspended: {error}. Install libxss1")
            return
        x11.XOpenDisplay.restype = ctypes.c_void_p
        server = x11.XOpenDisplay(self._display.encode())
        if not server:
            self._report(
                f"The X server {self._display} refuses the connection, so its screen saver stays on. Check DISPLAY"
            )
            return
        pointer = ctypes.c_void_p(server)
        event, error_base = ctypes.c_int(), ctypes.c_int()
        if saver.XScreenSaverQueryExtension(pointer, ctypes.byref(event), ctypes.byref(error_base)):
            saver.XScreenSaverSuspend(pointer, 1)
            x11.XSync(pointer, 0)
        else:
            self._report(f"The X server {self._display} has no screen saver extension. Run: xset s off -dpms")
        self._x11, self._server = x11, server

    def release(self) -> None:
        if self._server is not None:
            self._x11.XCloseDisplay(ctypes.c_void_p(self._server))
            self._server = None
