"""What no type can say of settings: zones that exist, hours that do not overlap, chords that can be pressed."""

import zoneinfo
from collections.abc import Collection, Iterator
from itertools import combinations
from typing import Final, NamedTuple

from msgspec import structs

from qbj_kiosk.settings import pads
from qbj_kiosk.settings.interval import DAY, Interval, interval
from qbj_kiosk.settings.model import DAYS, Hours, Keypad, Settings, Staff
from qbj_kiosk.toml.diagnostics import nearest

WEEK: Final = 7 * DAY


class Fault(NamedTuple):
    """One mistake: the key (and the place in its list), what, and what to do."""

    path: tuple[str | int, ...]
    what: str
    remedy: str


class _Opening(NamedTuple):
    """An interval of the week with the text it was read from."""

    path: tuple[str | int, ...]
    text: str
    begin: int
    end: int


def faults(settings: Settings, named: Collection[str]) -> Iterator[Fault]:
    """Everything that contradicts itself in well-typed settings.

    Args:
        settings: what to look at.
        named: the dotted keys that somebody set; the others hold defaults.
    """
    if any(key.startswith("hours.") for key in named):
        yield from _hours(settings.hours, named)
    yield from _staff(settings.staff)
    yield from _keypad(settings.keypad, settings.staff)


def _hours(hours: Hours, named: Collection[str]) -> Iterator[Fault]:
    if not _is_zone(hours.zone):
        what = f'no time zone "{hours.zone}" is known here'
        if _is_zone("Asia/Shanghai"):
            remedy = 'Write one of the IANA list, such as "Asia/Shanghai"'
        else:
            remedy = "This machine has no list of time zones: install its package tzdata"
        yield Fault(("hours", "zone"), what, remedy)
    missing = [day for day in DAYS if f"hours.{day}" not in named]
    if 0 < len(missing) < len(DAYS):
        remedy = f"Add {missing[0]} = [] for closed, or its hours; name all seven days or none"
        yield Fault(("hours",), f"the hours of {', '.join(missing)} are missing", remedy)
    openings: list[_Opening] = []
    for number, day in enumerate(DAYS):
        for at, text in enumerate(getattr(hours, day)):
            path = ("hours", day, at)
            found = _read(text)
            if found is None:
                yield Fault(path, f'"{text}" begins when it ends', 'Write "00:00-24:00" for a whole day')
            else:
                begin = number * DAY + found.begin_minute
                openings.append(_Opening(path, text, begin, number * DAY + found.end_minute))
    yield from _overlaps(openings)


def _overlaps(openings: list[_Opening]) -> Iterator[Fault]:
    for one, other in combinations(openings, 2):
        if any(one.begin + turn < other.end and other.begin < one.end + turn for turn in (-WEEK, 0, WEEK)):
            what = f'"{other.text}" overlaps "{one.text}" of {one.path[1]}'
            yield Fault(other.path, what, "Write each hour of the week once")


def _read(text: str) -> Interval | None:
    try:
        return interval(text)
    except ValueError:
        return None


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _staff(staff: Staff) -> Iterator[Fault]:
    keys = staff.chord.split("+")
    if len(set(keys)) < len(keys):
        yield Fault(("staff", "chord"), f'"{staff.chord}" names a key twice', "Name each key once")
    if "Shift" in keys and keys[-1].isdecimal():
        what = f'"{staff.chord}" cannot be pressed: with Shift, the key {keys[-1]} sends another sign'
        yield Fault(("staff", "chord"), what, "Take a letter, or hold Ctrl and Alt without Shift")


def _keypad(keypad: Keypad, staff: Staff) -> Iterator[Fault]:
    pad = structs.asdict(keypad)
    chord = pads.held(staff.chord)
    for function, keys in pad.items():
        for at, written in enumerate(keys):
            key = pads.held(written)
            if not pads.is_known(key):
                remedy = nearest(
                    key.name, sorted(pads.KEY_NAMES), 'Write one such as "F13", "Ctrl+Alt+1" or "scan:191"'
                )
                yield Fault(("keypad", function, at), f'"{written}" names no key', remedy)
            elif key == chord:
                what = f'"{written}" is the chord that opens the staff\'s page'
                yield Fault(("keypad", function, at), what, "Write another key, or another chord under [staff]")
    for clash in pads.clashes(pad):
        what = f'"{clash.written}" stands for {clash.first} already'
        yield Fault(("keypad", clash.function, clash.at), what, "Write each key once")
