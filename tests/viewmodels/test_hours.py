"""Opening hours for QML: what is told in each language, and when it is told anew."""

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


class Wall:
    """A clock on the wall in Shanghai that a test sets."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self.text).replace(tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)


@pytest.fixture
def wall() -> Wall:
    """A Tuesday evening."""
    return Wall("2026-11-24 19:00")


@pytest.fixture
def hours(exhibit: model.Exhibit, wall: Wall) -> Hours:
    """Closed."""
    return Hours(exhibit.languages, HOURS, wall, is_open=False)


def notices(hours: Hours) -> dict[str, Notice]:
    """By the script of their language."""
    found = hours.notices
    return {"han" if notice.han else "latin": notice for notice in found}


def opens(hours: Hours) -> list[str]:
    """When it opens again, in English and in Chinese."""
    told = notices(hours)
    return [str(told[script].opens) for script in ("latin", "han")]


def test_there_is_a_notice_for_each_language_in_the_exhibits_order(hours: Hours, exhibit: model.Exhibit) -> None:
    words = [language.hours for language in exhibit.languages]
    told = hours.notices
    assert [notice.strings.closed for notice in told] == [each.closed for each in words]
    assert [notice.strings.week for notice in told] == [each.week for each in words]
    assert [notice.days for notice in told] == [[getattr(each, day) for day in DAYS] for each in words]


def test_the_table_gives_the_hours_of_each_day(hours: Hours) -> None:
    told = notices(hours)
    plain = "09:00–17:30"  # noqa: RUF001 - a dash from one time to another
    latin, han = (told[script].times for script in ("latin", "han"))
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
def test_it_says_when_it_opens_again(hours: Hours, wall: Wall, now: str, english: str, chinese: str) -> None:
    wall.text = now
    hours.update()
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
def test_a_day_a_week_away_has_its_date(
    exhibit: model.Exhibit, wall: Wall, now: str, english: str, chinese: str
) -> None:
    wall.text = now
    only_mondays = settings.Hours(
        zone="Asia/Shanghai", closed_on=(), **dict.fromkeys(DAYS, ()) | {"monday": ("09:00-17:30",)}
    )
    assert opens(Hours(exhibit.languages, only_mondays, wall, is_open=False)) == [english, chinese]


def test_where_nobody_can_say_when_it_opens_nothing_is_said(exhibit: model.Exhibit, wall: Wall) -> None:
    never = settings.Hours(zone="Asia/Shanghai", closed_on=(), **dict.fromkeys(DAYS, ()))
    assert opens(Hours(exhibit.languages, never, wall, is_open=False)) == ["", ""]


def test_tomorrow_becomes_today_at_a_look_after_midnight(hours: Hours, wall: Wall) -> None:
    assert opens(hours)[0] == "Open again tomorrow at 09:00"
    told: list[str] = []
    notices(hours)["latin"].opensChanged.connect(lambda: told.append(opens(hours)[0]))
    wall.text = "2026-11-24 23:59"
    hours.update()
    assert told == []
    wall.text = "2026-11-25 00:00"
    hours.update()
    assert told == ["Open again at 09:00"]


def test_opening_and_closing_is_told_once_with_the_words_in_place(hours: Hours, wall: Wall) -> None:
    told: list[tuple[object, str]] = []
    hours.openChanged.connect(lambda: told.append((hours.open, opens(hours)[0])))
    hours.setOpen(is_open=False)
    assert told == []
    wall.text = "2026-11-25 09:00"
    hours.setOpen(is_open=True)
    hours.setOpen(is_open=True)
    wall.text = "2026-11-25 17:30"
    hours.setOpen(is_open=False)
    assert told == [(True, ""), (False, "Open again tomorrow at 09:00")]


def test_without_hours_it_is_open_and_needs_no_list_of_zones(exhibit: model.Exhibit, wall: Wall) -> None:
    always = Hours(exhibit.languages, settings.Hours(zone="Nowhere"), wall, is_open=True)
    assert always.open
    assert opens(always) == ["", ""]
