"""Opening hours: open or closed at a moment, and until when. Always worked out from now, never remembered."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from qbj_kiosk.settings.interval import DAY, Interval
from qbj_kiosk.settings.model import Hours

HORIZON: Final = 450
"""Days looked ahead. What comes later is as good as never; clocks are looked at again long before."""

BEFORE: Final = 2
"""Days looked back for a beginning: one for hours past midnight, one for a zone that had a date twice."""

AFTER: Final = 9
"""Days after which an ordinary week has shown all it does."""


class Open(Struct, frozen=True):
    """The exhibit is open."""

    until: datetime | None
    """First moment at which it is closed, in UTC; None if that is further away than the horizon."""


class Closed(Struct, frozen=True):
    """The exhibit is closed."""

    until: datetime | None
    """First moment at which it is open, in UTC; None if that is further away than the horizon."""


class Stretch(NamedTuple):
    """Moments from one to another, in UTC; the second does not belong to it."""

    begin: datetime
    end: datetime


def state(hours: Hours, now: datetime) -> Open | Closed:
    """Says whether the exhibit is open.

    Opening hours begin at the first moment at which the clock on the wall shows their beginning or more, and end at
    the last at which it shows less than their end. So a clock that is put back never closes in between what it
    shows twice, and a time that a clock put forward leaves out is the moment of the change.

    Args:
        hours: opening hours by the clock on the wall.
        now: an aware moment, in any time zone.

    Raises:
        ZoneInfoNotFoundError: if this machine does not know the zone. Hours that are never closed need none.
    """
    week = hours.week
    if not hours.closed_on and all(whole(day) for day in week):
        return Open(None)
    zone = ZoneInfo(hours.zone)
    now = now.astimezone(UTC)
    today = now.astimezone(zone).toordinal()
    last = min(today + HORIZON, max([today, *(day.toordinal() for day in hours.closed_on)]) + AFTER)
    until: datetime | None = None
    for stretch in stretches(zone, week, hours.closed_on, range(today - BEFORE, last)):
        if stretch.begin > (until or now):
            return Open(until) if until else Closed(stretch.begin)
        if stretch.end > (until or now):
            until = stretch.end
    if until is None:
        return Closed(None)
    return Open(until if until < first_at(zone, last, 0) else None)


def next_change(hours: Hours, now: datetime) -> datetime | None:
    """The first moment after now at which the state is another, in UTC; None if there is none within the horizon."""
    return state(hours, now).until


def whole(day: tuple[Interval, ...]) -> bool:
    """Whether a day is open from midnight to midnight at least, by one interval."""
    return any(each.begin_minute == 0 and each.end_minute >= DAY for each in day)


def stretches(
    zone: ZoneInfo, week: tuple[tuple[Interval, ...], ...], closed_on: tuple[date, ...], days: range
) -> Iterator[Stretch]:
    """What begins on each of some days (proleptic ordinals), in order of beginning; stretches may touch and overlap.

    Args:
        zone: where the clock hangs.
        week: intervals of the seven days from Monday on, each day's in order.
        closed_on: dates on which nothing begins.
        days: which days.
    """
    shut = {day.toordinal() for day in closed_on}
    for day in days:
        for each in () if day in shut else week[(day - 1) % 7]:
            stretch = Stretch(first_at(zone, day, each.begin_minute), last_before(zone, day, each.end_minute))
            if stretch.begin < stretch.end:
                yield stretch


def first_at(zone: ZoneInfo, day: int, minute: int) -> datetime:
    """The first moment at which the clock on the wall shows a minute of a day or more, in UTC."""
    return _moments(zone, day, minute)[0]


def last_before(zone: ZoneInfo, day: int, minute: int) -> datetime:
    """The moment from which on the clock on the wall never again shows less than a minute of a day, in UTC."""
    return _moments(zone, day, minute)[1]


def _moments(zone: ZoneInfo, day: int, minute: int) -> tuple[datetime, datetime]:
    """First and last of the moments at which the clock gets to a time: two where it shows the time twice."""
    wall = datetime.fromordinal(day + minute // DAY) + timedelta(minutes=minute % DAY)
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first <= second:
        return first, second
    change = _change(zone, second, first)
    return change, change


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The second at which the zone's offset changes, between two moments in UTC with offsets that differ."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after
