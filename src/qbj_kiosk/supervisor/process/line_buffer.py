"""Bytes from a pipe, made into lines of bounded length."""

LONGEST = 4000
"""Bytes of a line that are kept."""


class Lines:
    """Cuts what comes in pieces into whole lines. What exceeds the longest is dropped, never loaded."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[str]:
        """The lines that are whole now, without their ends; empty ones are left out."""
        *whole, rest = (self._rest + data).split(b"\n")
        self._rest = rest[:LONGEST]
        return [text for line in whole if (text := _text(line))]

    def end(self) -> list[str]:
        """The last line, where nothing ended it."""
        return self.feed(b"\n")


def _text(line: bytes) -> str:
    return line[:LONGEST].decode("utf-8", errors="replace").rstrip()
