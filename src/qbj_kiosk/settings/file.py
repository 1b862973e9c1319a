"""One settings file: its values, the line of each, and all that is wrong with it."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
from msgspec import structs

from qbj_kiosk.settings import keys
from qbj_kiosk.settings.checks import faults
from qbj_kiosk.settings.model import DAYS, Hours, Keypad, Settings, Staff, Table
from qbj_kiosk.toml.decode import Document, read, struct
from qbj_kiosk.toml.diagnostics import Problem, Report
from qbj_kiosk.toml.source_folder import Folder

T = TypeVar("T", bound=Table)

MOST_PROBLEMS: Final = 40
"""Problems that are told of one file; of more, only how many."""

_LONGEST = 300
"""Characters of what is wrong, which may quote the file."""
_LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class File:
    """What a settings file says."""

    settings: Settings
    """Defaults where it is silent, and all of them if anything is wrong with it."""
    lines: Mapping[str, int]
    """The line, from 1, of each dotted key that it sets."""
    problems: tuple[str, ...]
    """Each with the file, the line and what to do."""


def load(path: Path) -> File:
    """Reads a settings file. Whatever it holds, nothing is raised: what is wrong is told."""
    report = Report()
    try:
        # The file that a link leads to: configuration is often linked into place.
        real = Path(os.path.realpath(path))
    except (OSError, ValueError):
        return File(Settings(), {}, (f"{shown(path)}: no file can be found under this name. Correct it",))
    document = read(Folder(real.parent, report), real.name)
    settings = _settings(document) if document else None
    if document is None or settings is None or report.problems:
        return File(Settings(), {}, _told(path, report))
    settings = _rooted(settings, path)
    lines = {".".join(key): document.lines.of(key) for key in _named(document.values)}
    return File(settings, lines, ())


def shown(path: Path) -> str:
    """A path as text that every terminal and log can take."""
    return os.fsencode(path).decode("utf-8", "replace")


def _settings(document: Document) -> Settings | None:
    if _oversized(document, document.values, ()):
        return None
    settings = struct(document, document.values, Settings)
    # What has rules of its own is looked at even if something beside it is wrong, so that all is told at once.
    sound = settings or Settings(
        hours=_sound(document.values.get("hours"), structs.replace(Hours(), **dict.fromkeys(DAYS, ()))),
        staff=_sound(document.values.get("staff"), Staff()),
        keypad=_sound(document.values.get("keypad"), Keypad()),
    )
    for fault in faults(sound, {".".join(key) for key in _named(document.values)}):
        document.problem(fault.path, fault.what, fault.remedy)
    return settings


def _sound(values: object, otherwise: T) -> T:
    """A table with those of its values that are of their types, and what it has otherwise for the rest."""
    given = values if isinstance(values, dict) else {}
    found: dict[str, Any] = {}
    for field in structs.fields(otherwise):
        with suppress(KeyError, msgspec.ValidationError, ValueError, OverflowError):
            found[field.name] = msgspec.convert(given[field.name], field.type, strict=True)
    return structs.replace(otherwise, **found)


def _oversized(document: Document, value: object, path: tuple[str | int, ...]) -> bool:
    """Whether there are whole numbers that Python refuses even to print."""
    before = len(document.report.problems)
    match value:
        case int() if abs(value) >= _LARGEST:
            document.problem(path, "this number is too large", "Write a smaller one")
        case dict():
            for key, item in value.items():
                _oversized(document, item, (*path, key))
        case list():
            for at, item in enumerate(value):
                _oversized(document, item, (*path, at))
    return len(document.report.problems) > before


def _named(values: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from ((key, name) for name in value)
        else:
            yield (key,)


def _rooted(settings: Settings, path: Path) -> Settings:
    """Settings whose bundle, written relative to the file, is an absolute path."""
    if settings.bundle is None:
        return settings
    return keys.changed(settings, {"bundle": os.path.normpath(path.absolute().parent / settings.bundle)})


def _told(path: Path, report: Report) -> tuple[str, ...]:
    name = shown(path)
    problems = sorted(set(report.problems))
    told = [str(Problem(name, found.line, found.what[:_LONGEST], found.remedy)) for found in problems[:MOST_PROBLEMS]]
    more = len(problems) - len(told)
    return (*told, f"{name}: {more} more problems. Correct those above first") if more else tuple(told)
