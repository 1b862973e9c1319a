"""What staff are told about the machine: facts as values, and as rows of text in one language."""

import re
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

from msgspec import DecodeError, Meta, Struct, json

from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.exhibit.ui_strings import HoursWords, StaffWords
from qbj_kiosk.settings.read import Source

FAULTS: Final = "faults"
TOLD: Final = 3
"""Faults that are told, the latest first; and so many of what is wrong with the settings, the first ones."""
WIDEST: Final = 160
"""Characters of a fault that are told."""
MORE: Final = "… qbj-kiosk settings show"
"""Tells the rest of what is wrong with the settings."""
TAIL: Final = 16 * 1024
DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Week = Sequence[Sequence[str]]
"""From Monday on, each day's hours such as `09:00-17:30`."""


class Facts(Struct, frozen=True):
    """What runs, and on what."""

    bundle: str
    """The bundle's name."""
    identity: str
    """What tells this bundle from every other; its first characters are shown."""
    version: str
    """The program's."""
    since: datetime
    """When the program was started, by the clock on the wall here."""
    software: bool
    """Whether the program draws by itself instead of by a graphics processor."""
    renderer: str = ""
    """The name of what draws, if it has one."""
    faults: tuple[str, ...] = ()
    """One line each, the latest first."""
    touch_devices: tuple[str, ...] = ()
    free_bytes: int | None = None
    """None where nobody can tell."""
    week: Week = ()
    """Empty where there are no opening hours to keep."""
    settings: Source = Source()
    """Where the settings come from that hold, and what is wrong with them."""


class _Fault(Struct, frozen=True):
    time: Annotated[datetime, Meta(tz=True)]
    text: str


class Row(Struct, frozen=True):
    """A fact as text."""

    label: str
    value: str


def rows(facts: Facts, words: StaffWords, hours: HoursWords) -> tuple[Row, ...]:
    """The facts in one language, in the order in which they are read: what is of little interest comes last."""
    drawing = words.software if facts.software else words.gpu
    settings = Row(words.settings, "\n".join(settings_lines(facts.settings, words)))
    # What is wrong now comes before what went wrong: there is not always room for both.
    last = (Row(words.faults, _lines(facts.faults, words)), settings)
    return (
        Row(words.exhibit, " · ".join(part for part in (facts.bundle, facts.identity[:12]) if part)),
        Row(words.version, facts.version),
        Row(words.since, f"{facts.since:%Y-%m-%d %H:%M}"),
        Row(words.renderer, " · ".join(part for part in (drawing, facts.renderer) if part)),
        Row(words.touch, _lines(facts.touch_devices, words)),
        Row(words.disk, "?" if facts.free_bytes is None else f"{facts.free_bytes / 1e9:.1f} GB"),
        Row(hours.week, "\n".join(week_lines(facts.week, words, hours)) or words.always),
        *(reversed(last) if facts.settings.problems else last),
    )


def settings_lines(source: Source, words: StaffWords) -> tuple[str, ...]:
    """Which settings hold, and what is wrong with those that do not."""
    file = _printable(source.file)
    holds = fill(words.refused, file=file) if source.refused else file or words.defaults
    # The folder stands in the first line.
    shorter = [problem.removeprefix(f"{Path(source.file).parent}/") for problem in source.problems]
    told = [_short(_printable(problem)) for problem in shorter[:TOLD]]
    return (holds, *told, MORE) if len(shorter) > TOLD else (holds, *told)


def week_lines(week: Week, words: StaffWords, hours: HoursWords) -> tuple[str, ...]:
    """Opening hours, days with the same ones in one line."""
    if all(tuple(day) == ("00:00-24:00",) for day in week):
        return ()
    begins = [day for day in range(len(week)) if day == 0 or tuple(week[day]) != tuple(week[day - 1])]
    ends = [*(day - 1 for day in begins[1:]), len(week) - 1]
    return tuple(
        f"{_days(begin, end, words, hours)}  {', '.join(each.replace('-', '–') for each in week[begin]) or hours.shut}"  # noqa: RUF001 - a dash between times
        for begin, end in zip(begins, ends, strict=True)
    )


def last_faults(folder: Path) -> tuple[str, ...]:
    """The last lines of the state folder's file of faults, the latest first; none where it cannot be read."""
    try:
        with (folder / FAULTS).open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - TAIL))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ()
    lines = [_printable(_fault(line)) for line in text.splitlines()]
    shown = [_short(line) for line in lines if line]
    return tuple(reversed(shown[-TOLD:]))


def free_bytes(folder: Path) -> int | None:
    """Bytes that are free where a folder is or would be made; None where nobody can tell."""
    for place in (folder, *folder.parents):
        try:
            return shutil.disk_usage(place).free
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None


def _days(begin: int, end: int, words: StaffWords, hours: HoursWords) -> str:
    first, last = (str(getattr(hours, DAYS[day])) for day in (begin, end))
    return first if begin == end else fill(words.days, first=first, last=last)


def _fault(line: str) -> str:
    # As the supervisor writes it, its time here; any other line as it is.
    try:
        found = json.decode(line, type=_Fault)
        return f"{found.time.astimezone():%Y-%m-%d %H:%M}  {found.text}"
    except (DecodeError, UnicodeEncodeError, OverflowError):
        return line


def _printable(line: str) -> str:
    # What cannot be printed cannot be drawn either.
    return re.sub(r"[^\S ]|[\x00-\x1f\x7f-\x9f]", " ", line).strip()


def _short(line: str) -> str:
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"


def _lines(lines: Sequence[str], words: StaffWords) -> str:
    return "\n".join(lines) or words.none
