"""Opening hours as time goes by, on a clock that the test sets."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt, QTimer

from qbj_kiosk.settings.model import DAYS, Hours
from qbj_kiosk.shell.clock import LONGEST, OpeningHours, system_time, wait

pytestmark = pytest.mark.usefixtures("qapp")

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = Hours(zone="Asia/Shanghai", closed_on=(), **dict.fromkeys(DAYS, ("09:00-17:30",)))


def at(text: str) -> datetime:
    """A moment by Shanghai's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


class Clock:
    """A clock on the wall, with the opening hours that look at it."""

    def __init__(self, text: str, hours: Hours = HOURS) -> None:
        self.time = at(text)
        self.opening = OpeningHours(hours, lambda: self.time)
        self.told: list[bool] = []
        self.opening.changed.connect(self.told.append)
        (self.timer,) = self.opening.findChildren(QTimer)

    def set(self, text: str) -> None:
        """Sets it, as somebody does who finds it wrong; no timer notices."""
        self.time = at(text)

    def fire(self) -> None:
        """Goes on to when the timer fires."""
        self.time += timedelta(milliseconds=self.timer.interval())
        self.timer.timeout.emit()


@pytest.fixture
def morning() -> Iterator[Clock]:
    """Three seconds before it opens."""
    clock = Clock("2026-11-24 08:59:57.250")
    yield clock
    clock.timer.stop()


def test_it_tells_at_the_change_and_not_at_the_beginning(morning: Clock) -> None:
    assert not morning.opening.open
    assert morning.told == []
    assert morning.timer.isActive()
    assert morning.timer.isSingleShot()
    assert morning.timer.timerType() == Qt.TimerType.PreciseTimer
    assert morning.timer.interval() == 2751
    morning.fire()
    assert morning.told == [True]
    assert morning.opening.open
    assert morning.timer.interval() == LONGEST


def test_a_timer_that_fires_early_tells_nothing_and_waits_for_the_rest(morning: Clock) -> None:
    morning.set("2026-11-24 08:59:59.990")
    morning.timer.timeout.emit()
    assert morning.told == []
    assert morning.timer.interval() == 11


def test_it_looks_at_the_clock_often_and_tells_only_changes(morning: Clock) -> None:
    begin = morning.time
    looks = 0
    while morning.time - begin < timedelta(hours=47):
        assert 0 < morning.timer.interval() <= LONGEST
        morning.fire()
        looks += 1
    assert morning.told == [True, False, True, False]
    assert looks < 47 * 60 * 2 + 10


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-11-24 12:00", [True]),
        ("2027-06-01 12:00", [True]),
        ("1970-01-01 12:00", [True]),
        ("1970-01-01 00:00", []),
        ("2026-11-23 23:00", []),
    ],
)
def test_a_clock_that_is_set_is_noticed_at_the_next_look(morning: Clock, text: str, told: list[bool]) -> None:
    morning.set(text)
    morning.timer.timeout.emit()
    assert morning.told == told
    morning.set("2026-11-24 08:00")
    morning.timer.timeout.emit()
    assert morning.told == told + [False] * len(told)


def test_it_is_new_before_anybody_is_told(morning: Clock) -> None:
    seen: list[bool] = []
    morning.opening.changed.connect(lambda _: seen.append(morning.opening.open))
    morning.set("2026-11-24 09:00")
    morning.opening.look()
    assert seen == [True]


def test_always_open_still_looks() -> None:
    clock = Clock("2026-11-24 12:00", Hours())
    assert clock.opening.open
    assert clock.timer.interval() == LONGEST
    clock.timer.stop()


def test_the_wait_is_never_nothing() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    assert wait(now, now + timedelta(microseconds=1)) == 1
    assert wait(now, now + timedelta(days=400)) == LONGEST
    assert wait(now, None) == LONGEST


def test_by_default_it_is_the_systems_clock() -> None:
    assert system_time().tzinfo is UTC
    assert OpeningHours(Hours()).open
