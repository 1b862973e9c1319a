"""Making the checks: whatever one of them runs into, the others are made too."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from qbj_kiosk.doctor.finding import Finding, State, failed
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.registry import Check


@dataclass(frozen=True, slots=True)
class Line:
    """A check and what it came to."""

    check: str
    finding: Finding


def examine(machine: Machine, checks: Iterable[Check[Any]]) -> tuple[Line, ...]:
    """Makes checks, one after the other."""
    return tuple(Line(check.name, _discreet(_made(check, machine), machine.environ)) for check in checks)


def exit_code(lines: Iterable[Line]) -> int:
    """1 where a check failed, else 0."""
    return int(any(line.finding.state is State.FAILED for line in lines))


def _made(check: Check[Any], machine: Machine) -> Finding:
    try:
        return check.made(machine)
    except Exception as error:  # noqa: BLE001 - the doctor never dies of what ails the machine
        # What was not looked at cannot pass.
        return failed(
            f"Could not be looked at ({type(error).__name__})",
            "Mend the other lines first; if it stays, this program has a mistake: tell who maintains it",
        )


def _discreet(finding: Finding, environ: Mapping[str, str]) -> Finding:
    """A finding without the name of a person's home folder."""
    home = (environ.get("HOME") or environ.get("USERPROFILE") or "").rstrip("/\\")
    if not home:
        return finding
    pattern = re.compile(rf"{re.escape(home)}(?![\w.-])")
    return replace(finding, found=pattern.sub("~", finding.found), remedy=pattern.sub("~", finding.remedy))
