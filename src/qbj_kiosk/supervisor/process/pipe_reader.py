"""Reader thread for a pipe, for systems whose `select` takes only sockets (Windows)."""

import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

from qbj_kiosk.supervisor.process.line_buffer import LineBuffer

READ_SIZE = 1 << 16
MAX_BUFFERED = 1 << 20
"""In bytes: while the supervisor is behind, the child blocks."""
END_TIMEOUT = 0.25
"""In seconds. Another process may hold the pipe open after its process has ended."""


class PipeReader:
    """Thread that reads one pipe of a child process and wakes the supervisor's selector through a socketpair.

    Args:
        descriptor: the pipe. Only the thread may use it: on Windows closing it would wait for a running read.
        close: closes the pipe; called at its end.
        wait_for_process: called before the end is reported, since a pipe ends a moment before its process.
    """

    def __init__(self, descriptor: int, close: Callable[[], None], wait_for_process: Callable[[], object]) -> None:
        self._pipe = descriptor
        self._close_pipe = close
        self._wait_for_process = wait_for_process
        self._lines = LineBuffer()
        self._changed = threading.Condition()
        self._buffer = bytearray()
        self._has_ended = False
        self._is_abandoned = False
        self._wakeup_receiver, self._wakeup_sender = socket.socketpair()
        for end in (self._wakeup_receiver, self._wakeup_sender):
            end.setblocking(False)  # noqa: FBT003 - socket's signature
        self.descriptor = self._wakeup_receiver.fileno()
        self._thread = threading.Thread(target=self._read_pipe, name="pipe-reader", daemon=True)
        self._thread.start()

    def read(self) -> tuple[list[str], bool]:
        with suppress(OSError):
            # Before the buffer is taken: later data wakes the selector again.
            self._wakeup_receiver.recv(4096)
        with self._changed:
            data, has_ended = bytes(self._buffer), self._has_ended
            self._buffer.clear()
            self._changed.notify_all()
        lines = self._lines.feed(data)
        return (lines + self._lines.flush(), False) if has_ended else (lines, True)

    def wait_for_end(self) -> None:
        """Wait, after a child's end, until all of its output, or a full buffer, can be read."""
        with self._changed:
            self._changed.wait_for(lambda: self._has_ended or len(self._buffer) >= MAX_BUFFERED, END_TIMEOUT)

    def close(self) -> None:
        """Stop buffering a child's output. The thread discards further data, so that no writer blocks."""
        with self._changed:
            self._is_abandoned = True
            self._changed.notify_all()
        self._wakeup_receiver.close()
        self._wakeup_sender.close()

    def _read_pipe(self) -> None:
        while data := self._next():
            with self._changed:
                self._changed.wait_for(lambda: self._is_abandoned or len(self._buffer) < MAX_BUFFERED)
                if not self._is_abandoned:
                    self._buffer += data
                self._changed.notify_all()
            self._wake_selector()
        self._close_pipe()
        self._wait_for_process()
        with self._changed:
            self._has_ended = True
            self._changed.notify_all()
        self._wake_selector()

    def _next(self) -> bytes:
        try:
            return os.read(self._pipe, READ_SIZE)
        except OSError:
            return b""

    def _wake_selector(self) -> None:
        # A full socket wakes it already; after `close` there is none.
        with suppress(OSError):
            self._wakeup_sender.send(b"!")
