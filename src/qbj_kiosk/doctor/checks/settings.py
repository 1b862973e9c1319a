"""Do the settings say what they shall?"""

import os
from dataclasses import dataclass

from qbj_kiosk.app.arguments import find_language
from qbj_kiosk.bundles.read import Bundle
from qbj_kiosk.doctor.finding import Finding, failed, ok
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.errors import UsageError
from qbj_kiosk.settings.file import display_path


@dataclass(frozen=True, slots=True)
class Facts:
    """What reading the settings came to."""

    file: str
    there: bool
    problems: tuple[str, ...]
    """Each with its place and what to do."""


def gather(machine: Machine) -> Facts:
    """Reads the settings, and asks the bundle for what they name of it."""
    file = machine.loaded.file
    problems = (*machine.loaded.problems, *_unspoken(machine))
    return Facts(display_path(file), os.path.lexists(file), problems)


def _unspoken(machine: Machine) -> tuple[str, ...]:
    """That the exhibit does not speak the language of the settings; nothing where it does, or nobody can tell."""
    asked = machine.loaded.settings.language
    if asked is None or not isinstance(machine.bundle, Bundle):
        return ()
    tags = [language.tag for language in machine.bundle.exhibit.languages]
    try:
        find_language(tags, asked)
    except UsageError:
        origin = machine.loaded.origins["language"]
        remedy = f"Set language to one that it speaks: {', '.join(tags)}"
        return (f"{origin}: the exhibit does not speak {asked!r}. {remedy}",)
    return ()


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
