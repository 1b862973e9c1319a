"""A settings file: what is right is taken, what is wrong is told with its line and what to do."""

import os
from pathlib import Path

import pytest

from qbj_kiosk.settings.file import MOST_PROBLEMS, File, load
from qbj_kiosk.settings.interval import Interval
from qbj_kiosk.settings.model import DAYS, Settings

WEEK = "\n".join(f"{day} = []" for day in DAYS)


def of(tmp_path: Path, text: str | bytes) -> File:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load(path)


def wrong(tmp_path: Path, text: str | bytes) -> list[str]:
    """Its problems, each without the folder."""
    found = of(tmp_path, text)
    assert found.settings == Settings()
    assert found.lines == {}
    assert all(problem.startswith(f"{tmp_path}/kiosk.toml:") for problem in found.problems)
    return [problem.removeprefix(f"{tmp_path}/kiosk.toml:").strip() for problem in found.problems]


def days(**hours: str) -> str:
    """A file in which these days are open."""
    return "[hours]\n" + "\n".join(f"{day} = {hours.get(day, '[]')}" for day in DAYS)


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert of(tmp_path, "") == File(Settings(), {}, ())


def test_each_key_has_its_line(tmp_path: Path) -> None:
    found = of(tmp_path, "volume = 3\n\n[visit]\nidle_seconds = 70\n# so\nquestion_seconds = 5\n")
    assert found.problems == ()
    assert found.lines == {"volume": 1, "visit.idle_seconds": 4, "visit.question_seconds": 6}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("volum = 3", '1: unknown key "volum". Did you mean "volume"?'),
        (
            "\n[visit]\nxyz = 3",
            '3: unknown key "xyz". Delete it; known here are "idle_seconds", "question_seconds", "letter_keys"',
        ),
        ("volume = 101", '1: "volume" is 101. Write a whole number from 0 to 100'),
        ("volume = -1", '1: "volume" is -1. Write a whole number from 0 to 100'),
        ("volume = 3.0", '1: "volume" is 3.0. Write a whole number from 0 to 100'),
        ("volume = true", '1: "volume" is true. Write a whole number from 0 to 100'),
        ('volume = "3"', '1: "volume" is "3". Write a whole number from 0 to 100'),
        ("volume = 0x" + "f" * 5000, "1: this number is too large. Write a smaller one"),
        ("language = 3", '1: "language" is 3. Write a language tag, such as "zh" or "en"'),
        ('language = "English!"', '1: "language" is "English!". Write a language tag, such as "zh" or "en"'),
        ('bundle = ""', '1: "bundle" is empty. Write a path, as text'),
        ("visit = 3", '1: "visit" is not a table. Write it as a table with keys'),
        ("[[visit]]", '1: "visit" is not a table. Write it as a table with keys'),
        ("[visit]\nidle_seconds = 59", '2: "idle_seconds" is 59. Write a whole number of seconds from 60 to 3600'),
        ("[staff]\nhold_seconds = nan", '2: "hold_seconds" is nan. Write a number of seconds from 1 to 30'),
        (
            '[staff]\ncorners = "top-left top-right"',
            '2: "corners" is "top-left top-right". Write "top-left bottom-right" or "top-right bottom-left"',
        ),
        (
            '[staff]\nchord = "Ctrl+Shift+1"',
            (
                '2: "Ctrl+Shift+1" cannot be pressed: with Shift, the key 1 sends another sign. '
                "Take a letter, or hold Ctrl and Alt without Shift"
            ),
        ),
        ('[staff]\nchord = "Ctrl+Ctrl+K"', '2: "Ctrl+Ctrl+K" names a key twice. Name each key once'),
        (
            "[hours]\n" + WEEK + "\nclosed_on = [\n2027-01-01,\n2027-01-01T10:00:00]",
            '11: "closed_on" is 2027-01-01 10:00:00. Write a date such as 2027-01-01, without quotes',
        ),
        (
            "[hours]\nzone = 'Mars/Olympus'",
            '2: no time zone "Mars/Olympus" is known here. Write one of the IANA list, such as "Asia/Shanghai"',
        ),
        (
            "[hours]\nzone = '../passwd'",
            '2: no time zone "../passwd" is known here. Write one of the IANA list, such as "Asia/Shanghai"',
        ),
        (
            "\n[hours]\nmonday = []\nsunday = []",
            (
                "2: the hours of tuesday, wednesday, thursday, friday, saturday are missing. "
                "Add tuesday = [] for closed, or its hours; name all seven days or none"
            ),
        ),
        (
            days(monday='["09:00-09:00"]'),
            '2: "09:00-09:00" begins when it ends. Write "00:00-24:00" for a whole day',
        ),
        (
            days(monday='["09:00-12:00", "11:59-17:00"]'),
            '2: "11:59-17:00" overlaps "09:00-12:00" of monday. Write each hour of the week once',
        ),
        (
            days(monday='["22:00-02:00"]', tuesday='["01:00-03:00"]'),
            '3: "01:00-03:00" overlaps "22:00-02:00" of monday. Write each hour of the week once',
        ),
        (
            days(monday='["01:00-03:00"]', sunday='["22:00-02:00"]'),
            '8: "22:00-02:00" overlaps "01:00-03:00" of monday. Write each hour of the week once',
        ),
        ("volume = 3\nvolume = 4\n", "2: is not valid TOML"),
        ("volume =", "1: is not valid TOML"),
        ("volume = 3\na" + ".a" * 20_000 + " = 1", "2: a key has more than 8 parts. Write it flatter"),
        ("\nvolume = " + "[" * 20_000, "2: brackets nest deeper than 8. Write it flatter"),
        (b"volume = 3\n# \xff", "2: is not UTF-8. Save the file as UTF-8"),
        (b"\n\x00", "2: holds a control character (U+0000). Delete it"),
        ('bundle = "\\u202e"', "1: the text holds a character that turns the direction of writing (U+202E). Delete it"),
        ("#" * 65_537, "is larger than 65536 bytes. Make it smaller, or split it"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(tmp_path: Path, text: str | bytes, told: str) -> None:
    [problem] = wrong(tmp_path, text)
    assert problem.startswith(told)


@pytest.mark.parametrize(
    "hours",
    [
        "9:00-17:00",
        "09:00 - 17:00",
        "09:00\u201317:00",
        "24:00-02:00",
        "09:60-10:00",
        "09:00-24:01",
        "x",
        "",
        "09:00-17:00\\n",
    ],
)
def test_hours_of_another_form_are_refused(tmp_path: Path, hours: str) -> None:
    [problem] = wrong(tmp_path, days(tuesday=f'["{hours}"]'))
    assert problem.startswith('3: "tuesday" is ')
    assert 'Write a text such as "09:00-17:30"' in problem


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = 'volume = 101\nlanguag = "zh"\n[hours]\nzone = "Nowhere"\nmonday = ["10:00-12:00", "11:00-13:00"]\n'
    text += '[staff]\nchord = "Alt+Alt+K"\n'
    assert [problem.split(":")[0] for problem in wrong(tmp_path, text)] == ["1", "2", "3", "4", "5", "7"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[hours]\n" + WEEK.replace("monday = []", "monday = 9") + '\nzone = "Mars/X"', ["2", "9"]),
        (days(monday='["9:00-10:00"]', sunday='["22:00-02:00"]'), ["2"]),
        (days(monday='["x"]', friday='["10:00-12:00", "11:00-13:00"]'), ["2", "6"]),
        ('[hours]\nmondey = []\nzone = "Mars/X"', ["2", "3"]),
        ('[staff]\nhold_seconds = "3"\nchord = "Alt+Shift+7"', ["2", "3"]),
        ('[keypad]\nup = "F1"\nnext = ["F13"]\nopen = ["F13"]', ["2", "4"]),
        ("hours = 3\nstaff = []", ["1", "2"]),
    ],
)
def test_a_mistake_hides_no_other_in_its_table(tmp_path: Path, text: str, lines: list[str]) -> None:
    assert [problem.split(":")[0] for problem in wrong(tmp_path, text)] == lines


