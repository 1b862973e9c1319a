"""Kiosk mode on a machine in a hall: what the service starts, under a real cage whose screen can be seen."""

import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from configparser import RawConfigParser
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from qbj_kiosk.deploy.linux import UNIT, Machine, plan
from qbj_kiosk.deploy.steps import WriteFile
from tests.cage.running import NOBODY, PATIENCE, unprivileged
from tests.cage.server import X, server

SERVED = "/opt/qbj-kiosk/bin/qbj-kiosk"
EXHIBIT = 1000
"""Colours on the screen from which it is the exhibit: it has over 1,800, the curtain under 500."""


def command(bundle: Path, left: Path) -> list[str]:
    """What the unit starts, with this checkout's program, a bundle, and a place for the mark that staff left."""
    (unit,) = [step for step in plan(Machine(SERVED)) if isinstance(step, WriteFile) and step.path.endswith(UNIT)]
    parser = RawConfigParser(strict=False)
    parser.read_string(unit.text)
    _, *words = shlex.split(parser["Service"]["ExecStart"])
    program = shlex.join([sys.executable, "-I", "-m", "qbj_kiosk", "--bundle", str(bundle)])
    line = words[-1].replace(SERVED, program).replace("/run/qbj-kiosk/left", shlex.quote(str(left)))
    return ["cage", *words[:-1], line]


@dataclass
class Hall:
    """A machine in the hall."""

    cage: subprocess.Popen[bytes]
    x: X
    folder: Path
    systemd: socket.socket
    """What would be systemd's ear."""

    @property
    def left(self) -> Path:
        """The mark of staff who left."""
        return self.folder / "left"

    def colours(self) -> int:
        """How many colours are on the screen."""
        return len(self.x.picture().getcolors(1 << 24) or [])

    def processes(self) -> dict[int, list[str]]:
        """Every process that runs in this hall, whoever its parent is, and its command line."""
        mark, found = f"HOME={self.folder}".encode(), {}
        for entry in Path("/proc").iterdir():
            # One that ends meanwhile is gone; one of another user is none of ours.
            with suppress(OSError):
                if entry.name.isdecimal() and mark in (entry / "environ").read_bytes().split(b"\0"):
                    words = (entry / "cmdline").read_bytes().decode().split("\0")
                    found[int(entry.name)] = words
        return found

    def process(self, argument: str) -> int:
        """The process of the program that was started with an argument, once there is one."""

        def found() -> list[int]:
            return [pid for pid, words in self.processes().items() if argument in words]

        self.until(found)
        (pid,) = found()
        return pid

    def until(self, condition: Callable[[], object]) -> None:
        """Polls a condition; the patience only ends a test that failed."""
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, self.story()
            sleep(0.05)

    def until_shown(self) -> list[int]:
        """Waits until the exhibit is on the screen.

        Returns:
            How many colours were on it on the way.
        """
        seen: list[int] = []

        def shown() -> bool:
            seen.append(self.colours())
            return seen[-1] > EXHIBIT

        self.until(shown)
        return seen

    def story(self) -> str:
        """What the supervisor wrote down, and what else was said."""
        files = [self.folder / "said", *self.folder.glob(".local/state/qbj-kiosk/logs/*")]
        return "\n".join(file.read_text(encoding="utf-8") for file in files)


@contextmanager
def hall(built: Path) -> Iterator[Hall]:
    """Kiosk mode on a screen, with a bundle."""
    with ExitStack() as stack:
        # Not in a test's folder: that is closed to the user that cage wants, and whether a bundle may be read is asked
        # of the kernel in a way for which a right to read everything does not count.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="qbj-kiosk-hall-")))
        bundle = shutil.copytree(built, folder / "bundle")
        ear = stack.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
        ear.settimeout(PATIENCE)
        ear.bind(str(folder / "notify"))
        if os.geteuid() == 0:
            for place in (folder, folder / "notify", bundle, *bundle.rglob("*")):
                os.chown(place, NOBODY, NOBODY)
        x = stack.enter_context(server(1024, 768))
        said = stack.enter_context((folder / "said").open("wb"))
        environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "WLR_BACKENDS": "x11",
            "WLR_RENDERER": "pixman",
            "DISPLAY": x.display,
            "QT_QPA_PLATFORM": "wayland",
            "NOTIFY_SOCKET": str(folder / "notify"),
            "WATCHDOG_USEC": "500000",
            # systemd names the process that it started: cage.
            "WATCHDOG_PID": "1",
        }
        words = [*unprivileged(), *command(bundle, folder / "left")]
        cage = stack.enter_context(subprocess.Popen(words, env=environ, stdout=said, stderr=subprocess.STDOUT))
        made = Hall(cage, x, folder, ear)
        try:
            yield made
        finally:
            for pid in made.processes():
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            cage.kill()
            made.until(lambda: not made.processes())
