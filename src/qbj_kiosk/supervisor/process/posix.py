"""A child process on a POSIX system. `select` waits for its pipes."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.process.base import ChildBase
from qbj_kiosk.supervisor.process.line_buffer import LineBuffer

READ_SIZE = 1 << 16
"""Capacity of a pipe, in bytes."""

if sys.platform != "win32":

    class Pipe:
        def __init__(self, descriptor: int, close: Callable[[], None]) -> None:
            os.set_blocking(descriptor, False)
            self.descriptor = descriptor
            self._lines = LineBuffer()
            self.close = close

        def read(self) -> tuple[list[str], bool]:
            try:
                data = os.read(self.descriptor, READ_SIZE)
            except BlockingIOError:
                return [], True
            except OSError:
                data = b""
            return (self._lines.feed(data), True) if data else (self._lines.flush(), False)

        def wait_for_end(self) -> None:
            """Do nothing, since all output of the ended child is in the pipe."""

    class Child(ChildBase):
        """Child process of the supervisor on POSIX, in a process group of its own.

        `environ` is complete, except for `HEARTBEAT`.

        Raises:
            OSError: if the process cannot be started.
        """

        def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
            read_end, write_end = os.pipe()
            try:
                process = subprocess.Popen(  # noqa: S603 - this program's own command; no shell
                    list(command),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    env={**environ, protocol.HEARTBEAT: str(write_end)},
                    pass_fds=(write_end,),
                    process_group=0,
                )
            except OSError:
                os.close(read_end)
                raise
            finally:
                os.close(write_end)
            assert process.stdout is not None  # noqa: S101 - requested above
            if process.stdin is not None:
                os.set_blocking(process.stdin.fileno(), False)
            output = Pipe(process.stdout.fileno(), process.stdout.close)
            super().__init__(process, Pipe(read_end, lambda: os.close(read_end)), output)

        def request_trace(self) -> None:
            self._process.send_signal(signal.SIGUSR1)

        def request_end(self) -> None:
            self._process.terminate()

        def kill(self) -> None:
            self.is_killed = True
            if self._process.poll() is None:
                os.killpg(self.pid, signal.SIGKILL)
