"""Lines of limited length from the bytes of a pipe."""

MAX_LENGTH = 4000
"""In bytes; the rest is dropped."""


class LineBuffer:
    """Joins bytes from a pipe to lines. Its memory is limited even if a line never ends."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[str]:
        *complete, rest = (self._rest + data).split(b"\n")
        self._rest = rest[:MAX_LENGTH]
        return [text for line in complete if (text := _decode(line))]

    def flush(self) -> list[str]:
        """Return the last line from a pipe if it has no line end."""
        return self.feed(b"\n")


def _decode(line: bytes) -> str:
    return line[:MAX_LENGTH].decode("utf-8", errors="replace").rstrip()
