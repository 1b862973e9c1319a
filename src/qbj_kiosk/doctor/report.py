"""Report of the checks: aligned text for people, JSON for programs."""

import json
import textwrap
from collections.abc import Sequence
from typing import Final

import click

from qbj_kiosk.doctor.finding import State
from qbj_kiosk.doctor.run_checks import CheckResult

WIDTH: Final = 80
"""In columns."""
SIGNS: Final = {State.OK: "✓", State.WARNING: "!", State.FAILED: "✗"}
PLAIN_SIGNS: Final = {State.OK: "+", State.WARNING: "!", State.FAILED: "x"}
"""Signs for terminals that cannot encode the others."""
COLOURS: Final = {State.OK: "green", State.WARNING: "yellow", State.FAILED: "red"}


def format_text(results: Sequence[CheckResult], encoding: str, *, coloured: bool) -> str:
    """Format the doctor's results as columns of sign, state, check and finding, with remedies and totals.

    Characters that `encoding` lacks are replaced. `results` has at least one item.
    """
    signs = SIGNS if _can_encode("".join(SIGNS.values()), encoding) else PLAIN_SIGNS
    name_width = max(len(result.check) for result in results)
    lines: list[str] = []
    for result in results:
        state = result.finding.state
        head = f"{signs[state]} {state:7}"
        indent = " " * (len(head) + name_width + 4)
        text = _wrap(result.finding.found, f"{head}  {result.check:{name_width}}  ", indent)
        if result.finding.remedy:
            text += "\n" + _wrap(result.finding.remedy, f"{indent}to do: ", f"{indent}       ")
        lines.append(click.style(head, fg=COLOURS[state]) + text.removeprefix(head) if coloured else text)
    lines += ["", _totals(results)]
    return "\n".join(lines).encode(encoding, "replace").decode(encoding)


def format_json(results: Sequence[CheckResult]) -> str:
    """Format the doctor's results as a JSON list of objects with `check`, `state`, `found` and `remedy`, in ASCII."""
    return json.dumps(
        [
            {
                "check": result.check,
                "state": result.finding.state,
                "found": result.finding.found,
                "remedy": result.finding.remedy,
            }
            for result in results
        ],
        indent=2,
    )


def _wrap(text: str, first: str, others: str) -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False
    )


def _totals(results: Sequence[CheckResult]) -> str:
    count = {state: sum(result.finding.state is state for result in results) for state in State}
    warnings = "warning" if count[State.WARNING] == 1 else "warnings"
    return f"{count[State.OK]} ok, {count[State.WARNING]} {warnings}, {count[State.FAILED]} failed"


def _can_encode(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
