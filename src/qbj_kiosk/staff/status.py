"""Status of the program and the machine for the staff page, as values and as rows of text."""

import re
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

from msgspec import DecodeError, Meta, Struct, json

from qbj_kiosk.atomic_file import DamagedFileError, read_small
from qbj_kiosk.bundles.built_in_bundle import EARLIER
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.exhibit.ui_strings import HoursStrings, StaffStrings
from qbj_kiosk.settings.load_settings import SettingsSource

FAULTS: Final = "faults"
SHOWN: Final = 3
"""Number of faults shown, the latest first, and of problems in the settings, the first ones."""
MAX_CHARACTERS: Final = 160
"""Characters shown of a fault."""
MORE: Final = "… qbj-kiosk settings show"
"""The command that shows all problems of the settings."""
MORE_OF_BUNDLE: Final = "… qbj-kiosk doctor"
"""The command that shows all problems of the bundle."""
TAIL: Final = 16 * 1024
"""Bytes read from the end of the file of faults."""
DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Week = Sequence[Sequence[str]]
"""Opening hours of each day from Monday on, such as `09:00-17:30`."""


class Status(Struct, frozen=True):
    bundle: str
    identity: str
    """Digest; its first characters are shown."""
    version: str
    since: datetime
    """Local time."""
    software: bool
    """True for Qt's software renderer in place of the graphics processor."""
    renderer: str = ""
    """Empty if unknown."""
    bundle_problems: tuple[str, ...] = ()
    """Why the bundle is not the configured or current one."""
    faults: tuple[str, ...] = ()
    """One line each, the latest first."""
    touch_devices: tuple[str, ...] = ()
    free_bytes: int | None = None
    """None if unknown."""
    week: Week = ()
    """Empty without opening hours."""
    settings: SettingsSource = SettingsSource()


class _Fault(Struct, frozen=True):
    time: Annotated[datetime, Meta(tz=True)]
    text: str


class Row(Struct, frozen=True):
    label: str
    value: str


def rows(status: Status, words: StaffStrings, hours: HoursStrings) -> tuple[Row, ...]:
    """Return the status of program and machine as rows of text for the staff page, the most important first."""
    drawing = words.software if status.software else words.gpu
    name = " · ".join(part for part in (status.bundle, status.identity[:12]) if part)
    problems = [words.earlier if problem == EARLIER else problem for problem in status.bundle_problems]
    settings = Row(words.settings, "\n".join(settings_lines(status.settings, words)))
    # Problems of the settings come before earlier faults: there is not always room for both.
    last = (Row(words.faults, _lines(status.faults, words)), settings)
    return (
        Row(words.exhibit, "\n".join((name, *_first_problems(problems, MORE_OF_BUNDLE)))),
        Row(words.version, status.version),
        Row(words.since, f"{status.since:%Y-%m-%d %H:%M}"),
        Row(words.renderer, " · ".join(part for part in (drawing, status.renderer) if part)),
        Row(words.touch, _lines(status.touch_devices, words)),
        Row(words.disk, "?" if status.free_bytes is None else f"{status.free_bytes / 1e9:.1f} GB"),
        Row(hours.week, "\n".join(week_lines(status.week, words, hours)) or words.always),
        *(reversed(last) if status.settings.problems else last),
    )


def settings_lines(source: SettingsSource, words: StaffStrings) -> tuple[str, ...]:
    """Describe where the settings come from, with the problems of those that are not used, for the staff page."""
    file = _printable(source.file)
    in_use = fill(words.refused, file=file) if source.refused else file or words.defaults
    # The first line contains the folder already.
    shorter = [problem.removeprefix(f"{Path(source.file).parent}/") for problem in source.problems]
    return (in_use, *_first_problems(shorter, MORE))


def _first_problems(problems: Sequence[str], more: str) -> tuple[str, ...]:
    """Return the first problems of the settings, and the command that shows all if there are more."""
    shown = [_shorten(_printable(problem)) for problem in problems[:SHOWN]]
    return (*shown, more) if len(problems) > SHOWN else tuple(shown)


def week_lines(week: Week, words: StaffStrings, hours: HoursStrings) -> tuple[str, ...]:
    """Return the opening hours for the staff page, equal days in one line; empty if always open."""
    if all(tuple(day) == ("00:00-24:00",) for day in week):
        return ()
    begins = [day for day in range(len(week)) if day == 0 or tuple(week[day]) != tuple(week[day - 1])]
    ends = [*(day - 1 for day in begins[1:]), len(week) - 1]
    return tuple(
        f"{_days(begin, end, words, hours)}  {', '.join(each.replace('-', '–') for each in week[begin]) or hours.shut}"  # noqa: RUF001 - a dash between times
        for begin, end in zip(begins, ends, strict=True)
    )


def last_faults(folder: Path) -> tuple[str, ...]:
    """Return the exhibit's last faults from their file, latest first; empty if it cannot be read."""
    try:
        text = (read_small(folder / FAULTS) or b"")[-TAIL:].decode("utf-8", "replace")
    except (OSError, DamagedFileError):
        return ()
    lines = [_printable(_fault(line)) for line in text.splitlines()]
    shown = [_shorten(line) for line in lines if line]
    return tuple(reversed(shown[-SHOWN:]))


def free_bytes(folder: Path) -> int | None:
    """Return the free disk space for a folder, which need not exist; None if unknown."""
    for existing in (folder, *folder.parents):
        try:
            return shutil.disk_usage(existing).free
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None


def _days(begin: int, end: int, words: StaffStrings, hours: HoursStrings) -> str:
    first, last = (str(getattr(hours, DAYS[day])) for day in (begin, end))
    return first if begin == end else fill(words.days, first=first, last=last)


def _fault(line: str) -> str:
    # The supervisor writes JSON with a time zone; other lines are shown unchanged.
    try:
        found = json.decode(line, type=_Fault)
        return f"{found.time.astimezone():%Y-%m-%d %H:%M}  {found.text}"
    except (DecodeError, UnicodeEncodeError, OverflowError, RecursionError):
        return line


def _printable(line: str) -> str:
    # Control characters have no glyph.
    return re.sub(r"[^\S ]|[\x00-\x1f\x7f-\x9f]", " ", line).strip()


def _shorten(line: str) -> str:
    return line if len(line) <= MAX_CHARACTERS else line[: MAX_CHARACTERS - 1] + "…"


def _lines(lines: Sequence[str], words: StaffStrings) -> str:
    return "\n".join(lines) or words.none
