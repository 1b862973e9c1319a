"""Keeping an X server's screen on: its saver and its power saving rest while a connection of ours asks for it."""

import ctypes
from collections.abc import Callable
from typing import Any

Load = Callable[[str], Any]


class XSuspend:
    """Suspends the saver of an X server, through libXss, until `release` or the end of this process.

    Args:
        display: the server, such as `:0`.
        note: told what does not work.
        load: loads a library by its name.
    """

    def __init__(self, display: str, note: Callable[[str], None], load: Load = ctypes.CDLL) -> None:
        self._display = display
        self._note = note
        self._load = load
        self._x11: Any = None
        self._server: int | None = None

    def hold(self) -> None:
        """Connects and suspends; it lasts as long as the connection."""
        try:
            x11, saver = self._load("libX11.so.6"), self._load("libXss.so.1")
        except OSError as error:
            self._note(f"The X server's screen saver cannot be stopped: {error}; install libxss1")
            return
        x11.XOpenDisplay.restype = ctypes.c_void_p
        server = x11.XOpenDisplay(self._display.encode())
        if not server:
            self._note(f"The X server {self._display} cannot be asked to leave its screen on")
            return
        pointer = ctypes.c_void_p(server)
        event, error_base = ctypes.c_int(), ctypes.c_int()
        if saver.XScreenSaverQueryExtension(pointer, ctypes.byref(event), ctypes.byref(error_base)):
            saver.XScreenSaverSuspend(pointer, 1)
            x11.XSync(pointer, 0)
        else:
            self._note(f"The X server {self._display} has no screen saver extension")
        self._x11, self._server = x11, server

    def release(self) -> None:
        """Closes the connection, and with that ends the suspension."""
        if self._server is not None:
            self._x11.XCloseDisplay(ctypes.c_void_p(self._server))
            self._server = None
