"""What every child process has: its words and its output come as lines, and its life hangs on a pipe."""

import subprocess
from typing import Protocol


class Stream(Protocol):
    """One pipe that a child writes to."""

    descriptor: int
    """What `select` waits for."""

    def read(self) -> tuple[list[str], bool]:
        """The lines that have come, and whether more may."""

    def settle(self) -> None:
        """After the child's end: waits until what it wrote can be read, where it does not come from the pipe itself."""

    def close(self) -> None:
        """Lets go of the pipe."""


class Started:
    """A child process that was started.

    Its standard input is the lifeline: it ends when this process does.

    Args:
        process: the process, its standard input and output pipes.
        words: the heartbeat's pipe.
        output: its standard output and errors.
    """

    trouble: str | None = None
    """What of its keeping could not be had, for the record."""

    def __init__(self, process: "subprocess.Popen[bytes]", words: Stream, output: Stream) -> None:
        self._process = process
        self.words = words
        self.output = output
        self.pid = process.pid
        self.killed = False

    def ended(self) -> int | None:
        """The exit code, negative for a signal, once it has ended."""
        return self._process.poll()

    def wait(self, seconds: float) -> bool:
        """Whether it has ended within so many seconds."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def close(self) -> None:
        """Lets go of the pipes."""
        self.words.close()
        self.output.close()
        if self._process.stdin is not None:
            self._process.stdin.close()
