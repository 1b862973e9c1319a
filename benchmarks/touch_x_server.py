"""An X server for benchmarks, with a touch screen whose contacts a program makes.

Needs `Xorg` (21.1 or later) with its drivers `dummy` and `inputtest`, and a user who may start it. The contacts take
the way of real ones: from an input driver through the server to Qt.
"""

import ctypes
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

TIMEOUT = 30.0
"""Seconds for the server's start."""
CONTACTS = 10
"""The most at a time."""
LARGEST = 0xFFFF
"""Largest coordinate of the driver, on both axes."""
VERSION = 1, 0
"""Version of the driver's protocol."""
VALUATORS = 64
"""Number of values in a message; only the position's two are used."""
CLIENT_VERSION, WAIT_FOR_SYNC, TOUCH = 0, 1, 6
"""Types of messages."""
CONFIGURATION = """
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "DontVTSwitch" "true"
    Option "BlankTime" "0"
EndSection
Section "Device"
    Identifier "memory"
    Driver "dummy"
    VideoRam 65536
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 5-1000
    VertRefresh 5-200
    Modeline "{width}x{height}" 148.5 {width} {h1} {h2} {h3} {height} {v1} {v2} {v3}
EndSection
Section "Screen"
    Identifier "screen"
    Device "memory"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "{width}x{height}"
        Virtual {width} {height}
    EndSubSection
EndSection
Section "InputDevice"
    Identifier "touch screen"
    Driver "inputtest"
    Option "DeviceType" "Touch"
    Option "TouchCount" "{contacts}"
    Option "SocketPath" "{socket}"
EndSection
Section "ServerLayout"
    Identifier "layout"
    Screen "screen"
    InputDevice "touch screen" "SendCoreEvents"
EndSection
"""


class Change(IntEnum):
    """Change of a touch contact, with its number in the X Input extension."""

    BEGIN = 18
    UPDATE = 19
    END = 20


class _Header(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint32), ("type", ctypes.c_uint32))


class _Version(ctypes.Structure):
    _fields_ = (("header", _Header), ("major", ctypes.c_uint16), ("minor", ctypes.c_uint16))


class _Values(ctypes.Structure):
    _fields_ = (
        ("has_unaccelerated", ctypes.c_uint32),
        ("mask", ctypes.c_uint8 * (VALUATORS // 8)),
        ("values", ctypes.c_double * VALUATORS),
        ("unaccelerated", ctypes.c_double * VALUATORS),
    )


class _Touch(ctypes.Structure):
    _fields_ = (("header", _Header), ("id", ctypes.c_uint32), ("change", ctypes.c_uint32), ("values", _Values))


class TouchScreen:
    """Touch screen of an X server whose contacts a benchmark makes, at shares of the screen's width and height."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._send(_Version(_header(_Version, CLIENT_VERSION), *VERSION))
        self._receive(_Version)

    def send(self, contact: int, change: Change, x: float, y: float) -> None:
        """Change a touch contact, numbered from 0. Return when the X server has processed it."""
        values = _Values(mask=(0b11,), values=(x * LARGEST, y * LARGEST))
        self._send(_Touch(_header(_Touch, TOUCH), contact, change, values))
        self._send(_header(_Header, WAIT_FOR_SYNC))
        self._receive(_Header)

    def _send(self, message: ctypes.Structure) -> None:
        self._connection.sendall(bytes(message))

    def _receive(self, kind: type[ctypes.Structure]) -> None:
        if len(self._connection.recv(ctypes.sizeof(kind), socket.MSG_WAITALL)) != ctypes.sizeof(kind):
            raise ConnectionError("The X server closed the touch screen")


def _header(message: type[ctypes.Structure], kind: int) -> _Header:
    return _Header(ctypes.sizeof(message), kind)


@contextmanager
def touch_server(width: int, height: int, folder: Path) -> Iterator[tuple[str, TouchScreen]]:
    """Run an X server with a touch screen on a free display. Yield the display's name and its touch screen.

    Args:
        width: of the screen, in pixels.
        height: of the screen, in pixels.
        folder: for the configuration, the log and the socket.
    """
    path = folder / "touch"
    configuration = folder / "xorg.conf"
    configuration.write_text(
        CONFIGURATION.format(
            **{f"h{step}": width + 80 * step for step in (1, 2, 3)},
            **{f"v{step}": height + 10 * step for step in (1, 2, 3)},
            width=width,
            height=height,
            contacts=CONTACTS,
            socket=path,
        ),
        encoding="ascii",
    )
    reading, writing = os.pipe()
    command = ["Xorg", "-displayfd", str(writing), "-config", str(configuration), "-logfile", str(folder / "xorg.log")]
    options = ["-noreset", "-nolisten", "tcp", "-novtswitch", "-sharevts", "-keeptty"]
    with subprocess.Popen([*command, *options], pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as answer:
                display = f":{answer.readline().strip()}"
            if display == ":":
                raise RuntimeError(f"Xorg does not start: see {folder / 'xorg.log'}")
            with _connect(path) as connection:
                yield display, TouchScreen(connection)
        finally:
            server.terminate()


def _connect(path: Path) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    end = time.monotonic() + TIMEOUT
    while True:
        try:
            connection.connect(str(path))
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return connection
