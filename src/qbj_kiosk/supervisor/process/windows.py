"""A child process on Windows: threads read its pipes, and what it is asked for goes over its lifeline."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from subprocess import Popen

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.process.base import Started
from qbj_kiosk.supervisor.process.pipe_reader import Pumped
from qbj_kiosk.supervisor.process.windows_job import Job

Start = Callable[[list[str], Mapping[str, str], int], "Popen[bytes]"]
"""Starts a command, in an environment, with an end of a pipe that it inherits."""


class Kept(Started):
    """A process that was started, in a job of its own.

    Args:
        command: program and arguments.
        environ: its whole environment, but for the name of the heartbeat's handle.
        start: starts it.
        job: puts it into a job.

    Raises:
        OSError: if it cannot be started.
    """

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], start: Start, job: Callable[[int], Job]
    ) -> None:
        heard, told = os.pipe()
        try:
            process = start(list(command), environ, told)
        except OSError:
            os.close(heard)
            raise
        finally:
            os.close(told)
        assert process.stdout is not None  # noqa: S101 - it was asked for
        output = Pumped(process.stdout.fileno(), process.stdout.close, process.wait)
        super().__init__(process, Pumped(heard, lambda: os.close(heard), process.wait), output)
        self._job = job(self.pid)
        self.trouble = self._job.trouble

    def ask_where(self) -> None:
        """Asks for a trace of what it is doing, on its output."""
        self._ask(protocol.WHERE)

    def ask_to_end(self) -> None:
        """Asks what SIGTERM asks elsewhere."""
        self._ask(protocol.END)

    def kill(self) -> None:
        """Ends it and whatever it started."""
        self.killed = True
        if self._process.poll() is None and not self._job.kill():
            # Access is denied to a process that is ending already; if it is not, the loop comes back to this.
            with suppress(OSError):
                self._process.kill()

    def close(self) -> None:
        """Lets go of the pipes, and of what it may have left running."""
        super().close()
        self._job.close()

    def _ask(self, word: str) -> None:
        lifeline = self._process.stdin
        assert lifeline is not None  # noqa: S101 - it was asked for
        # It may have ended already.
        with suppress(OSError):
            os.write(lifeline.fileno(), f"{word}\n".encode("ascii"))


if sys.platform == "win32":
    from qbj_kiosk.supervisor.process import windows_api

    class Child(Kept):
        """A process that was started by this system's calls.

        Args:
            command: program and arguments.
            environ: its whole environment, but for the name of the heartbeat's handle.

        Raises:
            OSError: if it cannot be started.
        """

        def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
            super().__init__(command, environ, windows_api.start, windows_api.job)
