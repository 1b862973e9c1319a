"""Read one pixel of an X screen from outside: exhibit and standby page have different colours there."""

import ctypes
import sys
import time

TIMEOUT = 90.0
"""Seconds to wait for a colour; the longest back-off is 30."""
PIXEL = (4, 4)
"""Distance from the lower left corner. The deck is there."""
ALL_PLANES = 0xFFFFFFFF
Z_PIXMAP = 2


class Screen:
    """One pixel of the screen that DISPLAY names."""

    def __init__(self) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        for name in ("XOpenDisplay", "XGetImage"):
            getattr(self._x, name).restype = ctypes.c_void_p
        for name in ("XDefaultRootWindow", "XGetPixel"):
            getattr(self._x, name).restype = ctypes.c_ulong
        display = self._x.XOpenDisplay(None)
        if display is None:
            sys.exit("There is no X display. Set DISPLAY")
        self._display = ctypes.c_void_p(display)
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._height = self._x.XDisplayHeight(self._display, self._x.XDefaultScreen(self._display))

    def colour(self) -> int:
        area = PIXEL[0], self._height - PIXEL[1], 1, 1
        planes = ctypes.c_ulong(ALL_PLANES)
        image = ctypes.c_void_p(self._x.XGetImage(self._display, self._root, *area, planes, Z_PIXMAP))
        colour = int(self._x.XGetPixel(image, 0, 0)) & 0xFFFFFF
        self._x.XDestroyImage(image)
        return colour

    def wait_for(self, colour: int, *, other: bool = False) -> float:
        """Wait until the pixel has this colour (`other`: any other). Return the time; exit the program on timeout."""
        end = time.monotonic() + TIMEOUT
        while (now := time.monotonic()) < end:
            if (self.colour() == colour) != other:
                return now
            time.sleep(0.005)
        sys.exit(f"It did not come back within {TIMEOUT:g} s")
