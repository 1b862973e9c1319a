"""Signals as bytes on a socket, so that one `select` waits for them and for the children alike."""

import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

if sys.platform == "win32":
    ENDING = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGBREAK})
    WAKING = ENDING
else:
    ENDING = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
    """Signals that ask the supervisor to end."""
    WAKING = ENDING | {signal.SIGCHLD}
    """Signals after which there is something to look at. Windows tells of no child's end; its pipes do."""
Handler = Callable[[int, FrameType | None], object] | int | None


class AskedToEndError(Exception):
    """A signal broke off what could be broken off."""


class Signals:
    """Catches the signals that matter to a supervisor, until they are released."""

    def __init__(self) -> None:
        self.inbox, self._outbox = socket.socketpair()
        self.inbox.setblocking(False)  # noqa: FBT003 - socket's signature
        self._outbox.setblocking(False)  # noqa: FBT003 - socket's signature
        self._wakeup = signal.set_wakeup_fd(self._outbox.fileno(), warn_on_full_buffer=False)
        self._asked = False
        self._breaking = False
        self._before: dict[signal.Signals, Handler] = {}
        for which in WAKING:
            self._before[which] = signal.signal(which, self._caught)

    def _caught(self, which: int, _: FrameType | None) -> None:
        if self._breaking and which in ENDING:
            raise AskedToEndError

    def asked_to_end(self) -> bool:
        """Whether a signal has come that asks so. Others only woke whoever waits."""
        with suppress(BlockingIOError):
            self._asked = bool(ENDING & set(self.inbox.recv(4096))) or self._asked
        return self._asked

    @contextmanager
    def breaking(self) -> Iterator[None]:
        """What takes long in here is broken off by a signal that asks to end.

        Raises:
            AskedToEndError: from wherever it was broken off.
        """
        self._breaking = True
        try:
            if self.asked_to_end():
                raise AskedToEndError
            yield
        finally:
            self._breaking = False

    def release(self) -> None:
        """Gives the signals back."""
        signal.set_wakeup_fd(self._wakeup)
        for which, handler in self._before.items():
            signal.signal(which, handler)
        self.inbox.close()
        self._outbox.close()
