"""Agent inside the test machine: a multi-touch screen made by uinput, and a shell, driven over a virtio port.

Each line in is a JSON object with a `number` and either `run`, a shell command, or `do`, a gesture: a list of
["down", slot, x, y], ["move", slot, x, y], ["up", slot] and ["wait", seconds]; positions are 0 to 1. Each line out is
the answer, with the same number. Standard library only.
"""

import ctypes
import fcntl
import json
import os
import struct
import subprocess
import time
from pathlib import Path
from typing import Any

PORT = Path("/dev/virtio-ports/agent")
SLOTS = 10
MAXIMUM = 32767
EV_SYN, EV_KEY, EV_ABS = 0, 1, 3
BTN_TOUCH = 0x14A
ABS_X, ABS_Y, ABS_MT_SLOT, ABS_MT_X, ABS_MT_Y, ABS_MT_TRACKING_ID = 0, 1, 0x2F, 0x35, 0x36, 0x39
INPUT_PROP_DIRECT = 1
UI_DEV_CREATE, UI_DEV_SETUP, UI_ABS_SETUP = 0x5501, 0x405C5503, 0x401C5504
UI_SET_EVBIT, UI_SET_KEYBIT, UI_SET_ABSBIT, UI_SET_PROPBIT = 0x40045564, 0x40045565, 0x40045567, 0x4004556E
BUS_USB = 3


class TouchScreen:
    """Touch screen of the test machine, made by the kernel's uinput with multi-touch protocol B."""

    def __init__(self) -> None:
        self._file = os.open("/dev/uinput", os.O_WRONLY | os.O_NONBLOCK)
        for request, value in (
            (UI_SET_EVBIT, EV_KEY),
            (UI_SET_EVBIT, EV_ABS),
            (UI_SET_KEYBIT, BTN_TOUCH),
            (UI_SET_PROPBIT, INPUT_PROP_DIRECT),
        ):
            fcntl.ioctl(self._file, request, value)
        for code, highest in (
            (ABS_X, MAXIMUM),
            (ABS_Y, MAXIMUM),
            (ABS_MT_SLOT, SLOTS - 1),
            (ABS_MT_X, MAXIMUM),
            (ABS_MT_Y, MAXIMUM),
            (ABS_MT_TRACKING_ID, 65535),
        ):
            fcntl.ioctl(self._file, UI_SET_ABSBIT, code)
            fcntl.ioctl(self._file, UI_ABS_SETUP, struct.pack("HxxiiiiiI", code, 0, 0, highest, 0, 0, 10)[:28])
        setup = struct.pack("HHHH80sI", BUS_USB, 0x1234, 0x5678, 1, b"Test touch screen", 0)
        fcntl.ioctl(self._file, UI_DEV_SETUP, setup)
        fcntl.ioctl(self._file, UI_DEV_CREATE)
        self._next = 1
        self._down: set[int] = set()

    def _emit(self, *events: tuple[int, int, int]) -> None:
        now = ctypes.sizeof(ctypes.c_long) * 2
        data = b"".join(bytes(now) + struct.pack("HHi", *event) for event in (*events, (EV_SYN, 0, 0)))
        os.write(self._file, data)

    def down(self, slot: int, x: float, y: float) -> None:
        self._down.add(slot)
        self._emit(
            (EV_ABS, ABS_MT_SLOT, slot),
            (EV_ABS, ABS_MT_TRACKING_ID, self._next),
            *self._at(x, y),
            (EV_KEY, BTN_TOUCH, 1),
        )
        self._next += 1

    def move(self, slot: int, x: float, y: float) -> None:
        self._emit((EV_ABS, ABS_MT_SLOT, slot), *self._at(x, y))

    def up(self, slot: int) -> None:
        self._down.discard(slot)
        lifted = (EV_KEY, BTN_TOUCH, 0)
        self._emit((EV_ABS, ABS_MT_SLOT, slot), (EV_ABS, ABS_MT_TRACKING_ID, -1), *(() if self._down else (lifted,)))

    @staticmethod
    def _at(x: float, y: float) -> tuple[tuple[int, int, int], ...]:
        px, py = round(x * MAXIMUM), round(y * MAXIMUM)
        return ((EV_ABS, ABS_MT_X, px), (EV_ABS, ABS_MT_Y, py), (EV_ABS, ABS_X, px), (EV_ABS, ABS_Y, py))


def answer(screen: TouchScreen, request: dict[str, Any]) -> dict[str, object]:
    match request:
        case {"run": str(command)}:
            done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
            return {"code": done.returncode, "out": done.stdout + done.stderr}
        case {"do": list(gesture)}:
            for step in gesture:
                perform(screen, step)
            return {}
    return {"error": f"unknown request {request}"}


def perform(screen: TouchScreen, step: list[Any]) -> None:
    match step:
        case ["wait", seconds]:
            time.sleep(seconds)
        case ["down", slot, x, y]:
            screen.down(slot, x, y)
        case ["move", slot, x, y]:
            screen.move(slot, x, y)
        case ["up", slot]:
            screen.up(slot)
        case _:
            raise ValueError(step)


def main() -> None:
    screen = TouchScreen()
    while not PORT.exists():
        time.sleep(0.2)
    with PORT.open("r+b", buffering=0) as port:
        pending = b""
        while True:
            data = port.read(4096)
            if not data:
                time.sleep(0.1)
                continue
            pending += data
            while b"\n" in pending:
                line, pending = pending.split(b"\n", 1)
                request = json.loads(line)
                try:
                    reply = answer(screen, request)
                except Exception as error:  # noqa: BLE001 - the test reports it
                    reply = {"error": repr(error)}
                port.write(json.dumps(reply | {"number": request["number"]}).encode() + b"\n")


if __name__ == "__main__":
    main()
