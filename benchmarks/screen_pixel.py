"""Read pixels of an X screen from outside."""

import ctypes
import sys
import time

TIMEOUT = 90.0
"""Seconds to wait for a colour; the longest back-off is 30."""
PIXEL = (4, 4)
"""Distance from the lower left corner. The deck is there: exhibit and standby page have different colours."""
COLUMN = 16
"""Distance of the pixels that `row` reads."""
ALL_PLANES = 0xFFFFFFFF
Z_PIXMAP = 2


class Screen:
    """The screen of an X server that DISPLAY names, whose pixels are read from outside the program."""

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
        number = self._x.XDefaultScreen(self._display)
        self._width = self._x.XDisplayWidth(self._display, number)
        self._height = self._x.XDisplayHeight(self._display, number)

    def colour(self) -> int:
        return self._read(PIXEL[0], self._height - PIXEL[1], 1)[0]

    def row(self, share: float) -> tuple[int, ...]:
        """Return colours along a row of the X server's screen, at this share of its height."""
        return self._read(0, int(self._height * share), self._width)

    def _read(self, left: int, top: int, width: int) -> tuple[int, ...]:
        planes = ctypes.c_ulong(ALL_PLANES)
        image = ctypes.c_void_p(self._x.XGetImage(self._display, self._root, left, top, width, 1, planes, Z_PIXMAP))
        colours = tuple(int(self._x.XGetPixel(image, x, 0)) & 0xFFFFFF for x in range(0, width, COLUMN))
        self._x.XDestroyImage(image)
        return colours

    def wait_for(self, colour: int, *, other: bool = False) -> float:
        """Wait until a pixel of the deck has this colour (`other`: any other). Return the time."""
        end = time.monotonic() + TIMEOUT
        while (now := time.monotonic()) < end:
            if (self.colour() == colour) != other:
                return now
            time.sleep(0.005)
        sys.exit(f"It did not come back within {TIMEOUT:g} s")
