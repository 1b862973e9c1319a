"""The screen outside opening hours, with a fake clock and recorded programs."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.session.opening_hours import Open, opening_state
from qbj_kiosk.settings.model import DAYS, Hours
from qbj_kiosk.shell.program_queue import ProgramQueue
from qbj_kiosk.shell.screen_power import AWAKE_S, EARLY, ScreenPower, is_screen_needed

pytestmark = pytest.mark.usefixtures("qapp")

HOURS = Hours(zone="UTC", closed_on=(), **dict.fromkeys(DAYS, ("09:00-17:30",)))


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-23T{text}").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("time", "unused", "is_needed"),
    [
        ("12:00", 9999, True),
        ("17:29:59", 9999, True),
        ("17:30", AWAKE_S, False),
        ("17:30", AWAKE_S - 1, True),
        ("23:00", 0, True),
        ("08:57:59", 9999, False),
        ("08:58", 9999, True),
    ],
)
def test_screen_is_needed_while_open_soon_open_or_used(time: str, unused: float, is_needed: bool) -> None:  # noqa: FBT001 - a parameter of the case
    assert is_screen_needed(HOURS, at(time), unused) is is_needed


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)), st.floats(0, 1e6))  # noqa: DTZ001 - bounds
def test_screen_is_never_off_while_open_or_just_before(now: datetime, unused: float) -> None:
    later = [now + EARLY * part for part in (0, 0.5, 0.99)]
    if any(isinstance(opening_state(HOURS, moment), Open) for moment in later):
        assert is_screen_needed(HOURS, now, unused)


class Hall:
    """A screen whose power is switched by recorded commands, on a fake clock."""

    def __init__(self, folder: Path, *, cec: bool = False) -> None:
        self.log = folder / "log"
        self.log.touch()
        for name in ("xset", "cec-client") if cec else ("xset",):
            program = folder / name
            script = f'#!/bin/sh\necho {name} "$@" >> {self.log}\n'
            program.write_text(script + (f"/bin/cat >> {self.log}\n" if name == "cec-client" else ""), "ascii")
            program.chmod(0o755)
        self.time, self.seconds = at("17:29"), 0.0
        self.changes: list[bool] = []
        self.reports: list[str] = []
        self.programs = ProgramQueue({}, [str(folder)])
        self.power = ScreenPower(
            self.programs,
            HOURS,
            on_changed=self.changes.append,
            report=self.reports.append,
            now=lambda: self.time,
            clock=lambda: self.seconds,
        )

    def advance(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        self.seconds += seconds
        self.power.update()

    def commands(self) -> list[str]:
        self.programs.finish()
        return self.log.read_text(encoding="ascii").splitlines()


ON, OFF = "xset dpms force on -dpms", "xset dpms 0 0 0 dpms force off"


def test_screen_follows_the_hours_and_touches(tmp_path: Path) -> None:
    hall = Hall(tmp_path)
    assert hall.commands() == [ON]
    hall.advance(59)
    hall.advance(1)
    assert hall.power.is_on is False
    hall.advance(3600)
    assert hall.commands() == [ON, OFF]
    hall.power.touched()
    hall.advance(AWAKE_S - 1)
    assert hall.commands() == [ON, OFF, ON]
    hall.advance(1)
    assert hall.commands() == [ON, OFF, ON, OFF]
    hall.time = at("08:58") + timedelta(days=1)
    hall.power.update()
    assert hall.commands() == [ON, OFF, ON, OFF, ON]
    assert hall.changes == [True, False, True, False, True]
    assert hall.reports == []
    hall.power.close()


def test_television_is_switched_by_cec(tmp_path: Path) -> None:
    hall = Hall(tmp_path, cec=True)
    hall.advance(120)
    assert hall.commands() == [ON, "cec-client -s -d 1", "on 0", OFF, "cec-client -s -d 1", "standby 0"]
    hall.power.close()


def test_screen_is_on_after_the_exhibit_has_ended(tmp_path: Path) -> None:
    hall = Hall(tmp_path)
    hall.advance(120)
    assert hall.commands()[-1] == OFF
    hall.power.close()
    assert hall.commands()[-1] == ON


def test_screen_that_cannot_be_switched_off_is_reported_once(tmp_path: Path) -> None:
    hall = Hall(tmp_path)
    assert hall.commands() == [ON]
    (tmp_path / "xset").write_text(
        "#!/bin/sh\necho server does not have extension for dpms option\necho usage\n", "ascii"
    )
    hall.advance(120)
    hall.programs.finish()
    hall.power.touched()
    hall.programs.finish()
    (report,) = hall.reports
    assert report.startswith("The screen stays on outside opening hours: xset: server does not have extension for dpms")
    hall.power.close()


def test_missing_program_is_reported_once(tmp_path: Path) -> None:
    reports: list[str] = []
    programs = ProgramQueue({}, [str(tmp_path)])
    power = ScreenPower(programs, HOURS, report=reports.append, now=lambda: at("23:00"), clock=lambda: 0.0)
    assert power.is_on
    assert reports == ["The screen stays on outside opening hours: xset: exit code 127. Set a timer on the screen"]
    power.close()
