"""Signals as bytes on a socket, so that one `select` waits for them and for the children alike."""

import signal
import socket
from collections.abc import Callable
from types import FrameType

ENDING = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
"""Signals that ask the supervisor to end."""
Handler = Callable[[int, FrameType | None], object] | int | None


class Signals:
    """Catches the signals that matter to a supervisor, until they are released."""

    def __init__(self) -> None:
        self.inbox, self._outbox = socket.socketpair()
        self.inbox.setblocking(False)  # noqa: FBT003 - socket's signature
        self._outbox.setblocking(False)  # noqa: FBT003 - socket's signature
        self._wakeup = signal.set_wakeup_fd(self._outbox.fileno(), warn_on_full_buffer=False)
        self._before: dict[signal.Signals, Handler] = {}
        for which in (*ENDING, signal.SIGCHLD):
            self._before[which] = signal.signal(which, lambda *_: None)

    def asked_to_end(self) -> bool:
        """Whether a signal has come that asks so. Others only woke whoever waits."""
        try:
            return bool(ENDING & set(self.inbox.recv(4096)))
        except BlockingIOError:
            return False

    def release(self) -> None:
        """Gives the signals back."""
        signal.set_wakeup_fd(self._wakeup)
        for which, handler in self._before.items():
            signal.signal(which, handler)
        self.inbox.close()
        self._outbox.close()
