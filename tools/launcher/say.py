"""How set-up speaks: one calm line a step, on standard error, so that a command's own output stays its own."""

import sys

PREFIX = "qbj-kiosk: "
"""Begins every line of set-up; `tools/doubleclick.py` shows such lines while it waits."""
READY = "set up"


class SetUpError(Exception):
    """Set-up cannot go on. The message says why and what a person can do."""


def say(line: str) -> None:
    """Tell one step."""
    print(PREFIX + line, file=sys.stderr, flush=True)
