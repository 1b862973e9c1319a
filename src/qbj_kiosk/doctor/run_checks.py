"""Running of the checks: an exception in one does not stop the others."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from qbj_kiosk.doctor.all_checks import Check
from qbj_kiosk.doctor.finding import Finding, State, failed
from qbj_kiosk.doctor.installation_kind import Installation
from qbj_kiosk.doctor.machine import Machine


@dataclass(frozen=True, slots=True)
class CheckResult:
    check: str
    finding: Finding


def run_checks(machine: Machine, checks: Iterable[Check[Any]]) -> tuple[CheckResult, ...]:
    return tuple(_check(check, machine) for check in checks)


def exit_code(results: Iterable[CheckResult]) -> int:
    return int(any(result.finding.state is State.FAILED for result in results))


def _check(check: Check[Any], machine: Machine) -> CheckResult:
    finding = _name_program(_run(check, machine), machine.installation)
    return CheckResult(check.name, _hide_home(finding, machine.environ))


def _run(check: Check[Any], machine: Machine) -> Finding:
    try:
        return check.run(machine)
    except Exception as error:  # noqa: BLE001 - a broken machine must not end the doctor
        return failed(
            f"The check itself failed ({type(error).__name__})",
            "Fix the other findings first. If this persists, report a bug",
        )


def _name_program(finding: Finding, installation: Installation) -> Finding:
    """Replace the program in the commands of a remedy by the one that works in this installation."""
    remedy = re.sub(r"(?<![\w/])qbj-kiosk(?= staff )", lambda _: installation.staff_command, finding.remedy)
    remedy = re.sub(r"(?<![\w/])qbj-kiosk(?= (settings|bundle) )", lambda _: installation.command, remedy)
    return replace(finding, remedy=remedy)


def _hide_home(finding: Finding, environ: Mapping[str, str]) -> Finding:
    """Replace the home folder, which may contain the name of a person, by `~`."""
    home = (environ.get("HOME") or environ.get("USERPROFILE") or "").rstrip("/\\")
    if not home:
        return finding
    pattern = re.compile(rf"{re.escape(home)}(?![\w.-])")
    return replace(finding, found=pattern.sub("~", finding.found), remedy=pattern.sub("~", finding.remedy))
