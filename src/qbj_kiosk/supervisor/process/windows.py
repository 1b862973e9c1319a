"""A child process on Windows: threads read its pipes, and requests go through its standard input."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from subprocess import Popen

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.process.base import ChildBase
from qbj_kiosk.supervisor.process.pipe_reader import PipeReader
from qbj_kiosk.supervisor.process.windows_job import Job

Start = Callable[[list[str], Mapping[str, str], int], "Popen[bytes]"]
"""Starts a command in an environment; the child inherits the given end of a pipe."""


class WindowsChild(ChildBase):
    """Child process of the supervisor on Windows, in a job of its own.

    Args:
        environ: complete, except for `HEARTBEAT`.

    Raises:
        OSError: if the process cannot be started.
    """

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], start: Start, job: Callable[[int], Job]
    ) -> None:
        read_end, write_end = os.pipe()
        try:
            process = start(list(command), environ, write_end)
        except OSError:
            os.close(read_end)
            raise
        finally:
            os.close(write_end)
        assert process.stdout is not None  # noqa: S101 - requested above
        output = PipeReader(process.stdout.fileno(), process.stdout.close, process.wait)
        super().__init__(process, PipeReader(read_end, lambda: os.close(read_end), process.wait), output)
        self._job = job(self.pid)
        self.warning = self._job.warning

    def request_trace(self) -> None:
        self.send(protocol.WHERE)

    def request_end(self) -> None:
        """Ask a child process to end, as SIGTERM does on POSIX."""
        self.send(protocol.END)

    def kill(self) -> None:
        self.is_killed = True
        if self._process.poll() is None and not self._job.kill():
            # An ending process denies access. If this one is not ending, the supervisor's loop kills it again.
            with suppress(OSError):
                self._process.kill()

    def close(self) -> None:
        super().close()
        self._job.close()


if sys.platform == "win32":
    from qbj_kiosk.supervisor.process import windows_api

    class Child(WindowsChild):
        """Child process of the supervisor, started with the Windows API; raises OSError if that fails."""

        def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
            super().__init__(command, environ, windows_api.start, windows_api.job)
