"""A child's pipe to its supervisor. Non-blocking: a full or closed pipe is ignored."""

import os
import sys
from collections.abc import Mapping

from qbj_kiosk.supervisor import protocol

if sys.platform == "win32":
    from qbj_kiosk.supervisor.process.windows_api import inherited_descriptor, set_non_blocking
else:

    def inherited_descriptor(number: int) -> int:
        """Return the descriptor of the inherited pipe to the supervisor: on POSIX, its number itself."""
        return number

    def set_non_blocking(descriptor: int) -> None:
        os.set_blocking(descriptor, False)


MAX_FAULT_LENGTH = 1000
"""Characters of a fault's text: short enough for an atomic write to a pipe."""


def heartbeat_descriptor(environ: Mapping[str, str]) -> int | None:
    number = environ.get(protocol.HEARTBEAT, "")
    return inherited_descriptor(int(number)) if number.isdecimal() else None


class Channel:
    def __init__(self, descriptor: int) -> None:
        set_non_blocking(descriptor)
        self._pipe = descriptor
        self._is_line_cut = False

    def send(self, message: str) -> None:
        """Send a line to the supervisor, or drop it if the pipe is full.

        The supervisor is then behind, and the next beat follows soon. If the pipe is closed, the parent watch
        ends this process.
        """
        data = f"{message}\n".encode("ascii", errors="backslashreplace")
        if self._is_line_cut:
            data = b"\n" + data
        try:
            # Python 3.12 on Windows writes as much as fits; elsewhere a short write is all or nothing.
            self._is_line_cut = os.write(self._pipe, data) < len(data)
        except OSError:
            return

    def send_fault(self, text: str) -> None:
        self.send(f"{protocol.FAULT} {' | '.join(text.split(chr(10)))[:MAX_FAULT_LENGTH]}")


def open_channel(environ: Mapping[str, str]) -> Channel | None:
    """Open the pipe to the supervisor for messages before the heartbeat starts; None without a supervisor."""
    pipe = heartbeat_descriptor(environ)
    return None if pipe is None else Channel(pipe)
