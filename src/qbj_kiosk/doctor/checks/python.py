"""Is this the pair of Python and PySide6 that was tried?"""

import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine

TRIED: Final = "6.11.3"
"""The PySide6 that everything here was tried with."""
ABORTING: Final = ("6.12.0", (3, 12))
"""A PySide6, and the Python below which it ends the process: it loses a reference to None in each call."""
PYTHONS: Final = ((3, 11), (3, 13))
"""The first and the last Python that were tried."""
REMEDY: Final = f"Install this program anew, with its own Python and PySide6-Essentials {TRIED}"


@dataclass(frozen=True, slots=True)
class Facts:
    """Versions."""

    python: tuple[int, int]
    pyside: str | None
    """Of PySide6-Essentials; None where it is not installed."""
    shiboken: str | None
    """Of its other half."""


def gather(_machine: Machine) -> Facts:
    """Looks the versions up, without waking Qt."""
    return Facts(sys.version_info[:2], _version("PySide6-Essentials"), _version("shiboken6"))


def check(facts: Facts) -> Finding:
    """Judges the pair."""
    pair = f"Python {'.'.join(map(str, facts.python))} with PySide6 {facts.pyside}"
    bad, sound_from = ABORTING
    if facts.pyside is None:
        return failed("PySide6-Essentials is not installed", REMEDY)
    if facts.pyside == bad and facts.python < sound_from:
        return failed(f"{pair} ends the exhibit after minutes", REMEDY)
    if facts.shiboken != facts.pyside:
        return failed(f"PySide6 {facts.pyside} does not fit shiboken6 {facts.shiboken or '(missing)'}", REMEDY)
    if facts.pyside != TRIED or not PYTHONS[0] <= facts.python <= PYTHONS[1]:
        return warning(f"{pair} was never tried", REMEDY)
    return ok(pair)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
