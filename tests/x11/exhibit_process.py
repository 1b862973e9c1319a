"""Start `locked_exhibit_program.py` as a process on a display of its own, and read the state that it reports."""

import json
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

PROGRAM = Path(__file__).with_name("locked_exhibit_program.py")
ROOT = Path(__file__).parents[2]
TIMEOUT = 60.0
"""Seconds after which a failing test ends."""


@dataclass
class Running:
    process: subprocess.Popen[str]
    lines: "queue.Queue[str]"
    state: dict[str, Any] = field(default_factory=dict)
    """The last state that it reported."""

    def until(self, condition: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        end = monotonic() + TIMEOUT
        while not (self.state and condition(self.state)):
            self._next(end)
        return self.state

    def save_picture(self) -> None:
        """Let the exhibit's process save its window's content to `drawn.png`."""
        assert self.process.stdin is not None
        self.process.stdin.write("picture\n")
        self.process.stdin.flush()
        end = monotonic() + TIMEOUT
        while self._next(end) != "saved":
            assert monotonic() < end

    def _next(self, end: float) -> object:
        try:
            report = json.loads(self.lines.get(timeout=max(0.0, end - monotonic())))
        except queue.Empty:
            raise AssertionError(f"last state {self.state}, exit code {self.process.poll()}") from None
        if isinstance(report, dict):
            self.state = report
        return report


def fills(state: dict[str, Any]) -> bool:
    """Return True if the exhibit has the whole screen and the keyboard, and has drawn."""
    is_whole: bool = state["window"] == state["screen"] == state["frame"]
    return bool(is_whole and state["visible"] and state["active"] and state["drawn"])


def _read(process: subprocess.Popen[str], lines: "queue.Queue[str]") -> None:
    for line in process.stdout or ():
        lines.put(line)


@contextmanager
def running(prefix: Sequence[str], bundle: Path, folder: Path, environ: dict[str, str]) -> Iterator[Running]:
    """Run the locked exhibit in a process with a command prefix; close its stdin to end it."""
    command = [*prefix, sys.executable, str(PROGRAM), str(bundle), "en", str(folder)]
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
                process.wait(TIMEOUT)
            finally:
                process.kill()
                reader.join()
