"""Checks of settings beyond their types: time zones exist, hours do not overlap, chords can be pressed."""

import zoneinfo
from collections.abc import Collection, Iterator
from itertools import combinations
from typing import Final, NamedTuple

from msgspec import structs

from qbj_kiosk.settings import keypad_keys
from qbj_kiosk.settings.model import DAYS, Hours, Keypad, Settings, Staff
from qbj_kiosk.settings.opening_interval import DAY, Interval, parse_interval
from qbj_kiosk.toml.problem_report import nearest

WEEK: Final = 7 * DAY


class Violation(NamedTuple):
    """A rule that the settings break: key (and index in its list), what is wrong, and what to do."""

    path: tuple[str | int, ...]
    what: str
    remedy: str


class _Opening(NamedTuple):
    """Opening hours of one day in minutes of the week, with their text in the settings file."""

    path: tuple[str | int, ...]
    text: str
    begin: int
    end: int


def check_settings(settings: Settings, set_keys: Collection[str]) -> Iterator[Violation]:
    """Yield every rule that the settings break beyond their types, such as overlapping hours.

    `set_keys` are the dotted keys that are set, not left at their defaults.
    """
    if any(key.startswith("hours.") for key in set_keys):
        yield from _check_hours(settings.hours, set_keys)
    yield from _check_staff(settings.staff)
    yield from _check_keypad(settings.keypad, settings.staff)


def _check_hours(hours: Hours, set_keys: Collection[str]) -> Iterator[Violation]:
    if not _is_zone(hours.zone):
        what = f'"{hours.zone}" is not a known time zone'
        if _is_zone("Asia/Shanghai"):
            remedy = 'Write an IANA name, such as "Asia/Shanghai"'
        else:
            remedy = "This machine has no time zone data: install the package tzdata"
        yield Violation(("hours", "zone"), what, remedy)
    missing = [day for day in DAYS if f"hours.{day}" not in set_keys]
    if 0 < len(missing) < len(DAYS):
        remedy = f"Add {missing[0]} = [] for a closed day, or its hours. Set all seven days or none"
        yield Violation(("hours",), f"hours are missing for {', '.join(missing)}", remedy)
    openings: list[_Opening] = []
    for number, day in enumerate(DAYS):
        for at, text in enumerate(getattr(hours, day)):
            path = ("hours", day, at)
            parsed = _parse(text)
            if parsed is None:
                what = f'"{text}" begins and ends at the same time'
                yield Violation(path, what, 'Write "00:00-24:00" for a whole day')
            else:
                begin = number * DAY + parsed.begin_minute
                openings.append(_Opening(path, text, begin, number * DAY + parsed.end_minute))
    yield from _check_overlaps(openings)


def _check_overlaps(openings: list[_Opening]) -> Iterator[Violation]:
    for one, other in combinations(openings, 2):
        # Hours of Sunday night may reach into Monday: compare one week earlier and later too.
        if any(one.begin + shift < other.end and other.begin < one.end + shift for shift in (-WEEK, 0, WEEK)):
            what = f'"{other.text}" overlaps "{one.text}" of {one.path[1]}'
            yield Violation(other.path, what, "Shorten or delete one of them")


def _parse(text: str) -> Interval | None:
    try:
        return parse_interval(text)
    except ValueError:
        return None


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _check_staff(staff: Staff) -> Iterator[Violation]:
    keys = staff.chord.split("+")
    if len(set(keys)) < len(keys):
        yield Violation(("staff", "chord"), f'"{staff.chord}" contains a key twice', "Write each key once")
    if "Shift" in keys and keys[-1].isdecimal():
        what = f'"{staff.chord}" cannot be pressed: with Shift, the key {keys[-1]} sends another character'
        yield Violation(("staff", "chord"), what, "Use a letter instead of the digit, or leave out Shift")


def _check_keypad(keypad: Keypad, staff: Staff) -> Iterator[Violation]:
    functions = structs.asdict(keypad)
    chord = keypad_keys.parse_key(staff.chord)
    for function, keys in functions.items():
        for at, written in enumerate(keys):
            key = keypad_keys.parse_key(written)
            if not keypad_keys.is_known(key):
                remedy = nearest(
                    key.name, sorted(keypad_keys.KEY_NAMES), 'Write one such as "F13", "Ctrl+Alt+1" or "scan:191"'
                )
                yield Violation(("keypad", function, at), f'"{written}" is not a known key', remedy)
            elif key == chord:
                what = f'"{written}" is the chord that opens the staff page'
                yield Violation(("keypad", function, at), what, "Use another key, or set another chord under [staff]")
    for duplicate in keypad_keys.find_duplicates(functions):
        what = f'"{duplicate.written}" is already assigned to {duplicate.first}'
        yield Violation(("keypad", duplicate.function, duplicate.at), what, "Assign each key once")