def test_a_digit_without_shift_is_a_chord(tmp_path: Path) -> None:
    assert of(tmp_path, '[staff]\nchord = "Ctrl+Alt+1"').problems == ()


def test_of_very_many_mistakes_some_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    problems = wrong(tmp_path, "".join(f"x{number} = 1\n" for number in range(3000)))
    assert len(problems) == MOST_PROBLEMS + 1
    assert "2960 more problems" in problems[-1]


def test_a_message_does_not_quote_without_end(tmp_path: Path) -> None:
    [problem] = wrong(tmp_path, "x" * 60_000 + " = 1")
    assert len(problem) < 600


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("09:00-17:30", Interval(540, 1050)),
        ("22:00-02:00", Interval(1320, 1560)),
        ("00:00-24:00", Interval(0, 1440)),
        ("23:59-00:00", Interval(1439, 1440)),
    ],
)
def test_hours_are_read_as_minutes(tmp_path: Path, text: str, interval: Interval) -> None:
    found = of(tmp_path, days(monday=f'["{text}"]'))
    assert found.problems == ()
    assert found.settings.hours.week == ((interval,), *[()] * 6)


def test_hours_may_touch_and_stand_in_any_order(tmp_path: Path) -> None:
    found = of(tmp_path, days(monday='["12:00-02:00", "09:00-12:00"]', tuesday='["02:00-03:00"]'))
    assert found.problems == ()
    assert found.settings.hours.week[0] == (Interval(540, 720), Interval(720, 1560))


