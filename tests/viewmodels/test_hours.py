"""Opening hours for QML: notices in each language, and when they change."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from qbj_kiosk.exhibit import model
from qbj_kiosk.settings import model as settings
from qbj_kiosk.settings.model import DAYS
from qbj_kiosk.viewmodels.hours import Hours, Notice

HOURS = settings.Hours(
    zone="Asia/Shanghai",
    closed_on=(date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 3), date(2026, 12, 4), date(2026, 12, 5)),
    **dict.fromkeys(DAYS, ("09:00-17:30",))
    | {"monday": (), "friday": ("09:00-12:00", "20:00-02:00"), "sunday": ("00:00-24:00",)},
)


class Clock:
    """A clock in Shanghai whose time a test sets."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self.text).replace(tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock("2026-11-24 19:00")


@pytest.fixture
def hours(exhibit: model.Exhibit, clock: Clock) -> Hours:
    return Hours(exhibit.languages, HOURS, clock, is_open=False)


def notices(hours: Hours) -> dict[str, Notice]:
    found = hours.notices
    return {"han" if notice.han else "latin": notice for notice in found}


def opens(hours: Hours) -> list[str]:
    by_script = notices(hours)
    return [str(by_script[script].opens) for script in ("latin", "han")]


def test_each_language_has_a_notice_in_order(hours: Hours, exhibit: model.Exhibit) -> None:
    strings = [language.hours for language in exhibit.languages]
    found = hours.notices
    assert [notice.strings.closed for notice in found] == [each.closed for each in strings]
    assert [notice.strings.week for notice in found] == [each.week for each in strings]
    assert [notice.days for notice in found] == [[getattr(each, day) for day in DAYS] for each in strings]


def test_the_table_gives_the_hours_of_each_day(hours: Hours) -> None:
    by_script = notices(hours)
    plain = "09:00–17:30"  # noqa: RUF001 - a dash from one time to another
    latin, han = (by_script[script].times for script in ("latin", "han"))
    assert latin == ["closed", plain, plain, plain, "09:00–12:00, 20:00–02:00", plain, "00:00–24:00"]  # noqa: RUF001
    assert han == ["闭馆", plain, plain, plain, "09:00–12:00、20:00–02:00", plain, "00:00–24:00"]  # noqa: RUF001


@pytest.mark.parametrize(
    ("now", "english", "chinese"),
    [
        ("2026-11-24 00:00", "Open again at 09:00", "今天09:00开放"),
        ("2026-11-27 13:00", "Open again at 20:00", "今天20:00开放"),
        ("2026-11-24 17:30", "Open again tomorrow at 09:00", "明天09:00开放"),
        ("2026-11-28 17:30", "Open again tomorrow at 00:00", "明天00:00开放"),
        ("2026-11-23 23:59", "Open again tomorrow at 09:00", "明天09:00开放"),
        ("2026-11-30 00:00", "Open again on Sunday at 00:00", "星期日00:00开放"),
        ("2026-11-24 12:00", "", ""),
    ],
)
def test_notice_has_the_next_opening(hours: Hours, clock: Clock, now: str, english: str, chinese: str) -> None:
    clock.text = now
    hours.updateNotices()
    assert opens(hours) == [english, chinese]


@pytest.mark.parametrize(
    ("now", "english", "chinese"),
    [
        ("2026-12-01 17:30", "Open again on Monday at 09:00", "星期一09:00开放"),
        (
            "2026-11-30 17:30",
            "Open again on Monday (2026-12-07) at 09:00",
            "星期一（2026-12-07）09:00开放",  # noqa: RUF001 - as Chinese has them
        ),
    ],
)
def test_day_a_week_away_has_a_date(exhibit: model.Exhibit, clock: Clock, now: str, english: str, chinese: str) -> None:
    clock.text = now
    only_mondays = settings.Hours(
        zone="Asia/Shanghai", closed_on=(), **dict.fromkeys(DAYS, ()) | {"monday": ("09:00-17:30",)}
    )
    assert opens(Hours(exhibit.languages, only_mondays, clock, is_open=False)) == [english, chinese]


def test_unknown_opening_is_empty(exhibit: model.Exhibit, clock: Clock) -> None:
    never = settings.Hours(zone="Asia/Shanghai", closed_on=(), **dict.fromkeys(DAYS, ()))
    assert opens(Hours(exhibit.languages, never, clock, is_open=False)) == ["", ""]


def test_update_after_midnight_turns_tomorrow_into_today(hours: Hours, clock: Clock) -> None:
    assert opens(hours)[0] == "Open again tomorrow at 09:00"
    changes: list[str] = []
    notices(hours)["latin"].opensChanged.connect(lambda: changes.append(opens(hours)[0]))
    clock.text = "2026-11-24 23:59"
    hours.updateNotices()
    assert changes == []
    clock.text = "2026-11-25 00:00"
    hours.updateNotices()
    assert changes == ["Open again at 09:00"]


def test_changes_are_signalled_once_with_updated_notices(hours: Hours, clock: Clock) -> None:
    changes: list[tuple[object, str]] = []
    hours.openChanged.connect(lambda: changes.append((hours.open, opens(hours)[0])))
    hours.setOpen(is_open=False)
    assert changes == []
    clock.text = "2026-11-25 09:00"
    hours.setOpen(is_open=True)
    hours.setOpen(is_open=True)
    clock.text = "2026-11-25 17:30"
    hours.setOpen(is_open=False)
    assert changes == [(True, ""), (False, "Open again tomorrow at 09:00")]


def test_without_hours_it_is_open_and_needs_no_zone_data(exhibit: model.Exhibit, clock: Clock) -> None:
    always = Hours(exhibit.languages, settings.Hours(zone="Nowhere"), clock, is_open=True)
    assert always.open
    assert opens(always) == ["", ""]
