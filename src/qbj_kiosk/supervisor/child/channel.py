"""In a child: the pipe to its supervisor. Full or broken, it never harms."""

import os
import sys
from collections.abc import Mapping

from qbj_kiosk.supervisor import protocol

if sys.platform == "win32":
    from qbj_kiosk.supervisor.process.windows_api import inherited, never_wait
else:

    def inherited(told: int) -> int:
        """The descriptor of a pipe that was handed down: the very number that was told."""
        return told

    def never_wait(descriptor: int) -> None:
        """A write to a pipe that is full fails from now on."""
        os.set_blocking(descriptor, False)


LONGEST = 1000
"""Characters of a fault's text. With its word it stays under what a pipe takes as a whole, or not at all."""


def descriptor(environ: Mapping[str, str]) -> int | None:
    """The pipe that the environment names; None where no supervisor started this process."""
    told = environ.get(protocol.HEARTBEAT, "")
    return inherited(int(told)) if told.isdecimal() else None


class Mouth:
    """Says words.

    Args:
        descriptor: the pipe.
    """

    def __init__(self, descriptor: int) -> None:
        never_wait(descriptor)
        self._pipe = descriptor
        self._torn = False

    def say(self, line: str) -> None:
        """Says one line.

        Full: it is not said; the supervisor is behind, and the next beat comes soon. Broken: the lifeline ends this
        process.
        """
        data = f"{line}\n".encode("ascii", errors="backslashreplace")
        if self._torn:
            data = b"\n" + data
        try:
            # Python 3.12 on Windows writes what there is room for; elsewhere a short line is written whole or not.
            self._torn = os.write(self._pipe, data) < len(data)
        except OSError:
            return

    def fault(self, text: str) -> None:
        """Puts something on record."""
        self.say(f"{protocol.FAULT} {' | '.join(text.split(chr(10)))[:LONGEST]}")


def mouth(environ: Mapping[str, str]) -> Mouth | None:
    """The way to say something before there is a heartbeat; None where no supervisor started this process."""
    pipe = descriptor(environ)
    return None if pipe is None else Mouth(pipe)
