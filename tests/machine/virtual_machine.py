"""A machine in qemu, emulated and without a network, observed from outside: pictures of its screen, kernel input."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image as Picture

from tests.machine.disk_images import CACHE, Image

BOOT = 900.0
"""Seconds for a boot to the exhibit; emulation on a busy machine needs minutes."""
STEP = 240.0
"""Seconds for anything that takes a moment on a real machine."""
EMULATED = ("-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max,avx2=off,avx=off")
"""TCG emulates masked AVX2 loads as full-width loads, which crashes Qt; without AVX it does not use them."""


@dataclass(frozen=True, slots=True)
class Hardware:
    display: tuple[str, ...] = ("-vga", "none", "-device", "virtio-vga")
    kernel: str = ""
    """Words added to the kernel's command line."""
    clock: str = "base=utc"
    read_only: bool = False


class Machine:
    """A running machine. Closing it is pulling the plug.

    Args:
        fresh: start from the image; otherwise from the disk that an earlier machine of this name left.
    """

    def __init__(self, image: Image, name: str, hardware: Hardware = Hardware(), *, fresh: bool = True) -> None:
        self._folder = CACHE / "runs"
        self._folder.mkdir(parents=True, exist_ok=True)
        self.pictures = CACHE / "pictures"
        self.pictures.mkdir(exist_ok=True)
        self._name = name
        disk = self._folder / f"{name}.qcow2"
        if fresh:
            disk.unlink(missing_ok=True)
            command = ["qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", str(image.disk), str(disk)]
            subprocess.run(command, check=True)
        paths = {kind: self._folder / f"{name}.{kind}" for kind in ("qmp", "agent", "log")}
        for path in paths.values():
            path.unlink(missing_ok=True)
        mode = "ro" if hardware.read_only else "rw"
        command = [
            "qemu-system-x86_64",
            *EMULATED,
            *("-m", "2G", "-smp", "2", "-nic", "none", "-display", "none", "-rtc", hardware.clock),
            *("-kernel", str(image.kernel), "-initrd", str(image.initrd)),
            *("-append", f"root=/dev/vda {mode} console=tty0 console=ttyS0 quiet {hardware.kernel}"),
            *("-drive", f"file={disk},if=virtio,cache=writeback"),
            *hardware.display,
            *("-device", "qemu-xhci", "-device", "usb-kbd", "-device", "usb-mouse"),
            *("-device", "virtio-serial", "-chardev", f"socket,id=agent,path={paths['agent']},server=on,wait=off"),
            *("-device", "virtserialport,chardev=agent,name=agent"),
            *("-qmp", f"unix:{paths['qmp']},server=on,wait=off", "-serial", f"file:{paths['log']}"),
        ]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self._log = paths["log"]
        self._qmp = Lines(paths["qmp"])
        self._qmp.read(STEP)
        self.qmp("qmp_capabilities")
        self._agent = Lines(paths["agent"])

    def close(self) -> None:
        self._qmp.close()
        self._agent.close()
        self._process.kill()
        self._process.wait()
        assert self._process.stderr is not None
        self._process.stderr.close()

    def qmp(self, command: str, **arguments: object) -> Any:  # noqa: ANN401 - as qemu answers
        self._qmp.write({"execute": command, "arguments": arguments})
        while True:
            message = self._qmp.read(STEP)
            if "error" in message:
                raise RuntimeError(f"{command}: {message['error']}")
            if "return" in message:
                return message["return"]

    def agent(self, timeout: float = STEP, **request: object) -> Any:  # noqa: ANN401 - as the agent answers
        self._agent.write(request)
        answer = self._agent.read(timeout)
        if "error" in answer:
            raise RuntimeError(f"{request}: {answer['error']}")
        return answer

    def run(self, command: str, timeout: float = STEP) -> str:
        """Run a shell command in the machine as root; return its output."""
        return str(self.agent(timeout, run=command)["out"])

    def console(self) -> str:
        """Return the output of the serial console."""
        return self._log.read_text(errors="replace")

    def picture(self, name: str = "") -> Picture.Image:
        """Picture of the screen; with a name it is kept."""
        file = self.pictures / f"{self._name}-{name or 'now'}.png"
        self.qmp("screendump", filename=str(file), format="png")
        with Picture.open(file) as picture:
            return picture.convert("RGB")

    def wait(self, what: str, shows: Callable[[Picture.Image], bool], seconds: float = STEP) -> None:
        """Wait until the screen shows something, and keep that picture under its name; fail with the last picture."""
        end = time.monotonic() + seconds
        while True:
            picture = self.picture(what)
            if shows(picture):
                return
            if time.monotonic() > end:
                tail = self.console()[-1500:]
                raise AssertionError(f"{what}: not shown within {seconds:.0f} s; see {self._name}-{what}.png\n{tail}")
            assert self._process.poll() is None, "the emulator ended"
            time.sleep(1)

    def tap(self, x: float, y: float) -> None:
        """Touch a point with one finger, through the kernel."""
        self.agent(down=[0, x, y])
        self.agent(wait=0.1)
        self.agent(up=[0])

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 20) -> None:
        """Drag one finger along a straight line, through the kernel."""
        self.agent(down=[0, *start])
        for step in range(1, steps + 1):
            share = step / steps
            at = [a + (b - a) * share for a, b in zip(start, end, strict=True)]
            self.agent(move=[0, *at])
            self.agent(wait=0.05)
        self.agent(up=[0])

    def keys(self, *names: str) -> None:
        """Press keys together on the USB keyboard; names as qemu has them."""
        self.qmp("send-key", keys=[{"type": "qcode", "data": name} for name in names])

    def mouse(self, dx: int, dy: int, *, click: bool = False) -> None:
        """Move the USB mouse, and press its left button."""
        for axis, value in (("x", dx), ("y", dy)):
            self.qmp("input-send-event", events=[{"type": "rel", "data": {"axis": axis, "value": value}}])
        if click:
            for down in (True, False):
                self.qmp("input-send-event", events=[{"type": "btn", "data": {"button": "left", "down": down}}])


class Lines:
    """JSON objects, one per line, over a Unix socket."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        end = time.monotonic() + STEP
        while True:
            try:
                self._socket.connect(os.fspath(path))
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
        self._pending = b""

    def write(self, message: object) -> None:
        self._socket.sendall(json.dumps(message).encode() + b"\n")

    def read(self, timeout: float) -> Any:  # noqa: ANN401 - whatever the other side sends
        self._socket.settimeout(timeout)
        while b"\n" not in self._pending:
            data = self._socket.recv(65536)
            if not data:
                raise RuntimeError("the other side closed the connection")
            self._pending += data
        line, self._pending = self._pending.split(b"\n", 1)
        return json.loads(line)

    def close(self) -> None:
        self._socket.close()
