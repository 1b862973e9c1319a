"""A child process on a system with POSIX signals: its pipes are read when `select` says so."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.process.base import Started
from qbj_kiosk.supervisor.process.line_buffer import Lines

PIECE = 1 << 16
"""Bytes read at once: what a pipe holds."""

if sys.platform != "win32":

    class Pipe:
        """One pipe that a child writes to.

        Args:
            descriptor: its end.
            close: closes that.
        """

        def __init__(self, descriptor: int, close: Callable[[], None]) -> None:
            os.set_blocking(descriptor, False)
            self.descriptor = descriptor
            self._lines = Lines()
            self.close = close

        def read(self) -> tuple[list[str], bool]:
            """The lines that have come, and whether more may."""
            try:
                data = os.read(self.descriptor, PIECE)
            except BlockingIOError:
                return [], True
            except OSError:
                data = b""
            return (self._lines.feed(data), True) if data else (self._lines.end(), False)

        def settle(self) -> None:
            """Nothing to wait for: what was written is in the pipe."""

    class Child(Started):
        """A process that was started, in a group of its own.

        Args:
            command: program and arguments.
            environ: its whole environment, but for the name of the heartbeat's descriptor.

        Raises:
            OSError: if it cannot be started.
        """

        def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
            heard, told = os.pipe()
            try:
                process = subprocess.Popen(  # noqa: S603 - the command is the program's own; no shell
                    list(command),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    env={**environ, protocol.HEARTBEAT: str(told)},
                    pass_fds=(told,),
                    process_group=0,
                )
            except OSError:
                os.close(heard)
                raise
            finally:
                os.close(told)
            assert process.stdout is not None  # noqa: S101 - it was asked for
            output = Pipe(process.stdout.fileno(), process.stdout.close)
            super().__init__(process, Pipe(heard, lambda: os.close(heard)), output)

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
