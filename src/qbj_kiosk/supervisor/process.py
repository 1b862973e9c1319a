"""A child process: its words and its output come as lines, and its life hangs on a pipe."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence

from qbj_kiosk.supervisor import words
from qbj_kiosk.supervisor.lines import Lines

PIECE = 1 << 16
"""Bytes read at once: what a pipe holds."""


class Stream:
    """One pipe that a child writes to."""

    def __init__(self, descriptor: int) -> None:
        os.set_blocking(descriptor, False)
        self.descriptor = descriptor
        self._lines = Lines()

    def read(self) -> tuple[list[str], bool]:
        """The lines that have come, and whether more may."""
        try:
            data = os.read(self.descriptor, PIECE)
        except BlockingIOError:
            return [], True
        except OSError:
            data = b""
        return (self._lines.feed(data), True) if data else (self._lines.end(), False)


class Child:
    """A process that was started, in a group of its own.

    Its standard input is the lifeline: it ends when this process does.

    Args:
        command: program and arguments.
        environ: its whole environment, but for the name of the heartbeat's descriptor.

    Raises:
        OSError: if it cannot be started.
    """

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        heard, told = os.pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the command is the program's own; no shell
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env={**environ, words.HEARTBEAT: str(told)},
                pass_fds=(told,),
                process_group=0,
            )
        except OSError:
            os.close(heard)
            raise
        finally:
            os.close(told)
        assert self._process.stdout is not None  # noqa: S101 - it was asked for
        self.words = Stream(heard)
        self.output = Stream(self._process.stdout.fileno())
        self.pid = self._process.pid
        self.killed = False

    def ended(self) -> int | None:
        """The exit code, negative for a signal, once it has ended."""
        return self._process.poll()

    def ask_where(self) -> None:
        """Asks for a trace of what it is doing, on its output."""
        self._process.send_signal(signal.SIGUSR1)

    def ask_to_end(self) -> None:
        """SIGTERM."""
        self._process.terminate()

    def kill(self) -> None:
        """SIGKILL, for it and whatever it started."""
        self.killed = True
        if self._process.poll() is None:
            os.killpg(self.pid, signal.SIGKILL)

    def wait(self, seconds: float) -> bool:
        """Whether it has ended within so many seconds."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def close(self) -> None:
        """Lets go of the pipes."""
        os.close(self.words.descriptor)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
