"""The exhibit on its own display and buses, read and operated over the accessibility bus only."""

import functools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from tests.atspi.accessibility_tree import Tree, nodes
from tests.timeouts import patience
from tests.x11.x_server import X, server

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KEPT = ("HOME", "LANG", "LC_ALL", "PATH", "QML_DISK_CACHE_PATH", "TMPDIR")
SYSTEM_PYTHON = "/usr/bin/python3"
PROGRAMS = ("Xvfb", "xdotool", "dbus-daemon", SYSTEM_PYTHON)


@functools.cache
def lacking() -> str:
    """Return which programs the tests over the accessibility bus lack, or an empty string."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        return f"not installed: {', '.join(missing)}"
    code = "import gi; gi.require_version('Atspi', '2.0'); import pyatspi"
    done = subprocess.run([SYSTEM_PYTHON, "-c", code], capture_output=True, check=False)
    return "the system's Python has no pyatspi" if done.returncode else ""


@dataclass
class Reading:
    """An exhibit on its own accessibility bus, and a screen reader for it."""

    x: X
    shown: "subprocess.Popen[str]"
    reader: "subprocess.Popen[str]"
    state: Path
    """The folder for its state."""
    events: list[dict[str, Any]] = field(default_factory=list)
    last: Tree | None = None
    """The last tree, until the next action."""

    def tree(self) -> Tree:
        end = monotonic() + patience()
        while monotonic() < end:
            self.wait(0)
            reply = self._ask(do="tree")
            if reply.get("answer") and reply["answer"]["children"]:
                self.last = Tree(tuple(nodes(reply["answer"])))
                return self.last
        raise AssertionError(f"the tree is empty; exit code {self.shown.poll()}")

    def until(self, condition: Callable[[Tree], object]) -> Tree:
        end = monotonic() + patience()
        while not condition(tree := self.tree()):
            assert monotonic() < end, tree.names()
        return tree

    def heading(self, heading: str) -> Tree:
        return self.until(lambda tree: tree.names("heading") == [heading])

    def act(self, name: str, action: str = "Press") -> None:
        assert self._ask(do="act", path=self._path(name), action=action)["answer"], (name, action)

    def set(self, name: str, value: float) -> None:
        self._ask(do="set", path=self._path(name), value=value)

    def key(self, *keys: str) -> None:
        self.last = None
        self.x.xdotool("key", *keys)

    def focused_by(self, key: str) -> str:
        """Press a key in the exhibit, and return the name of the item that gets focus."""
        self._listen()
        self.events.clear()
        self.key(key)
        return str(self._next(lambda event: event["type"].endswith(":focused") and event["detail"] == 1)["text"])

    def announced(self) -> str:
        """Return the next notification that the exhibit sends to screen readers."""
        return str(self._next(lambda event: _appears(event) and event["role"] == "notification")["text"])

    def renamed(self) -> str:
        """Return the next new name of an item that the exhibit reports on the accessibility bus."""
        return str(self._next(lambda event: event["type"].endswith(":accessible-name"))["text"])

    def until_focus(self, name: str) -> None:
        self._next(lambda event: event["type"].endswith(":focused") and event["detail"] == 1 and event["text"] == name)

    def changed(self, kind: str, name: str) -> list[int]:
        """Return the details of the accessibility events of a kind about the item with a name, up to now."""
        self._listen()
        return [event["detail"] for event in self.events if event["type"].endswith(kind) and event["text"] == name]

    def slid(self) -> str:
        """Return the name of the next item whose changed value the exhibit reports."""
        return str(self._next(lambda event: event["type"].endswith(":accessible-value"))["text"])

    def wait(self, seconds: float) -> None:
        """Advance the exhibit's clock, wait for a frame, and wait until the reader has handled all events up to it.

        The marker event is the last one: the reader's cache is complete once it has handled that.
        """
        self._advance(str(seconds))

    def reset(self) -> None:
        """End the visit, and forget all events up to its end."""
        self._advance("reset")
        self.events.clear()

    def _advance(self, command: str) -> None:
        self.last = None
        write_line(self.shown, command)
        marker = int(line_from(self.shown))
        end = monotonic() + patience()
        while marker and not any(_marks(event, marker) for event in self.events):
            assert monotonic() < end, f"marker {marker} has not reached the screen reader"
            self._listen(waits=True)
        self.events = [event for event in self.events if not _marks(event, marker)]

    def _path(self, name: str) -> tuple[int, ...]:
        shown = self.last is not None and name in self.last.names()
        tree = self.last if self.last is not None and shown else self.until(lambda tree: name in tree.names())
        self.last = None
        return tree.get(name).path

    def _next(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        end = monotonic() + patience()
        while True:
            for at, event in enumerate(self.events):
                if fits(event):
                    del self.events[: at + 1]
                    return event
            assert monotonic() < end, self.events
            self._listen(waits=True)

    def _listen(self, *, waits: bool = False) -> None:
        self.events += self._ask(do="events", waits=waits)["answer"]

    def _ask(self, **request: object) -> dict[str, Any]:
        write_line(self.reader, json.dumps(request))
        reply: dict[str, Any] = json.loads(line_from(self.reader))
        return reply


def _marks(event: dict[str, Any], marker: int) -> bool:
    return bool(event["type"] == "window:frame" and event["detail"] == marker)


def _appears(event: dict[str, Any]) -> bool:
    return bool(event["type"] == "object:state-changed:showing" and event["detail"] == 1)


def write_line(process: "subprocess.Popen[str]", line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()


def line_from(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    assert line, f"{process.args!r} ended: {process.poll()}"
    return line


@contextmanager
def started(command: list[str], environ: dict[str, str]) -> "Iterator[subprocess.Popen[str]]":
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=environ, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield process
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def session_bus(environ: dict[str, str]) -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield line_from(process)
        finally:
            process.terminate()


@contextmanager
def reading(bundle: Path, language: str, folder: Path, stands: str = "open") -> Iterator[Reading]:
    """Show a bundle in kiosk mode on a bus of its own, and start a screen reader for it.

    Args:
        language: in which it starts.
        stands: its situation in the hall, see `kiosk_mode_program.py`.
    """
    with ExitStack() as stack:
        x = stack.enter_context(server(1920, 1080))
        environ = {name: os.environ[name] for name in KEPT if name in os.environ}
        homes = ("XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        environ |= dict.fromkeys(homes, str(folder)) | {"DISPLAY": x.display, "GSETTINGS_BACKEND": "memory"}
        environ["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(session_bus(environ))
        reader = stack.enter_context(started([SYSTEM_PYTHON, str(HERE / "bus_reader.py")], environ))
        assert line_from(reader) == '"ready"'
        path = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, str(HERE / "kiosk_mode_program.py"), str(bundle), language, str(folder), stands]
        shown = stack.enter_context(started(command, environ | path))
        assert line_from(shown) == "ready"
        yield Reading(x, shown, reader, folder)
