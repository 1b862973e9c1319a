"""The locked exhibit as a process on a display of its own, and the state that it reports."""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

PROGRAM = Path(__file__).with_name("locked.py")
ROOT = Path(__file__).parents[2]
TIMEOUT = 60.0
"""Seconds after which a failing test ends."""
NOBODY = 65534
NAMESPACE = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
SEARCHABLE = 0o001


@dataclass
class Running:
    """A process that shows the exhibit."""

    process: subprocess.Popen[str]
    lines: "queue.Queue[str]"
    state: dict[str, Any] = field(default_factory=dict)
    """The last state that it reported."""

    def until(self, condition: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait until the reported state meets a condition."""
        end = monotonic() + TIMEOUT
        while not (self.state and condition(self.state)):
            self._next(end)
        return self.state

    def save_picture(self) -> None:
        """Make the process save its window's content to `drawn.png`."""
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


def unprivileged() -> list[str]:
    """Return the command prefix to run cage, which refuses to run as root.

    In a user namespace root has another user id, but still owns its files, even below a folder that is closed to other
    users. Without namespaces cage runs as another user who may read everything; access(2) ignores that right.
    """
    if os.geteuid() != 0:
        return []
    if _has_user_namespaces():
        return NAMESPACE
    if closed := _find_closed_folder():
        pytest.skip(f"{closed} is closed to other users, cage refuses to run as root, and user namespaces are disabled")
    rights = "-all,+dac_read_search"
    user = ["--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups"]
    return ["setpriv", *user, f"--inh-caps={rights}", f"--ambient-caps={rights}"]


def give_to_unprivileged(*paths: Path) -> None:
    """Let the user who runs cage write to files and folders."""
    if os.geteuid() == 0 and not _has_user_namespaces():
        for path in paths:
            os.chown(path, NOBODY, NOBODY)


@cache
def _has_user_namespaces() -> bool:
    try:
        return subprocess.run([*NAMESPACE, "true"], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def _find_closed_folder() -> Path | None:
    folders = (ROOT, *ROOT.parents)
    return next((folder for folder in folders if not folder.stat().st_mode & SEARCHABLE), None)


def fills(state: dict[str, Any]) -> bool:
    """Return True if the exhibit has the whole screen and the keyboard, and has drawn."""
    is_whole: bool = state["window"] == state["screen"] == state["frame"]
    return bool(is_whole and state["visible"] and state["active"] and state["drawn"])


def _read(process: subprocess.Popen[str], lines: "queue.Queue[str]") -> None:
    for line in process.stdout or ():
        lines.put(line)


@contextmanager
def running(prefix: Sequence[str], bundle: Path, folder: Path, environ: dict[str, str]) -> Iterator[Running]:
    """Run the exhibit with a command prefix; close its stdin to end it."""
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
