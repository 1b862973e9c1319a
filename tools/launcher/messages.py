"""Messages of set-up: one line per step, on standard error. Standard output belongs to the command."""

import sys

PREFIX = "qbj-kiosk: "
"""Begins every line of set-up. `tools/doubleclick.py` shows such lines in its progress window."""
READY = "set up"


class SetUpError(Exception):
    """Raised if set-up cannot continue. The message names the cause and what a person can do."""


def report(line: str) -> None:
    print(PREFIX + line, file=sys.stderr, flush=True)
