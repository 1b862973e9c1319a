"""Holding back a flood of lines: what repeats is counted, and a minute has room for so many."""

import re

WINDOW = 60.0
"""Seconds."""
ROOM = 200
"""Different lines that pass in one window."""
SIZE = 32_000
"""Characters that pass in one window: a whole day of the worst flood is still on record."""
ADDRESS = re.compile(r"0x[0-9a-fA-F]+")
"""Objects at different addresses fail alike."""


class Flood:
    """Lets each line pass once in a window."""

    def __init__(self, room: int = ROOM, window: float = WINDOW) -> None:
        self._room = room
        self._window = window
        self._since: float | None = None
        self._seen: dict[str, int] = {}
        self._more = 0
        self._size = 0

    def passes(self, line: str, now: float) -> bool:
        """Whether a line is to be written now; otherwise it is counted."""
        if self._since is None:
            self._since = now
        line = ADDRESS.sub("0x…", line)
        if line in self._seen:
            self._seen[line] += 1
            return False
        if len(self._seen) >= self._room or self._size >= SIZE:
            self._more += 1
            return False
        self._seen[line] = 0
        self._size += len(line)
        return True

    def due(self) -> float | None:
        """When `summary` has something to tell or to forget."""
        return None if self._since is None else self._since + self._window

    def summary(self, now: float, *, ending: bool = False) -> list[str]:
        """At the end of a window, what was held back in it; a new window begins."""
        due = self.due()
        if due is None or (now < due and not ending):
            return []
        told = [f"{count} times more: {line}" for line, count in self._seen.items() if count]
        if self._more:
            told.append(f"{self._more} lines more")
        self._since, self._seen, self._more, self._size = None, {}, 0, 0
        return told
