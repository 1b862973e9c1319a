"""Loading of one settings file: its values, the line of each, and its problems."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
from msgspec import structs

from qbj_kiosk.settings import dotted_keys
from qbj_kiosk.settings.checks import check_settings
from qbj_kiosk.settings.model import DAYS, Hours, Keypad, Settings, Staff, Table
from qbj_kiosk.toml.decode import Document, read, struct
from qbj_kiosk.toml.problem_report import Problem, ProblemReport
from qbj_kiosk.toml.source_folder import Folder

T = TypeVar("T", bound=Table)

MAX_PROBLEMS: Final = 40
"""For one file; further problems are only counted."""

_MAX_CHARACTERS = 300
"""For the description of a problem, which may quote the file."""
_TOO_LARGE = 2**63


@dataclass(frozen=True, slots=True)
class SettingsFile:
    settings: Settings
    """Values of the file and defaults for the rest; all defaults if there is any problem."""
    lines: Mapping[str, int]
    """Line, from 1, of each dotted key in the file."""
    problems: tuple[str, ...]
    """Each with file, line and remedy."""


def load(path: Path) -> SettingsFile:
    """Load a settings file without raising: what is wrong in it is in `problems`."""
    report = ProblemReport()
    try:
        # Resolve links: configuration is often linked into place.
        real = Path(os.path.realpath(path))
    except (OSError, ValueError):
        return SettingsFile(Settings(), {}, (f"{display_path(path)}: is not a valid file name. Correct it",))
    document = read(Folder(real.parent, report, is_composed=False), real.name)
    settings = _decode(document) if document else None
    if document is None or settings is None or report.problems:
        return SettingsFile(Settings(), {}, _format_problems(path, report))
    settings = _resolve_bundle(settings, path)
    lines = {".".join(key): document.lines.of(key) for key in _set_keys(document.values)}
    return SettingsFile(settings, lines, ())


def display_path(path: Path) -> str:
    """Return a path as text without surrogates, for terminals and logs."""
    return os.fsencode(path).decode("utf-8", "replace")


def _decode(document: Document) -> Settings | None:
    if _report_large_numbers(document, document.values, ()):
        return None
    settings = struct(document, document.values, Settings)
    # Check the valid values even if others are wrong, so that all problems are reported at once.
    valid = settings or Settings(
        hours=_valid_part(document.values.get("hours"), structs.replace(Hours(), **dict.fromkeys(DAYS, ()))),
        staff=_valid_part(document.values.get("staff"), Staff()),
        keypad=_valid_part(document.values.get("keypad"), Keypad()),
    )
    for violation in check_settings(valid, {".".join(key) for key in _set_keys(document.values)}):
        document.problem(violation.path, violation.what, violation.remedy)
    return settings


def _valid_part(values: object, default: T) -> T:
    """Return the settings of a table: `default`, with those values that have the right type."""
    table = values if isinstance(values, dict) else {}
    valid: dict[str, Any] = {}
    for field in structs.fields(default):
        with suppress(KeyError, msgspec.ValidationError, ValueError, OverflowError):
            valid[field.name] = msgspec.convert(table[field.name], field.type, strict=True)
    return structs.replace(default, **valid)


def _report_large_numbers(document: Document, value: object, path: tuple[str | int, ...]) -> bool:
    """Report every integer that does not fit in 64 bits, at any depth. Return True if there are any."""
    before = len(document.report.problems)
    match value:
        case int() if abs(value) >= _TOO_LARGE:
            document.problem(path, "this number is too large", "Write a smaller one")
        case dict():
            for key, item in value.items():
                _report_large_numbers(document, item, (*path, key))
        case list():
            for at, item in enumerate(value):
                _report_large_numbers(document, item, (*path, at))
    return len(document.report.problems) > before


def _set_keys(values: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from ((key, name) for name in value)
        else:
            yield (key,)


def _resolve_bundle(settings: Settings, path: Path) -> Settings:
    """Make the path of the bundle, which is relative to the file, absolute."""
    if settings.bundle is None:
        return settings
    return dotted_keys.replace(settings, {"bundle": os.path.normpath(path.absolute().parent / settings.bundle)})


def _format_problems(path: Path, report: ProblemReport) -> tuple[str, ...]:
    name = display_path(path)
    problems = sorted(set(report.problems))
    lines = [
        str(Problem(name, problem.line, problem.what[:_MAX_CHARACTERS], problem.remedy))
        for problem in problems[:MAX_PROBLEMS]
    ]
    more = len(problems) - len(lines)
    return (*lines, f"{name}: {more} more problems. Correct those above first") if more else tuple(lines)
