"""Check that the versions of Python and PySide6 are tested together."""

import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine

TESTED: Final = "6.11.3"
"""Tested version of PySide6."""
ABORTING: Final = ("6.12.0", (3, 12))
"""PySide6 version that aborts on Python below the other: it loses a reference to None in each call."""
PYTHONS: Final = ((3, 11), (3, 13))
"""First and last tested version of Python."""
REMEDY: Final = f"Install this program again, with its own Python and PySide6-Essentials {TESTED}"


@dataclass(frozen=True, slots=True)
class Versions:
    python: tuple[int, int]
    pyside: str | None
    """None if not installed."""
    shiboken: str | None
    """It must equal `pyside`."""


def inspect(_machine: Machine) -> Versions:
    """Return the versions of Python and PySide6 without importing Qt."""
    return Versions(sys.version_info[:2], _version("PySide6-Essentials"), _version("shiboken6"))


def judge(observed: Versions) -> Finding:
    pair = f"Python {'.'.join(map(str, observed.python))} with PySide6 {observed.pyside}"
    aborting_pyside, fixed_python = ABORTING
    if observed.pyside is None:
        return failed("PySide6-Essentials is not installed", REMEDY)
    if observed.pyside == aborting_pyside and observed.python < fixed_python:
        return failed(f"{pair} crashes the exhibit after minutes", REMEDY)
    if observed.shiboken != observed.pyside:
        return failed(f"PySide6 {observed.pyside} does not match shiboken6 {observed.shiboken or '(missing)'}", REMEDY)
    if observed.pyside != TESTED or not PYTHONS[0] <= observed.python <= PYTHONS[1]:
        return warning(f"{pair} is not tested", REMEDY)
    return ok(pair)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
