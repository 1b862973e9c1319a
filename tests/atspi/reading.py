"""The exhibit on a display and buses of its own, and somebody who has only what it tells over them."""

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

from tests.atspi.tree import Tree, nodes
from tests.cage.server import X, server
from tests.patience import patience

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KEPT = ("HOME", "LANG", "LC_ALL", "PATH", "TMPDIR")
SYSTEM_PYTHON = "/usr/bin/python3"
PROGRAMS = ("Xvfb", "xdotool", "dbus-daemon", SYSTEM_PYTHON)


def lacking() -> str:
    """What is not installed here, of what reading takes; empty where nothing is missing."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        return f"not installed: {', '.join(missing)}"
    asked = "import gi; gi.require_version('Atspi', '2.0'); import pyatspi"
    asks = subprocess.run([SYSTEM_PYTHON, "-c", asked], capture_output=True, check=False)
    return "the system's Python has no pyatspi" if asks.returncode else ""


@dataclass
class Reading:
    """An exhibit that is shown and read."""

    x: X
    shown: "subprocess.Popen[str]"
    reader: "subprocess.Popen[str]"
    heard: list[dict[str, Any]] = field(default_factory=list)
    last: Tree | None = None
    """What was told last, while nothing has been done since."""

    def tree(self) -> Tree:
        """All that is told now."""
        end = monotonic() + patience()
        while monotonic() < end:
            said = self._ask(do="tree")
            if said.get("answer") and said["answer"]["children"]:
                self.last = Tree(tuple(nodes(said["answer"])))
                return self.last
        raise AssertionError(f"nothing is told; exit code {self.shown.poll()}")

    def until(self, condition: Callable[[Tree], object]) -> Tree:
        """Reads again and again until what is told fits."""
        end = monotonic() + patience()
        while not condition(tree := self.tree()):
            assert monotonic() < end, tree.names()
        return tree

    def heading(self, heading: str) -> Tree:
        """Waits for a place by its heading."""
        return self.until(lambda tree: tree.names("heading") == [heading])

    def act(self, name: str, action: str = "Press") -> None:
        """Has a control do something."""
        assert self._ask(do="act", path=self._path(name), action=action)["answer"], (name, action)

    def set(self, name: str, value: float) -> None:
        """Gives a control a value."""
        self._ask(do="set", path=self._path(name), value=value)

    def key(self, *keys: str) -> None:
        """Strikes keys."""
        self.last = None
        self.x.xdotool("key", *keys)

    def focused_by(self, key: str) -> str:
        """The name of what a key brings the keyboard to."""
        self._listen()
        self.heard.clear()
        self.key(key)
        return str(self._next(lambda event: event["type"].endswith(":focused") and event["detail"] == 1)["text"])

    def announced(self) -> tuple[str, int]:
        """What is announced next, and how urgently: 1 politely, 2 at once."""
        event = self._next(lambda event: event["type"] == "object:announcement")
        return str(event["text"]), int(event["detail"])

    def slid(self) -> str:
        """The name of what tells a new value next."""
        return str(self._next(lambda event: event["type"].endswith(":accessible-value"))["text"])

    def wait(self, seconds: float) -> None:
        """Lets time pass for the exhibit."""
        self.last = None
        _say(self.shown, str(seconds))

    def _path(self, name: str) -> tuple[int, ...]:
        tree, self.last = self.last or self.tree(), None
        return tree.get(name).path

    def _next(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        end = monotonic() + patience()
        while True:
            for at, event in enumerate(self.heard):
                if fits(event):
                    del self.heard[: at + 1]
                    return event
            assert monotonic() < end, self.heard
            self._listen()

    def _listen(self) -> None:
        self.heard += self._ask(do="heard")["answer"]

    def _ask(self, **request: object) -> dict[str, Any]:
        _say(self.reader, json.dumps(request))
        said: dict[str, Any] = json.loads(_line(self.reader))
        return said


def _say(process: "subprocess.Popen[str]", line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    assert line, f"{process.args!r} ended: {process.poll()}"
    return line


@contextmanager
def _started(command: list[str], environ: dict[str, str]) -> "Iterator[subprocess.Popen[str]]":
    """A process that ends when its stdin does, or is ended."""
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
def _bus(environ: dict[str, str]) -> Iterator[str]:
    """A session bus; gives its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield _line(process)
        finally:
            process.terminate()


@contextmanager
def reading(bundle: Path, language: str, folder: Path, stands: str = "open") -> Iterator[Reading]:
    """Shows a bundle, and reads it.

    Args:
        bundle: what is shown.
        language: the language that it begins in.
        folder: for all that is kept.
        stands: how it stands in the hall, as `shown.py` has it.
    """
    with ExitStack() as stack:
        x = stack.enter_context(server(1920, 1080))
        environ = {name: os.environ[name] for name in KEPT if name in os.environ}
        homes = ("XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        environ |= dict.fromkeys(homes, str(folder)) | {"DISPLAY": x.display, "GSETTINGS_BACKEND": "memory"}
        environ["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_bus(environ))
        reader = stack.enter_context(_started([SYSTEM_PYTHON, str(HERE / "reader.py")], environ))
        assert _line(reader) == '"ready"'
        path = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, str(HERE / "shown.py"), str(bundle), language, str(folder), stands]
        shown = stack.enter_context(_started(command, environ | path))
        assert _line(shown) == "ready"
        yield Reading(x, shown, reader)
