"""Opening hours as pure functions: open or closed at a moment, and until when."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from qbj_kiosk.settings.model import Hours
from qbj_kiosk.settings.opening_interval import DAY, Interval

HORIZON: Final = 450
"""Days to search ahead. A later change counts as never; the kiosk asks again long before."""

BEFORE: Final = 2
"""Days to search back for a start: one for hours past midnight, one for a zone that repeated a date."""

AFTER: Final = 9
"""Days after which a week without closed dates has repeated itself."""


class Open(Struct, frozen=True):
    until: datetime | None
    """First moment at which it is closed, in UTC; None if beyond the horizon."""


class Closed(Struct, frozen=True):
    until: datetime | None
    """First moment at which it is open, in UTC; None if beyond the horizon."""


class Period(NamedTuple):
    """Period in UTC during which the exhibit is open; its `end` is excluded."""

    begin: datetime
    end: datetime


def opening_state(hours: Hours, now: datetime) -> Open | Closed:
    """Return whether the exhibit is open at `now`, an aware datetime in any time zone, and until when.

    Opening hours begin at the first moment at which local time is at or after their start, and end at the last
    moment at which it is before their end. So a clock that goes back does not close the exhibit within the repeated
    hour, and a time that is skipped is the moment of the change.

    Raises:
        ZoneInfoNotFoundError: if this machine does not know the zone. Hours that are never closed need none.
    """
    week = hours.week
    if not hours.closed_on and all(is_whole_day(day) for day in week):
        return Open(None)
    zone = ZoneInfo(hours.zone)
    now = now.astimezone(UTC)
    today = now.astimezone(zone).toordinal()
    last = min(today + HORIZON, max([today, *(day.toordinal() for day in hours.closed_on)]) + AFTER)
    until: datetime | None = None
    for period in periods(zone, week, hours.closed_on, range(today - BEFORE, last)):
        if period.begin > (until or now):
            return Open(until) if until else Closed(period.begin)
        if period.end > (until or now):
            until = period.end
    if until is None:
        return Closed(None)
    return Open(until if until < first_moment(zone, last, 0) else None)


def next_change(hours: Hours, now: datetime) -> datetime | None:
    """Return when the exhibit opens or closes next, in UTC; None if that is beyond the horizon."""
    return opening_state(hours, now).until


def is_whole_day(day: tuple[Interval, ...]) -> bool:
    return any(each.begin_minute == 0 and each.end_minute >= DAY for each in day)


def periods(
    zone: ZoneInfo, week: tuple[tuple[Interval, ...], ...], closed_on: tuple[date, ...], days: range
) -> Iterator[Period]:
    """Yield the periods in which the exhibit is open, in order of their start. They may touch or overlap.

    Args:
        zone: time zone of the exhibit.
        week: seven days from Monday on, each with its intervals in order.
        closed_on: dates on which no period begins.
        days: proleptic ordinals.
    """
    closed = {day.toordinal() for day in closed_on}
    for day in days:
        for interval in () if day in closed else week[(day - 1) % 7]:
            period = Period(first_moment(zone, day, interval.begin_minute), last_moment(zone, day, interval.end_minute))
            if period.begin < period.end:
                yield period


def first_moment(zone: ZoneInfo, day: int, minute: int) -> datetime:
    """Return the first moment, in UTC, at which local time is at or after a minute of a day."""
    return _moments(zone, day, minute)[0]


def last_moment(zone: ZoneInfo, day: int, minute: int) -> datetime:
    """Return the moment, in UTC, after which local time is never again before a minute of a day."""
    return _moments(zone, day, minute)[1]


def _moments(zone: ZoneInfo, day: int, minute: int) -> tuple[datetime, datetime]:
    """Return the first and the last moment of a local time; they differ if the time occurs twice."""
    wall = datetime.fromordinal(day + minute // DAY) + timedelta(minutes=minute % DAY)
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first <= second:
        return first, second
    change = _change(zone, second, first)
    return change, change


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the second at which a time zone's offset from UTC changes, between two moments with different offsets."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after
