"""Holding back a flood of lines: what repeats is counted, and a minute has room for so many."""

WINDOW = 60.0
"""Seconds."""
ROOM = 200
"""Different lines that pass in one window."""


class Flood:
    """Lets each line pass once in a window."""

    def __init__(self, room: int = ROOM, window: float = WINDOW) -> None:
        self._room = room
        self._window = window
        self._since: float | None = None
        self._seen: dict[str, int] = {}
        self._more = 0

    def passes(self, line: str, now: float) -> bool:
        """Whether a line is to be written now; otherwise it is counted."""
        if self._since is None:
            self._since = now
        if line in self._seen:
            self._seen[line] += 1
            return False
        if len(self._seen) >= self._room:
            self._more += 1
            return False
        self._seen[line] = 0
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
        self._since, self._seen, self._more = None, {}, 0
        return told
