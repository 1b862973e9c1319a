"""Kiosk mode as the systemd unit starts it, under a real cage whose screen can be read."""

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
from tests.cage.running import TIMEOUT, give_to_unprivileged, unprivileged
from tests.cage.server import X, server

INSTALLED = "/opt/qbj-kiosk/bin/qbj-kiosk"
EXHIBIT_COLOURS = 1000
"""Colours on the screen that only the exhibit exceeds: it has over 1,800, the standby page under 500."""


def command(bundle: Path, left: Path) -> list[str]:
    """Return the unit's command with this checkout's program, a bundle and a file that records that staff left."""
    (unit,) = [step for step in plan(Machine(INSTALLED)) if isinstance(step, WriteFile) and step.path.endswith(UNIT)]
    parser = RawConfigParser(strict=False)
    parser.read_string(unit.text)
    _, *arguments = shlex.split(parser["Service"]["ExecStart"])
    program = shlex.join([sys.executable, "-I", "-m", "qbj_kiosk", "--bundle", str(bundle)])
    line = arguments[-1].replace(INSTALLED, program).replace("/run/qbj-kiosk/left", shlex.quote(str(left)))
    return ["cage", *arguments[:-1], line]


@dataclass
class Hall:
    """A machine in the hall with its screen."""

    cage: subprocess.Popen[bytes]
    x: X
    folder: Path
    notifications: socket.socket
    """The notification socket."""

    @property
    def left(self) -> Path:
        """File that records that staff left."""
        return self.folder / "left"

    def colours(self) -> int:
        """Return the number of colours on the screen."""
        return len(self.x.picture().getcolors(1 << 24) or [])

    def processes(self) -> dict[int, list[str]]:
        """Return every process of this hall, whatever its parent, with its command line."""
        variable, found = f"HOME={self.folder}".encode(), {}
        for entry in Path("/proc").iterdir():
            # The process has ended, or belongs to another user.
            with suppress(OSError):
                if entry.name.isdecimal() and variable in (entry / "environ").read_bytes().split(b"\0"):
                    found[int(entry.name)] = (entry / "cmdline").read_bytes().decode().split("\0")
        return found

    def process(self, argument: str) -> int:
        """Wait for a process with a command-line argument and return it."""

        def found() -> list[int]:
            return [pid for pid, arguments in self.processes().items() if argument in arguments]

        self.until(found)
        (pid,) = found()
        return pid

    def until(self, condition: Callable[[], object]) -> None:
        """Poll a condition. The timeout only ends a failing test."""
        end = monotonic() + TIMEOUT
        while not condition():
            assert monotonic() < end, self.logs()
            sleep(0.05)

    def until_shown(self) -> list[int]:
        """Wait until the exhibit is on the screen.

        Returns:
            The numbers of colours seen meanwhile.
        """
        seen: list[int] = []

        def shown() -> bool:
            seen.append(self.colours())
            return seen[-1] > EXHIBIT_COLOURS

        self.until(shown)
        return seen

    def logs(self) -> str:
        """Return the supervisor's log and the output of all processes."""
        files = [self.folder / "output", *self.folder.glob(".local/state/qbj-kiosk/logs/*")]
        return "\n".join(file.read_text(encoding="utf-8") for file in files)


@contextmanager
def hall(built: Path) -> Iterator[Hall]:
    """Run kiosk mode with a bundle."""
    with ExitStack() as stack:
        # Not in pytest's folder, which is closed to other users: access(2) ignores capabilities.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="qbj-kiosk-hall-")))
        bundle = shutil.copytree(built, folder / "bundle")
        notifications = stack.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
        notifications.settimeout(TIMEOUT)
        notifications.bind(str(folder / "notify"))
        give_to_unprivileged(folder, folder / "notify", bundle, *bundle.rglob("*"))
        x = stack.enter_context(server(1024, 768))
        output = stack.enter_context((folder / "output").open("wb"))
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
            # systemd sets the process that it started: cage.
            "WATCHDOG_PID": "1",
        }
        arguments = [*unprivileged(), *command(bundle, folder / "left")]
        cage = stack.enter_context(subprocess.Popen(arguments, env=environ, stdout=output, stderr=subprocess.STDOUT))
        made = Hall(cage, x, folder, notifications)
        try:
            yield made
        finally:
            for pid in made.processes():
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            cage.kill()
            made.until(lambda: not made.processes())
