"""Check the settings and that the bundle has their language."""

import os
from dataclasses import dataclass

from qbj_kiosk.app.language_and_panel_lookup import find_language
from qbj_kiosk.bundles.open_bundle import Bundle
from qbj_kiosk.doctor.finding import Finding, failed, ok
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.errors import UsageError
from qbj_kiosk.settings.settings_file import display_path


@dataclass(frozen=True, slots=True)
class SettingsState:
    file: str
    exists: bool
    problems: tuple[str, ...]
    """Each with place and remedy."""


def inspect(machine: Machine) -> SettingsState:
    file = machine.loaded.file
    problems = (*machine.loaded.problems, *_language_problems(machine))
    return SettingsState(display_path(file), os.path.lexists(file), problems)


def _language_problems(machine: Machine) -> tuple[str, ...]:
    """Return a problem if the bundle has no texts in the language that the settings name."""
    asked = machine.loaded.settings.language
    if asked is None or not isinstance(machine.bundle, Bundle):
        return ()
    tags = [language.tag for language in machine.bundle.exhibit.languages]
    try:
        find_language(tags, asked)
    except UsageError:
        origin = machine.loaded.origins["language"]
        remedy = f"Set language to one of {', '.join(tags)}"
        return (f"{origin}: the exhibit has no language {asked!r}. {remedy}",)
    return ()


def judge(observed: SettingsState) -> Finding:
    """Judge the problems of the settings: with one, the kiosk uses other settings than intended."""
    if observed.problems:
        first, *more = observed.problems
        found, _, remedy = first.rpartition(". ")
        others = f", and {len(more)} more" if more else ""
        return failed(
            f"{found or first}{others}",
            f"{remedy if found else 'Correct it'}. To see all problems, run qbj-kiosk settings show",
        )
    return ok(observed.file if observed.exists else "Defaults, because there is no settings file")
