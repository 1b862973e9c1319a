"""Do the settings say what they shall?"""

import os
from dataclasses import dataclass

from qbj_kiosk.doctor.finding import Finding, failed, ok
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.settings.file import shown


@dataclass(frozen=True, slots=True)
class Facts:
    """What reading the settings came to."""

    file: str
    there: bool
    problems: tuple[str, ...]
    """Each with its place and what to do."""


def gather(machine: Machine) -> Facts:
    """Reads the settings."""
    file = machine.gathered.file
    return Facts(shown(file), os.path.lexists(file), machine.gathered.problems)


def check(facts: Facts) -> Finding:
    """Judges the settings: a mistake in them means that the kiosk runs on other ones than were meant."""
    if facts.problems:
        first, *more = facts.problems
        found, _, remedy = first.rpartition(". ")
        others = f", and {len(more)} more" if more else ""
        return failed(
            f"{found or first}{others}",
            f"{remedy if found else 'Correct it'}. qbj-kiosk settings show tells all of it",
        )
    return ok(facts.file if facts.there else "The defaults: there is no file of settings")