@pytest.mark.parametrize("text", ["", "[hours]", '[hours]\nzone = "Asia/Tokyo"', "[hours]\nclosed_on = [2027-01-01]"])
def test_without_days_it_is_always_open(tmp_path: Path, text: str) -> None:
    found = of(tmp_path, text)
    assert found.problems == ()
    assert found.settings.hours.week == ((Interval(0, 1440),),) * 7


def test_a_machine_without_time_zones_is_told_what_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoneinfo.ZoneInfo", lambda name: (_ for _ in ()).throw(KeyError(name)))
    [problem] = wrong(tmp_path, "[hours]\nzone = 'Asia/Tokyo'")
    assert problem.endswith("This machine has no list of time zones: install its package tzdata")
    assert of(tmp_path, "volume = 3").problems == ()


def test_a_bundle_is_found_beside_the_file(tmp_path: Path) -> None:
    assert of(tmp_path, 'bundle = "there/../b"').settings.bundle == str(tmp_path / "b")
    assert of(tmp_path, f"bundle = '{tmp_path / 'b'}'").settings.bundle == str(tmp_path / "b")


def test_a_bundle_is_an_absolute_path_even_beside_a_file_named_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of(tmp_path, 'bundle = "b"')
    monkeypatch.chdir(tmp_path)
    assert load(Path("kiosk.toml")).settings.bundle == str(tmp_path / "b")


def test_a_link_is_followed_and_its_own_name_told(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "settings-3.toml"
    real.write_text("volume = 101")
    link = tmp_path / "kiosk.toml"
    link.symlink_to(real)
    assert load(link).problems == (f'{link}:1: "volume" is 101. Write a whole number from 0 to 100',)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path, what in (
        (tmp_path / "nothing.toml", "there is no file"),
        (tmp_path, "is not a file"),
        (pipe, "is not a file"),
        (loop, "cannot be read"),
        (tmp_path / "\0", "no file can be found under this name"),
    ):
        [problem] = load(path).problems
        assert what in problem
