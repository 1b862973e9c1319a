"""In a child: ends it when its supervisor is gone, whatever its event loop is doing, and does what it is asked to."""

import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.process.line_buffer import Lines

PR_SET_PDEATHSIG = 1
"""Of prctl(2)."""
STDERR = 2

ASKED: Mapping[str, Callable[[], object]] = {
    protocol.END: lambda: signal.raise_signal(signal.SIGTERM),
    protocol.WHERE: lambda: faulthandler.dump_traceback(STDERR),
}
"""What to do on a word, where the system has no signals that one process sends another."""


def hold(descriptor: int = 0, gone: Callable[[], None] = lambda: os._exit(0)) -> threading.Thread:
    """Watches the pipe whose other end the supervisor holds open for as long as it lives.

    On Linux the kernel is asked for the same: it reaches a process that Python can no longer end.
    """
    if sys.platform == "linux":
        _die_with_parent()
    if sys.platform == "win32":
        descriptor = apart(descriptor)

    def watch() -> None:
        lines = Lines()
        while data := _read(descriptor):
            for word in lines.feed(data):
                ASKED.get(word, _nothing)()
        gone()

    thread = threading.Thread(target=watch, name="lifeline", daemon=True)
    thread.start()
    return thread


def answer() -> None:
    """Lets this process write down what it is doing when it crashes, or when its supervisor asks."""
    faulthandler.enable()
    if sys.platform != "win32":
        faulthandler.register(signal.SIGUSR1)


def apart(descriptor: int) -> int:
    """Another descriptor of the same pipe; the one that was given reads nothing from now on.

    On Windows whoever asks what kind of file standard input is waits for the thread that reads it.
    """
    own, nothing = os.dup(descriptor), os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, descriptor)
    os.close(nothing)
    return own


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 512)
    except OSError:
        return b""


def _nothing() -> None:
    """A word that is not known."""


if sys.platform != "win32":

    def _die_with_parent() -> None:
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
