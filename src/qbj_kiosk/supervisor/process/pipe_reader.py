"""A pipe that `select` cannot wait for, as on Windows: a thread reads it, and rings a socket that can be waited for."""

import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

from qbj_kiosk.supervisor.process.line_buffer import Lines

PIECE = 1 << 16
"""Bytes read at once."""
ROOM = 1 << 20
"""Bytes that are held for a supervisor that is behind; whoever writes more has to wait."""
SETTLING = 0.25
"""Seconds that a pipe whose process has ended may take to come to its end: something may still hold it open."""


class Pumped:
    """One pipe that a child writes to.

    Args:
        descriptor: its end. The thread reads it, and nobody else may: on Windows closing it would wait for the reading.
        close: closes that, once it has come to its end.
        after: what to wait for then, before the end is told: a pipe ends a moment earlier than its process.
    """

    def __init__(self, descriptor: int, close: Callable[[], None], after: Callable[[], object]) -> None:
        self._pipe = descriptor
        self._close_pipe = close
        self._after = after
        self._lines = Lines()
        self._changed = threading.Condition()
        self._held = bytearray()
        self._over = False
        self._abandoned = False
        self._bell, self._hammer = socket.socketpair()
        for end in (self._bell, self._hammer):
            end.setblocking(False)  # noqa: FBT003 - socket's signature
        self.descriptor = self._bell.fileno()
        self._thread = threading.Thread(target=self._pump, name="pump", daemon=True)
        self._thread.start()

    def read(self) -> tuple[list[str], bool]:
        """The lines that have come, and whether more may."""
        with suppress(OSError):
            # Before what is held is taken: what comes after that rings again.
            self._bell.recv(4096)
        with self._changed:
            data, over = bytes(self._held), self._over
            self._held.clear()
            self._changed.notify_all()
        found = self._lines.feed(data)
        return (found + self._lines.end(), False) if over else (found, True)

    def settle(self) -> None:
        """After the child's end: waits until what it wrote can be read, or as much of it as is held at once."""
        with self._changed:
            self._changed.wait_for(lambda: self._over or len(self._held) >= ROOM, SETTLING)

    def close(self) -> None:
        """Lets go of the pipe: what still comes is read and dropped, so that nobody waits for room."""
        with self._changed:
            self._abandoned = True
            self._changed.notify_all()
        self._bell.close()
        self._hammer.close()

    def _pump(self) -> None:
        while data := self._next():
            with self._changed:
                self._changed.wait_for(lambda: self._abandoned or len(self._held) < ROOM)
                if not self._abandoned:
                    self._held += data
                self._changed.notify_all()
            self._ring()
        self._close_pipe()
        self._after()
        with self._changed:
            self._over = True
            self._changed.notify_all()
        self._ring()

    def _next(self) -> bytes:
        try:
            return os.read(self._pipe, PIECE)
        except OSError:
            return b""

    def _ring(self) -> None:
        # Full: it rings already. Closed: nobody listens any more.
        with suppress(OSError):
            self._hammer.send(b"!")
