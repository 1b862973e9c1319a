"""The opening clock: a timer that emits when the exhibit opens and closes, on a fake clock."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt, QTimer

from qbj_kiosk.settings.model import DAYS, Hours
from qbj_kiosk.shell.opening_hours_timer import MAX_INTERVAL_MS, OpeningHoursTimer, interval_until, system_time

pytestmark = pytest.mark.usefixtures("qapp")

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = Hours(zone="Asia/Shanghai", closed_on=(), **dict.fromkeys(DAYS, ("09:00-17:30",)))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


class Clock:
    def __init__(self, text: str, hours: Hours = HOURS) -> None:
        self.time = at(text)
        self.opening = OpeningHoursTimer(hours, lambda: self.time)
        self.emitted: list[bool] = []
        self.opening.changed.connect(self.emitted.append)
        (self.timer,) = self.opening.findChildren(QTimer)

    def set(self, text: str) -> None:
        """Set the fake clock's time; no timer notices."""
        self.time = at(text)

    def fire(self) -> None:
        """Advance the fake clock to the timer's next timeout and emit it."""
        self.time += timedelta(milliseconds=self.timer.interval())
        self.timer.timeout.emit()


@pytest.fixture
def morning() -> Iterator[Clock]:
    """Return a fake clock just before opening time."""
    clock = Clock("2026-11-24 08:59:57.250")
    yield clock
    clock.timer.stop()


def test_signal_is_emitted_at_the_change_only(morning: Clock) -> None:
    assert not morning.opening.is_open
    assert morning.emitted == []
    assert morning.timer.isActive()
    assert morning.timer.isSingleShot()
    assert morning.timer.timerType() == Qt.TimerType.PreciseTimer
    assert morning.timer.interval() == 2751
    morning.fire()
    assert morning.emitted == [True]
    assert morning.opening.is_open
    assert morning.timer.interval() == MAX_INTERVAL_MS


def test_early_timeout_waits_for_the_rest(morning: Clock) -> None:
    morning.set("2026-11-24 08:59:59.990")
    morning.timer.timeout.emit()
    assert morning.emitted == []
    assert morning.timer.interval() == 11


def test_clock_is_checked_often_and_only_changes_are_emitted(morning: Clock) -> None:
    start = morning.time
    checks = 0
    while morning.time - start < timedelta(hours=47):
        assert 0 < morning.timer.interval() <= MAX_INTERVAL_MS
        morning.fire()
        checks += 1
    assert morning.emitted == [True, False, True, False]
    assert checks < 47 * 60 * 2 + 10


@pytest.mark.parametrize(
    ("text", "emitted"),
    [
        ("2026-11-24 12:00", [True]),
        ("2027-06-01 12:00", [True]),
        ("1970-01-01 12:00", [True]),
        ("1970-01-01 00:00", []),
        ("2026-11-23 23:00", []),
    ],
)
def test_adjusted_clock_is_noticed_at_the_next_check(morning: Clock, text: str, emitted: list[bool]) -> None:
    morning.set(text)
    morning.timer.timeout.emit()
    assert morning.emitted == emitted
    morning.set("2026-11-24 08:00")
    morning.timer.timeout.emit()
    assert morning.emitted == emitted + [False] * len(emitted)


def test_state_is_updated_before_the_signal(morning: Clock) -> None:
    seen: list[bool] = []
    morning.opening.changed.connect(lambda _: seen.append(morning.opening.is_open))
    morning.set("2026-11-24 09:00")
    morning.opening.check()
    assert seen == [True]


def test_clock_is_checked_even_when_always_open() -> None:
    clock = Clock("2026-11-24 12:00", Hours())
    assert clock.opening.is_open
    assert clock.timer.interval() == MAX_INTERVAL_MS
    clock.timer.stop()


def test_interval_is_positive_and_bounded() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    assert interval_until(now, now + timedelta(microseconds=1)) == 1
    assert interval_until(now, now + timedelta(days=400)) == MAX_INTERVAL_MS
    assert interval_until(now, None) == MAX_INTERVAL_MS


def test_default_clock_is_the_system_clock() -> None:
    assert system_time().tzinfo is UTC
    assert OpeningHoursTimer(Hours()).is_open
