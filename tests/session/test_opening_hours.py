"""Opening hours in local time, including changes of the clock."""

from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qbj_kiosk.session.opening_hours import HORIZON, Closed, Open, next_change, opening_state
from qbj_kiosk.settings.model import DAYS, Hours
from qbj_kiosk.settings.opening_interval import DAY

MINUTE = timedelta(minutes=1)
ZONES = sorted(zone for zone in available_timezones() if zone != "localtime")
FIRST, LAST = datetime(1973, 1, 10, tzinfo=UTC), datetime(2080, 1, 1, tzinfo=UTC)
"""Since 1973 the offset of every zone is in whole minutes."""

WORKDAYS = Hours(
    zone="Asia/Shanghai",
    closed_on=(),
    **dict.fromkeys(DAYS, ("09:00-17:30",)) | {"monday": (), "friday": ("09:00-12:00", "20:00-02:00")},
)


def clock(text: str, zone: str = "Asia/Shanghai", fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


def every_day(*intervals: str, zone: str, closed_on: tuple[date, ...] = ()) -> Hours:
    return Hours(zone=zone, closed_on=closed_on, **dict.fromkeys(DAYS, intervals))


def written(begin: int, length: int) -> str:
    end = (begin + length) % DAY or DAY
    return f"{begin // 60:02}:{begin % 60:02}-{end // 60:02}:{end % 60:02}"


# Changes of clocks are nearly all between midnight and four.
minutes = st.one_of(st.integers(0, DAY - 1), st.integers(0, 16).map(lambda quarters: quarters * 15))
intervals = st.builds(written, minutes, st.one_of(st.integers(1, DAY - 1), st.integers(1, 90)))
a_day = st.one_of(
    st.just(()),
    st.just(("00:00-24:00",)),
    st.lists(intervals, max_size=3, unique=True).map(tuple),
    st.tuples(intervals),
)


def shifts(zone: ZoneInfo, year: int) -> list[datetime]:
    """Return the days of a year, as midnights in UTC, on which a time zone's clock changes."""
    days = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(366)]
    offsets = [day.astimezone(zone).utcoffset() for day in days]
    return [day for day, one, next_one in zip(days, offsets, offsets[1:], strict=False) if one != next_one]


