"""Telling what the checks came to: in aligned lines for people, in JSON for programs."""

import json
import textwrap
from collections.abc import Sequence
from typing import Final

import click

from qbj_kiosk.doctor.finding import State
from qbj_kiosk.doctor.run import Line

WIDTH: Final = 80
"""Columns."""
SIGNS: Final = {State.OK: "✓", State.WARNING: "!", State.FAILED: "✗"}
PLAIN_SIGNS: Final = {State.OK: "+", State.WARNING: "!", State.FAILED: "x"}
"""For terminals without the others."""
COLOURS: Final = {State.OK: "green", State.WARNING: "yellow", State.FAILED: "red"}


def as_text(lines: Sequence[Line], encoding: str, *, coloured: bool) -> str:
    """Sign, state, check and what was found, in columns; what to do below; numbers at the end.

    Args:
        lines: at least one.
        encoding: of the terminal; what it cannot write is left out.
        coloured: whether it shows colours.
    """
    signs = SIGNS if _writes("".join(SIGNS.values()), encoding) else PLAIN_SIGNS
    name_width = max(len(line.check) for line in lines)
    told: list[str] = []
    for line in lines:
        state = line.finding.state
        head = f"{signs[state]} {state:7}"
        indent = " " * (len(head) + name_width + 4)
        text = _wrapped(line.finding.found, f"{head}  {line.check:{name_width}}  ", indent)
        if line.finding.remedy:
            text += "\n" + _wrapped(line.finding.remedy, f"{indent}to do: ", f"{indent}       ")
        told.append(click.style(head, fg=COLOURS[state]) + text.removeprefix(head) if coloured else text)
    told += ["", _numbers(lines)]
    return "\n".join(told).encode(encoding, "replace").decode(encoding)


def as_json(lines: Sequence[Line]) -> str:
    """A list of objects with `check`, `state`, `found` and `remedy`, in ASCII."""
    return json.dumps(
        [
            {
                "check": line.check,
                "state": line.finding.state,
                "found": line.finding.found,
                "remedy": line.finding.remedy,
            }
            for line in lines
        ],
        indent=2,
    )


def _wrapped(text: str, first: str, others: str) -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False
    )


def _numbers(lines: Sequence[Line]) -> str:
    count = {state: sum(line.finding.state is state for line in lines) for state in State}
    warnings = "warning" if count[State.WARNING] == 1 else "warnings"
    return f"{count[State.OK]} ok, {count[State.WARNING]} {warnings}, {count[State.FAILED]} failed"


def _writes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
