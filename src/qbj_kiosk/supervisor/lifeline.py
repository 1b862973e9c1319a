"""In a child: ends it when its supervisor is gone, whatever its event loop is doing."""

import os
import signal
import sys
import threading
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
"""Of prctl(2)."""


def hold(descriptor: int = 0, gone: Callable[[], None] = lambda: os._exit(0)) -> threading.Thread:
    """Watches the pipe whose other end the supervisor holds open for as long as it lives.

    On Linux the kernel is asked for the same: it reaches a process that Python can no longer end.
    """
    if sys.platform == "linux":
        _die_with_parent()

    def watch() -> None:
        while _read(descriptor):
            pass
        gone()

    thread = threading.Thread(target=watch, name="lifeline", daemon=True)
    thread.start()
    return thread


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 512)
    except OSError:
        return b""


def _die_with_parent() -> None:
    import ctypes  # noqa: PLC0415 - only where it serves

    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
