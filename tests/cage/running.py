"""The locked exhibit as a process on a display of its own, and what it tells."""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

PROGRAM = Path(__file__).with_name("locked.py")
ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds after which what was waited for will not come."""
NOBODY = 65534


@dataclass
class Running:
    """A process that shows the exhibit."""

    process: subprocess.Popen[str]
    lines: "queue.Queue[str]"
    now: dict[str, Any] = field(default_factory=dict)
    """What it told last."""

    def until(self, condition: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Waits until what it tells of itself fits."""
        end = monotonic() + PATIENCE
        while not (self.now and condition(self.now)):
            self._next(end)
        return self.now

    def picture(self) -> None:
        """Has it save what it shows."""
        assert self.process.stdin is not None
        self.process.stdin.write("picture\n")
        self.process.stdin.flush()
        end = monotonic() + PATIENCE
        while self._next(end) != "saved":
            assert monotonic() < end

    def _next(self, end: float) -> object:
        try:
            said = json.loads(self.lines.get(timeout=max(0.0, end - monotonic())))
        except queue.Empty:
            raise AssertionError(f"it last told {self.now}, exit code {self.process.poll()}") from None
        if isinstance(said, dict):
            self.now = said
        return said


def unprivileged() -> list[str]:
    """Words before a command that make root somebody else, since cage refuses root.

    The one right that is kept is to read: the Python that runs the tests may be in root's own folder.
    """
    if os.geteuid() != 0:
        return []
    rights = "-all,+dac_read_search"
    who = ["--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups"]
    return ["setpriv", *who, f"--inh-caps={rights}", f"--ambient-caps={rights}"]


def fills(told: dict[str, Any]) -> bool:
    """Whether the exhibit has the whole screen, the keyboard, and has drawn."""
    whole: bool = told["window"] == told["screen"] == told["frame"]
    return bool(whole and told["visible"] and told["active"] and told["drawn"])


def _read(process: subprocess.Popen[str], lines: "queue.Queue[str]") -> None:
    for line in process.stdout or ():
        lines.put(line)


@contextmanager
def running(before: Sequence[str], bundle: Path, folder: Path, environ: dict[str, str]) -> Iterator[Running]:
    """Runs the exhibit with some words before its command, and ends it by closing its stdin."""
    command = [*before, sys.executable, str(PROGRAM), str(bundle), "en", str(folder)]
    path = f"{ROOT}:{ROOT / 'src'}"
    with subprocess.Popen(
        command,
        env={**environ, "PYTHONPATH": path, "QT_QUICK_BACKEND": "software"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        lines: queue.Queue[str] = queue.Queue()
        reader = threading.Thread(target=_read, args=(process, lines), daemon=True)
        reader.start()
        try:
            yield Running(process, lines)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(10)
            finally:
                process.kill()
                reader.join()
