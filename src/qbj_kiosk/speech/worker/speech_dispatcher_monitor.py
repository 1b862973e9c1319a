"""Monitor of speech-dispatcher's processes on Linux: Qt does not report that they ended."""

import os
import signal
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

NAME: Final = "speech-dispatch"
"""Name of the process, cut to the 15 characters that the kernel keeps."""


MODULES: Final = "sd_"
"""Beginning of the names of its modules."""


class SpeechDispatcherMonitor:
    """Monitors the daemon of speech-dispatcher and its modules, one of which is the speech engine.

    Raises:
        OSError: if there is none.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._names = {find_pid(environ): NAME} | find_modules(environ)

    def is_complete(self) -> bool:
        """Return False if speech-dispatcher's daemon or one of its modules has ended."""
        return all(_is_running(pid, name) for pid, name in self._names.items())

    def end(self) -> None:
        """Kill speech-dispatcher's daemon; Qt's library then starts another.

        A daemon that lost its module or its sound server does not recover.
        """
        for pid, name in self._names.items():
            if _is_running(pid, name):
                with suppress(OSError):
                    os.kill(pid, signal.SIGKILL)


def find_pid(environ: Mapping[str, str]) -> int:
    """Return the process number of speech-dispatcher's daemon; raise OSError if it does not run."""
    folder = Path(environ.get("XDG_RUNTIME_DIR") or environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    file = folder / "speech-dispatcher" / "pid" / "speech-dispatcher.pid"
    text = file.read_text(encoding="ascii", errors="replace").strip()
    if not text.isdecimal() or _name_and_state(int(text))[0] != NAME:
        raise ProcessLookupError(f"{file} names no running daemon")
    return int(text)


def find_modules(environ: Mapping[str, str]) -> dict[int, str]:
    """Return the names of speech-dispatcher's modules by process number.

    They are no children of the daemon: it forks after them.
    """
    mark = f"XDG_RUNTIME_DIR={environ.get('XDG_RUNTIME_DIR', '')}".encode()
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        name = _name_and_state(int(folder.name))[0]
        if name.startswith(MODULES):
            with suppress(OSError):
                if mark in (folder / "environ").read_bytes().split(b"\0") or mark.endswith(b"="):
                    found[int(folder.name)] = name
    return found


def _is_running(pid: int, name: str) -> bool:
    found, state = _name_and_state(pid)
    return found == name and state not in "ZX"


def _name_and_state(pid: int) -> tuple[str, str]:
    """Return name and state of a process; an ended one is a zombie, "Z", until its parent has waited for it."""
    try:
        begin, _, end = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")
    except OSError:
        return "", "X"
    return begin.partition("(")[2], end.split()[0]
