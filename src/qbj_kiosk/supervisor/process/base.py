"""Common parts of a child process on all systems."""

import contextlib
import os
import subprocess
from typing import Protocol


class Stream(Protocol):
    descriptor: int
    """Descriptor for `select`."""

    def read(self) -> tuple[list[str], bool]:
        """Return the new lines of a child's output, and True while the pipe is open."""

    def wait_for_end(self) -> None:
        """Wait, after a child's end, until its output can be read, if a thread reads the pipe."""

    def close(self) -> None: ...


class ChildBase:
    """A child process of the supervisor. It ends when the supervisor closes its standard input."""

    warning: str | None = None
    """System call that failed at the start, for the log."""

    def __init__(self, process: "subprocess.Popen[bytes]", heartbeat: Stream, output: Stream) -> None:
        self._process = process
        self.heartbeat = heartbeat
        self.output = output
        self.pid = process.pid
        self.is_killed = False

    def poll(self) -> int | None:
        """Return the child process's exit code, negative for a signal, or None while it runs."""
        return self._process.poll()

    def wait(self, seconds: float) -> bool:
        """Wait some seconds for the end of a child process; return True if it has ended."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def send(self, message: str) -> None:
        """Send a line to the child process's standard input. An ended child or a full pipe is ignored."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                os.write(self._process.stdin.fileno(), f"{message}\n".encode("ascii"))

    def close(self) -> None:
        self.heartbeat.close()
        self.output.close()
        if self._process.stdin is not None:
            self._process.stdin.close()
