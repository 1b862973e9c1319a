"""Rate limit of log lines: repeated lines are counted, the rest is limited by number and size."""

import re

WINDOW = 60.0
"""In seconds."""
MAX_LINES = 200
"""Different lines."""
MAX_SIZE = 32_000
"""Characters in one window. At this rate the log's default size lasts a whole day."""
ADDRESS = re.compile(r"0x[0-9a-fA-F]+")
"""Addresses of objects, ignored when lines are compared."""


class LogRateLimit:
    def __init__(self, max_lines: int = MAX_LINES, window: float = WINDOW) -> None:
        self._max_lines = max_lines
        self._window = window
        self._start: float | None = None
        self._repeats: dict[str, int] = {}
        self._dropped = 0
        self._size = 0

    def allow(self, line: str, now: float) -> bool:
        """Return True if a line of output is to be logged now; count it otherwise."""
        if self._start is None:
            self._start = now
        line = ADDRESS.sub("0x…", line)
        if line in self._repeats:
            self._repeats[line] += 1
            return False
        if len(self._repeats) >= self._max_lines or self._size >= MAX_SIZE:
            self._dropped += 1
            return False
        self._repeats[line] = 0
        self._size += len(line)
        return True

    def summarise(self, now: float, *, is_ending: bool = False) -> list[str]:
        """Summarise the log lines that were suppressed and start a new window; empty while the current one lasts."""
        if self._start is None or (now < self._start + self._window and not is_ending):
            return []
        summary = [f"{count} times more: {line}" for line, count in self._repeats.items() if count]
        if self._dropped:
            summary.append(f"{self._dropped} lines more")
        self._start, self._repeats, self._dropped, self._size = None, {}, 0, 0
        return summary