@st.composite
def moments(draw: st.DrawFn, zone: str) -> datetime:
    """Draw whole minutes in UTC, many of them on a day on which the time zone's clock changes."""
    year: int = draw(st.integers(1974, 2060))
    changes = shifts(ZoneInfo(zone), year)
    near: bool = draw(st.booleans())
    if changes and near:
        return draw(st.sampled_from(changes)) + timedelta(minutes=draw(st.integers(-DAY, 2 * DAY)))
    return FIRST + timedelta(minutes=draw(st.integers(0, (LAST - FIRST) // MINUTE)))


@st.composite
def situations(draw: st.DrawFn) -> tuple[Hours, datetime]:
    """Draw opening hours, and a moment with a few closed days around it."""
    zone = draw(st.sampled_from(ZONES))
    now = draw(moments(zone))
    offsets = draw(st.sets(st.integers(-2, 12), max_size=4))
    closed_on = tuple(now.date() + timedelta(days=offset) for offset in sorted(offsets))
    return Hours(zone=zone, closed_on=closed_on, **{day: draw(a_day) for day in DAYS}), now


def scanned(hours: Hours, begin: datetime, count: int) -> list[bool]:
    """Return for each minute whether the exhibit is open, found by looking at the local time minute by minute.

    Minutes near the ends lack what is beyond them. Open is where the clock has shown some beginning already and
    will yet show less than that interval's end.
    """
    zone = ZoneInfo(hours.zone)
    walls = [(begin + number * MINUTE).astimezone(zone).replace(tzinfo=None) for number in range(count)]
    highest = list(accumulate(walls, max))
    lowest = list(accumulate(reversed(walls), min))[::-1]
    found = [False] * count
    day = walls[0].date() - timedelta(days=2)
    while day <= walls[-1].date():
        midnight = datetime.combine(day, datetime.min.time())
        for each in () if day in hours.closed_on else hours.week[day.weekday()]:
            opens, closes = (midnight + timedelta(minutes=at) for at in (each.begin_minute, each.end_minute))
            for number in range(count):
                found[number] |= highest[number] >= opens and lowest[number] < closes
        day += timedelta(days=1)
    return found


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-24 08:59:59", Closed(clock("2026-11-24 09:00"))),
        ("2026-11-24 09:00", Open(clock("2026-11-24 17:30"))),
        ("2026-11-24 17:29:59.999999", Open(clock("2026-11-24 17:30"))),
        ("2026-11-24 17:30", Closed(clock("2026-11-25 09:00"))),
        ("2026-11-22 18:00", Closed(clock("2026-11-24 09:00"))),
        ("2026-11-27 13:00", Closed(clock("2026-11-27 20:00"))),
        ("2026-11-27 23:59", Open(clock("2026-11-28 02:00"))),
        ("2026-11-28 01:59", Open(clock("2026-11-28 02:00"))),
        ("2026-11-28 02:00", Closed(clock("2026-11-28 09:00"))),
    ],
)
def test_a_week(now: str, expected: Open | Closed) -> None:
    assert opening_state(WORKDAYS, clock(now)) == expected
    assert next_change(WORKDAYS, clock(now).astimezone(UTC)) == expected.until


def test_closed_date_starts_no_hours_but_does_not_cut_the_night_before() -> None:
    hours = every_day("09:00-02:00", zone="Asia/Shanghai", closed_on=(date(2027, 1, 1),))
    assert opening_state(hours, clock("2027-01-01 01:00")) == Open(clock("2027-01-01 02:00"))
    assert opening_state(hours, clock("2027-01-01 12:00")) == Closed(clock("2027-01-02 09:00"))


def test_without_hours_it_is_always_open_and_needs_no_zone_data() -> None:
    assert opening_state(Hours(zone="Nowhere/At all"), clock("2027-01-01 12:00")) == Open(None)
    with pytest.raises(ZoneInfoNotFoundError):
        opening_state(every_day("09:00-10:00", zone="Nowhere/AtAll"), clock("2027-01-01 12:00"))


def test_whole_day_continues_into_the_next() -> None:
    hours = every_day("00:00-24:00", zone="Europe/Berlin", closed_on=(date(2027, 12, 25),))
    assert opening_state(hours, clock("2027-06-01 12:00", "Europe/Berlin")) == Open(
        clock("2027-12-25 00:00", "Europe/Berlin")
    )
    assert opening_state(hours, clock("2027-12-25 12:00", "Europe/Berlin")) == Closed(
        clock("2027-12-26 00:00", "Europe/Berlin")
    )
    assert opening_state(hours, clock("2028-12-25 12:00", "Europe/Berlin")) == Open(None)


def test_week_without_hours_is_always_closed() -> None:
    assert opening_state(every_day(zone="Asia/Shanghai"), clock("2027-06-01 12:00")) == Closed(None)


def test_opening_beyond_the_horizon_is_never() -> None:
    now = clock("2027-01-01 12:00")
    days = tuple(now.date() + timedelta(days=number) for number in range(HORIZON + 40))
    assert opening_state(every_day("09:00-17:00", zone="Asia/Shanghai", closed_on=days), now) == Closed(None)
    assert opening_state(every_day("09:00-17:00", zone="Asia/Shanghai", closed_on=days[:400]), now) == Closed(
        clock("2028-02-05 09:00")
    )
    last_day = every_day("09:00-17:00", zone="Asia/Shanghai", closed_on=days[1:])
    assert opening_state(last_day, now) == Open(clock("2027-01-01 17:00")), "an end is an end, even if nothing follows"
    far = every_day("00:00-24:00", zone="Asia/Shanghai", closed_on=(date.max,))
    assert opening_state(far, now) == Open(None)


SPRING, AUTUMN = "2027-03-28", "2027-10-31"
"""The days on which Berlin skips and repeats 02:00 to 03:00."""


def test_skipped_time_is_the_moment_of_the_change() -> None:
    change = datetime(2027, 3, 28, 1, tzinfo=UTC)
    opening = every_day("02:30-09:00", zone="Europe/Berlin")
    assert opening_state(opening, change - timedelta(microseconds=1)) == Closed(change)
    assert opening_state(opening, change) == Open(clock(f"{SPRING} 09:00", "Europe/Berlin"))
    closing = every_day("22:00-02:30", zone="Europe/Berlin")
    assert opening_state(closing, change - timedelta(microseconds=1)) == Open(change)
    assert opening_state(closing, change) == Closed(clock(f"{SPRING} 22:00", "Europe/Berlin"))
    neither = every_day("02:10-02:50", zone="Europe/Berlin")
    assert opening_state(neither, change) == Closed(clock("2027-03-29 02:10", "Europe/Berlin"))


def test_repeated_time_opens_the_first_and_closes_the_second_time() -> None:
    first, second = (clock(f"{AUTUMN} 02:30", "Europe/Berlin", fold) for fold in (0, 1))
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)
    opening = every_day("02:30-09:00", zone="Europe/Berlin")
    assert next_change(opening, clock(f"{AUTUMN} 01:00", "Europe/Berlin")) == first.astimezone(UTC)
    assert opening_state(opening, clock(f"{AUTUMN} 02:10", "Europe/Berlin", fold=1)) == Open(
        clock(f"{AUTUMN} 09:00", "Europe/Berlin")
    )
    closing = every_day("22:00-02:30", zone="Europe/Berlin")
    assert next_change(closing, clock(f"{AUTUMN} 01:00", "Europe/Berlin")) == second.astimezone(UTC)


