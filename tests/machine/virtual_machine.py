"""A machine in qemu, emulated and without a network, observed from outside: pictures of its screen, kernel input."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
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
SNAPSHOT = "shown"
STATE = "/var/lib/qbj-kiosk/.local/state/qbj-kiosk"
"""Folder of the exhibit's logs and measurements in the emulated machine."""
Gesture = Sequence[Sequence[object]]
"""Steps of `guest_agent.perform`."""


@dataclass(frozen=True, slots=True)
class Hardware:
    display: tuple[str, ...] = ("-vga", "none", "-device", "virtio-vga,max_outputs=2")
    """Two outputs; a screen is connected to the first."""
    kernel: str = ""
    """Words added to the kernel's command line."""
    clock: str = "base=utc"
    read_only: bool = False


class Machine:
    """A test machine that qemu emulates, observed from outside: its screen, its console, its input devices.

    Args:
        image: disk, which stays as it is, and kernel.
        name: name of its files.
        hardware: what differs from machine to machine.
        resume: begin at the moment that an earlier machine of this name kept, not with a boot.
    """

    def __init__(self, image: Image, name: str, hardware: Hardware, *, resume: bool = False) -> None:
        folder = CACHE / "runs"
        folder.mkdir(parents=True, exist_ok=True)
        self.album = name
        self._numbers = count(1)
        disk = folder / f"{name}.qcow2"
        if not resume:
            create = ["qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", str(image.disk), str(disk)]
            subprocess.run(create, check=True)
        paths = {kind: folder / f"{name}.{kind}" for kind in ("qmp", "agent", "log", "errors")}
        for path in paths.values():
            path.unlink(missing_ok=True)
        mode = "ro" if hardware.read_only else "rw"
        command = [
            "qemu-system-x86_64",
            *EMULATED,
            *("-m", "2G", "-smp", "2", "-nic", "none", "-display", "none", "-rtc", hardware.clock),
            *("-kernel", str(image.kernel), "-initrd", str(image.initrd)),
            *("-append", f"root=/dev/vda {mode} console=ttyS0 console=tty0 quiet {hardware.kernel}"),
            # The plug is pulled by a reset, so the host's cache may be lazy.
            *("-drive", f"file={disk},if=virtio,cache=unsafe"),
            *(("-loadvm", SNAPSHOT) if resume else ()),
            *hardware.display,
            *("-device", "qemu-xhci", "-device", "usb-kbd", "-device", "usb-mouse"),
            *("-device", "virtio-serial", "-chardev", f"socket,id=agent,path={paths['agent']},server=on,wait=off"),
            *("-device", "virtserialport,chardev=agent,name=agent"),
            *("-qmp", f"unix:{paths['qmp']},server=on,wait=off", "-serial", f"file:{paths['log']}"),
        ]
        with paths["errors"].open("wb") as errors:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=errors)
        self._log = paths["log"]
        self._qmp = Lines(paths["qmp"])
        self._qmp.read(STEP)
        self.qmp("qmp_capabilities")
        self._agent = Lines(paths["agent"])
        self._requests = count()

    def close(self) -> None:
        self._qmp.close()
        self._agent.close()
        self._process.kill()
        self._process.wait()

    def keep_state(self) -> None:
        """Save the emulated machine's memory and disk, so that `restore` returns to this moment."""
        self._monitor(f"savevm {SNAPSHOT}")

    def restore(self) -> None:
        """Return the emulated machine to the moment of `keep_state`, and run it."""
        self.pause()
        self._monitor(f"loadvm {SNAPSHOT}")
        self.qmp("cont")

    def pause(self) -> None:
        """Stop the emulated machine, so that it takes no time from another while it is not used."""
        self.qmp("stop")

    def cut_power(self) -> None:
        """Reset the emulated machine as a power cut does: memory is lost, the disk keeps what was written."""
        boot_id = "cat /proc/sys/kernel/random/boot_id"
        before = self.run(boot_id)
        self.qmp("system_reset")
        while self.run(boot_id, BOOT) == before:
            time.sleep(0.5)

    def begin_album(self, name: str) -> None:
        """Begin to number the pictures that a test keeps of the machine's screen."""
        self.album, self._numbers = name, count(1)

    def qmp(self, command: str, **arguments: object) -> Any:  # noqa: ANN401 - as qemu answers
        self._qmp.write({"execute": command, "arguments": arguments})
        while True:
            message = self._qmp.read(STEP)
            if "error" in message:
                raise RuntimeError(f"{command}: {message['error']}")
            if "return" in message:
                return message["return"]

    def _monitor(self, command: str) -> None:
        if output := self.qmp("human-monitor-command", **{"command-line": command}):
            raise RuntimeError(f"{command}: {output}")

    def agent(self, timeout: float = STEP, **request: object) -> Any:  # noqa: ANN401 - as the agent answers
        number = next(self._requests)
        self._agent.write({"number": number, **request})
        while True:
            answer = self._agent.read(timeout)
            # A reset may leave the answer to an earlier request.
            if answer.pop("number", None) == number:
                break
        if "error" in answer:
            raise RuntimeError(f"{request}: {answer['error']}")
        return answer

    def run(self, command: str, timeout: float = STEP) -> str:
        """Run a shell command in the emulated machine as root; return its output."""
        return str(self.agent(timeout, run=command)["out"])

    def console(self) -> str:
        """Return what the emulated machine wrote to its serial console."""
        return self._log.read_text(errors="replace")

    def journal(self) -> str:
        """Return the end of the emulated machine's journal, and of its supervisor's log with the deadlines' times.

        If the agent does not answer, return the end of the serial console.
        """
        journal = "date; cat /proc/uptime; journalctl -b -n 90 --no-pager -o short-precise"
        try:
            return self.run(
                f"{journal}; cd {STATE}; cat timing; tail -qn 60 logs/*; ps -eo pid,etimes,time,stat,wchan,args"
            )
        except (OSError, RuntimeError):
            return self.console()[-1500:]

    def picture(self, name: str, *, number: int | None = None) -> Picture.Image:
        """Return a picture of the emulated machine's screen, and keep it under the next number and a name."""
        number = next(self._numbers) if number is None else number
        file = pictures() / f"{self.album}-{number:02}-{name}.png"
        self.qmp("screendump", filename=str(file), format="png")
        with Picture.open(file) as picture:
            return picture.convert("RGB")

    def wait(self, what: str, shows: Callable[[Picture.Image], bool], seconds: float = STEP) -> Picture.Image:
        """Wait until the emulated machine's screen shows something; fail with the last picture."""
        number = next(self._numbers)
        end = time.monotonic() + seconds
        while not shows(picture := self.picture(what, number=number)):
            if time.monotonic() > end:
                file = f"{self.album}-{number:02}-{what}.png"
                raise AssertionError(f"{what}: not shown within {seconds:.0f} s; see {file}\n{self.journal()}")
            assert self._process.poll() is None, "the emulator ended"
            time.sleep(0.5)
        return picture

    def wait_until(self, what: str, holds: Callable[[], bool], seconds: float = STEP) -> None:
        """Wait for a condition in the emulated machine; fail with the name of the condition."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"{what}: not within {seconds:.0f} s"
            time.sleep(0.5)

    def gesture(self, steps: Gesture) -> None:
        """Make a gesture on the emulated machine's touch screen, through its kernel."""
        self.agent(do=steps)

    def tap(self, x: float, y: float, slot: int = 0) -> None:
        """Touch a point of the emulated machine's screen with one finger, through its kernel."""
        self.gesture([["down", slot, x, y], ["wait", 0.1], ["up", slot]])

    def drag(self, *paths: tuple[tuple[float, float], tuple[float, float]], steps: int = 20, lift: bool = True) -> None:
        """Drag one finger along each straight line, all at once, on the emulated machine's touch screen."""
        gesture: list[Sequence[object]] = [["down", slot, *start] for slot, (start, _) in enumerate(paths)]
        for step in range(1, steps + 1):
            for slot, (start, end) in enumerate(paths):
                at = [a + (b - a) * step / steps for a, b in zip(start, end, strict=True)]
                gesture.append(["move", slot, *at])
            gesture.append(["wait", 0.03])
        self.gesture([*gesture, *(["up", slot] for slot in range(len(paths)) if lift)])

    def keys(self, *names: str) -> None:
        """Press keys together on the emulated machine's USB keyboard, by qemu's names."""
        self.qmp("send-key", keys=[{"type": "qcode", "data": name} for name in names])
        # qemu releases the keys after 0.1 s of the emulated machine's time. A release that `restore` overtakes would
        # come after the time of its own moment, and keep back all later keys until then.
        self.run("sleep 0.3")

    def mouse(self, dx: int, dy: int, steps: int = 10) -> None:
        """Move the emulated machine's USB mouse in equal steps.

        The X server makes a step up to twice as large.
        """
        for _ in range(steps):
            for axis, value in (("x", dx), ("y", dy)):
                self.qmp("input-send-event", events=[{"type": "rel", "data": {"axis": axis, "value": value}}])
            # qemu adds up movements that the emulated machine has not read yet: one back would only end the one before.
            self.run("sleep 0.2")

    def click(self) -> None:
        """Press and release the left button of the emulated machine's USB mouse."""
        for down in (True, False):
            self.qmp("input-send-event", events=[{"type": "btn", "data": {"button": "left", "down": down}}])


def pictures() -> Path:
    """Return the folder of all pictures of emulated machines' screens."""
    folder = CACHE / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Lines:
    """Connection to a socket of qemu, for its monitor or the agent in the guest: one JSON object per line."""

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
