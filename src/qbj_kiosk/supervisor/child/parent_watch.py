"""Watch thread of a child: ends it with its supervisor even if its event loop is blocked, and handles messages."""

import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from types import MappingProxyType

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.process.line_buffer import LineBuffer

PR_SET_PDEATHSIG = 1
"""Option of prctl(2)."""
STDERR = 2

HANDLERS: Mapping[str, Callable[[], object]] = {
    protocol.END: lambda: signal.raise_signal(signal.SIGTERM),
    protocol.WHERE: lambda: faulthandler.dump_traceback(STDERR),
}
"""Handlers of the parent's messages, sent where a process cannot send signals to another."""


def start(
    descriptor: int = 0,
    on_parent_end: Callable[[], None] = lambda: os._exit(0),
    handlers: Mapping[str, Callable[[], object]] = MappingProxyType({}),
) -> threading.Thread:
    """Start the thread that ends this child process with its supervisor, even if its event loop is blocked.

    On Linux the kernel also kills this process with its parent, even if Python can no longer run.

    Args:
        descriptor: standard input.
        on_parent_end: called in the thread when the pipe is closed.
        handlers: handlers of further messages, called in the thread.
    """
    if sys.platform == "linux":
        _set_parent_death_signal()
    if sys.platform == "win32":
        descriptor = detach(descriptor)

    known = {**HANDLERS, **handlers}

    def watch() -> None:
        buffer = LineBuffer()
        while data := _read(descriptor):
            for message in buffer.feed(data):
                known.get(message, _ignore)()
        on_parent_end()

    thread = threading.Thread(target=watch, name="parent-watch", daemon=True)
    thread.start()
    return thread


def enable_traces() -> None:
    """Let this child process write a stack trace on a crash, and on SIGUSR1 from the supervisor."""
    faulthandler.enable()
    if sys.platform != "win32":
        faulthandler.register(signal.SIGUSR1)


def detach(descriptor: int) -> int:
    """Move standard input to a new descriptor and return it; the old one reads nothing afterwards.

    On Windows a query for the type of standard input blocks while a thread reads it.
    """
    detached, null = os.dup(descriptor), os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, descriptor)
    os.close(null)
    return detached


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 512)
    except OSError:
        return b""


def _ignore() -> None:
    """Ignore an unknown message of the supervisor."""


if sys.platform != "win32":

    def _set_parent_death_signal() -> None:
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