def test_hours_across_a_change_at_midnight() -> None:
    hours = every_day("18:00-00:30", zone="Africa/Cairo")
    # On 30 April 2027 Cairo's clock goes from 00:00 to 01:00.
    before = clock("2027-04-29 23:59", "Africa/Cairo")
    assert opening_state(hours, before) == Open(before.astimezone(UTC) + MINUTE)


def test_date_that_a_zone_skipped() -> None:
    # Samoa went from the end of 29 December 2011 to the beginning of 31 December.
    hours = Hours(zone="Pacific/Apia", closed_on=(), **dict.fromkeys(DAYS, ()) | {"friday": ("09:00-17:00",)})
    assert opening_state(hours, clock("2011-12-29 23:00", "Pacific/Apia")) == Closed(
        clock("2012-01-06 09:00", "Pacific/Apia")
    )


@given(situations())
@settings(max_examples=150, deadline=None)
def test_state_equals_a_scan_minute_by_minute(situation: tuple[Hours, datetime]) -> None:
    hours, now = situation
    begin, margin, count = now - timedelta(days=1), DAY, DAY
    looked = scanned(hours, begin, 2 * margin + count)
    for number in range(margin, margin + count, 7):
        moment = begin + number * MINUTE
        assert isinstance(opening_state(hours, moment), Open) == looked[number], moment.astimezone(ZoneInfo(hours.zone))


@given(situations(), st.integers(0, 10**12))
@settings(max_examples=400, deadline=None)
def test_state_changes_at_until_and_not_before(situation: tuple[Hours, datetime], microseconds: int) -> None:
    hours, now = situation
    here = opening_state(hours, now)
    if here.until is None:
        later = now + timedelta(days=20, microseconds=microseconds)
        assert isinstance(opening_state(hours, later), type(here)), "hours are looked at for longer than that"
        return
    assert here.until > now
    assert here.until.tzinfo is UTC
    assert here.until.microsecond == 0
    assert opening_state(hours, here.until - timedelta(microseconds=1)) == here
    assert (
        opening_state(hours, now + timedelta(microseconds=microseconds % ((here.until - now) // timedelta.resolution)))
        == here
    )
    there = opening_state(hours, here.until)
    assert isinstance(there, Open if isinstance(here, Closed) else Closed)


@given(situations(), st.lists(st.integers(-10 * DAY, 10 * DAY), min_size=1, max_size=8))
@settings(max_examples=200, deadline=None)
def test_later_moment_never_has_an_earlier_change(situation: tuple[Hours, datetime], jumps: list[int]) -> None:
    hours, now = situation
    never = datetime.max.replace(tzinfo=UTC)
    seen = [(now + MINUTE * jump, next_change(hours, now + MINUTE * jump) or never) for jump in jumps]
    changes = [change for _, change in sorted(seen)]
    assert changes == sorted(changes)


@given(situations(), st.sampled_from(ZONES))
@settings(max_examples=100, deadline=None)
def test_zone_of_now_does_not_matter(situation: tuple[Hours, datetime], zone: str) -> None:
    hours, now = situation
    assert opening_state(hours, now) == opening_state(hours, now.astimezone(ZoneInfo(zone)))


@given(situations())
@settings(max_examples=300, deadline=None)
def test_week_is_open_for_the_minutes_of_its_settings(situation: tuple[Hours, datetime]) -> None:
    hours, now = situation
    zone = ZoneInfo(hours.zone)
    # From a week before to a week after with the same offset: nothing of a change reaches in.
    offsets = {(now + timedelta(days=day)).astimezone(zone).utcoffset() for day in range(-7, 22)}
    assume(len(offsets) == 1)
    plain = Hours(zone=hours.zone, **{day: getattr(hours, day) for day in DAYS})
    end, week = now + timedelta(days=7), 7 * DAY
    expected = {
        (day * DAY + minute) % week
        for day, its in enumerate(plain.week)
        for each in its
        for minute in range(each.begin_minute, each.end_minute)
    }
    open_for, moment = timedelta(), now
    while moment < end:
        here = opening_state(plain, moment)
        until = min(here.until or end, end)
        open_for += until - moment if isinstance(here, Open) else timedelta()
        moment = until
    assert open_for == len(expected) * MINUTE
