"""Signals as bytes on a socket, so that one `select` waits for signals and children."""

import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

if sys.platform == "win32":
    END_SIGNALS = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGBREAK})
    WAKEUP_SIGNALS = END_SIGNALS
else:
    END_SIGNALS = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
    """Signals that end the supervisor."""
    WAKEUP_SIGNALS = END_SIGNALS | {signal.SIGCHLD}
    """Signals that interrupt the wait. Windows has none for the end of a child; its pipes report that."""
Handler = Callable[[int, FrameType | None], object] | int | None


class EndRequestedError(Exception):
    """Raised inside `Signals.interruptible` by a signal that ends the supervisor."""


class Signals:
    """Signal handlers of the supervisor, installed until `restore`."""

    def __init__(self) -> None:
        self.inbox, self._outbox = socket.socketpair()
        self.inbox.setblocking(False)  # noqa: FBT003 - socket's signature
        self._outbox.setblocking(False)  # noqa: FBT003 - socket's signature
        self._previous_wakeup = signal.set_wakeup_fd(self._outbox.fileno(), warn_on_full_buffer=False)
        self._end_requested = False
        self._is_interruptible = False
        self._previous: dict[signal.Signals, Handler] = {}
        for number in WAKEUP_SIGNALS:
            self._previous[number] = signal.signal(number, self._handle)

    def _handle(self, number: int, _: FrameType | None) -> None:
        if self._is_interruptible and number in END_SIGNALS:
            raise EndRequestedError

    def end_requested(self) -> bool:
        with suppress(BlockingIOError):
            self._end_requested = bool(END_SIGNALS & set(self.inbox.recv(4096))) or self._end_requested
        return self._end_requested

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Let a signal that ends the supervisor interrupt a long call: it raises EndRequestedError there."""
        self._is_interruptible = True
        try:
            if self.end_requested():
                raise EndRequestedError
            yield
        finally:
            self._is_interruptible = False

    def restore(self) -> None:
        signal.set_wakeup_fd(self._previous_wakeup)
        for number, handler in self._previous.items():
            signal.signal(number, handler)
        self.inbox.close()
        self._outbox.close()
