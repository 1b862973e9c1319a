"""Common parts of a child process on all systems."""

import contextlib
import os
import subprocess
from typing import Protocol


class Stream(Protocol):
    descriptor: int
    """Descriptor for `select`."""

    def read(self) -> tuple[list[str], bool]:
        """Return the new lines, and True while the pipe is open."""

    def wait_for_end(self) -> None:
        """Wait, after the child's end, until its output can be read, if a thread reads the pipe."""

    def close(self) -> None: ...


class ChildBase:
    """A child process. It watches its standard input and ends when this process closes it."""

    warning: str | None = None
    """System call that failed at the start, for the log."""

    def __init__(self, process: "subprocess.Popen[bytes]", heartbeat: Stream, output: Stream) -> None:
        self._process = process
        self.heartbeat = heartbeat
        self.output = output
        self.pid = process.pid
        self.is_killed = False

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal, or None while the process runs."""
        return self._process.poll()

    def wait(self, seconds: float) -> bool:
        """Return True if the process has ended."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def send(self, message: str) -> None:
        """Send one line to the child's standard input. An ended child or a full pipe is ignored."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                os.write(self._process.stdin.fileno(), f"{message}\n".encode("ascii"))

    def close(self) -> None:
        self.heartbeat.close()
        self.output.close()
        if self._process.stdin is not None:
            self._process.stdin.close()
