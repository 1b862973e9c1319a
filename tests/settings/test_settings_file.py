"""Loading of a settings file: values, and problems with line and remedy."""

import os
from pathlib import Path

import pytest

from qbj_kiosk.settings.model import DAYS, Settings
from qbj_kiosk.settings.opening_interval import Interval
from qbj_kiosk.settings.settings_file import MAX_PROBLEMS, SettingsFile, load

WEEK = "\n".join(f"{day} = []" for day in DAYS)


def load_text(tmp_path: Path, text: str | bytes) -> SettingsFile:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load(path)


def load_problems(tmp_path: Path, text: str | bytes) -> list[str]:
    found = load_text(tmp_path, text)
    assert found.settings == Settings()
    assert found.lines == {}
    assert all(problem.startswith(f"{tmp_path}/kiosk.toml:") for problem in found.problems)
    return [problem.removeprefix(f"{tmp_path}/kiosk.toml:").strip() for problem in found.problems]


def days(**hours: str) -> str:
    return "[hours]\n" + "\n".join(f"{day} = {hours.get(day, '[]')}" for day in DAYS)


def test_empty_file_gives_defaults(tmp_path: Path) -> None:
    assert load_text(tmp_path, "") == SettingsFile(Settings(), {}, ())


def test_lines_of_keys(tmp_path: Path) -> None:
    found = load_text(tmp_path, "volume = 3\n\n[visit]\nidle_seconds = 70\n# comment\nquestion_seconds = 5\n")
    assert found.problems == ()
    assert found.lines == {"volume": 1, "visit.idle_seconds": 4, "visit.question_seconds": 6}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("volum = 3", '1: unknown key "volum". Did you mean "volume"?'),
        (
            "\n[visit]\nxyz = 3",
            '3: unknown key "xyz". Delete it; known keys are "idle_seconds", "question_seconds", "letter_keys", \
"bounce_ms"',
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
                '2: "Ctrl+Shift+1" cannot be pressed: with Shift, the key 1 sends another character. '
                "Use a letter instead of the digit, or leave out Shift"
            ),
        ),
        ('[staff]\nchord = "Ctrl+Ctrl+K"', '2: "Ctrl+Ctrl+K" contains a key twice. Write each key once'),
        (
            "[hours]\n" + WEEK + "\nclosed_on = [\n2027-01-01,\n2027-01-01T10:00:00]",
            '11: "closed_on" is 2027-01-01 10:00:00. Write a date such as 2027-01-01, without quotes',
        ),
        (
            "[hours]\nzone = 'Mars/Olympus'",
            '2: "Mars/Olympus" is not a known time zone. Write an IANA name, such as "Asia/Shanghai"',
        ),
        (
            "[hours]\nzone = '../passwd'",
            '2: "../passwd" is not a known time zone. Write an IANA name, such as "Asia/Shanghai"',
        ),
        (
            "\n[hours]\nmonday = []\nsunday = []",
            (
                "2: hours are missing for tuesday, wednesday, thursday, friday, saturday. "
                "Add tuesday = [] for a closed day, or its hours. Set all seven days or none"
            ),
        ),
        (
            days(monday='["09:00-09:00"]'),
            '2: "09:00-09:00" begins and ends at the same time. Write "00:00-24:00" for a whole day',
        ),
        (
            days(monday='["09:00-12:00", "11:59-17:00"]'),
            '2: "11:59-17:00" overlaps "09:00-12:00" of monday. Shorten or delete one of them',
        ),
        (
            days(monday='["22:00-02:00"]', tuesday='["01:00-03:00"]'),
            '3: "01:00-03:00" overlaps "22:00-02:00" of monday. Shorten or delete one of them',
        ),
        (
            days(monday='["01:00-03:00"]', sunday='["22:00-02:00"]'),
            '8: "22:00-02:00" overlaps "01:00-03:00" of monday. Shorten or delete one of them',
        ),
        ("volume = 3\nvolume = 4\n", "2: is not valid TOML"),
        ("volume =", "1: is not valid TOML"),
        ("volume = 3\na" + ".a" * 20_000 + " = 1", "2: a key has more than 8 parts. Use fewer levels"),
        ("\nvolume = " + "[" * 20_000, "2: brackets nest deeper than 8. Use fewer levels"),
        (b"volume = 3\n# \xff", "2: is not UTF-8. Save the file as UTF-8"),
        (b"\n\x00", "2: contains a control character (U+0000). Delete it"),
        (
            'bundle = "\\u202e"',
            "1: the text contains a bidirectional control character (U+202E). Delete it",
        ),
        ("#" * 65_537, "is larger than 65536 bytes. Make it smaller, or split it"),
    ],
)
def test_problem_has_line_and_remedy(tmp_path: Path, text: str | bytes, message: str) -> None:
    [problem] = load_problems(tmp_path, text)
    assert problem.startswith(message)


@pytest.mark.parametrize(
    "hours",
    [
        "9:00-17:00",
        "09:00 - 17:00",
        "24:00-02:00",
        "09:60-10:00",
        "09:00-24:01",
        "x",
        "",
        "09:00-17:00\\n",
    ],
)
def test_hours_in_another_form_are_refused(tmp_path: Path, hours: str) -> None:
    [problem] = load_problems(tmp_path, days(tuesday=f'["{hours}"]'))
    assert problem.startswith('3: "tuesday" is ')
    assert 'Write a text such as "09:00-17:30"' in problem


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    text = 'volume = 101\nlanguag = "zh"\n[hours]\nzone = "Nowhere"\nmonday = ["10:00-12:00", "11:00-13:00"]\n'
    text += '[staff]\nchord = "Alt+Alt+K"\n'
    assert [problem.split(":")[0] for problem in load_problems(tmp_path, text)] == ["1", "2", "3", "4", "5", "7"]


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
def test_problem_hides_no_other_in_its_table(tmp_path: Path, text: str, lines: list[str]) -> None:
    assert [problem.split(":")[0] for problem in load_problems(tmp_path, text)] == lines


def test_chord_of_a_digit_without_shift_is_valid(tmp_path: Path) -> None:
    assert load_text(tmp_path, '[staff]\nchord = "Ctrl+Alt+1"').problems == ()


def test_number_of_problems_is_limited_and_the_rest_counted(tmp_path: Path) -> None:
    problems = load_problems(tmp_path, "".join(f"x{number} = 1\n" for number in range(3000)))
    assert len(problems) == MAX_PROBLEMS + 1
    assert "2960 more problems" in problems[-1]


def test_length_of_quotes_is_limited(tmp_path: Path) -> None:
    [problem] = load_problems(tmp_path, "x" * 60_000 + " = 1")
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
def test_hours_become_minutes(tmp_path: Path, text: str, interval: Interval) -> None:
    found = load_text(tmp_path, days(monday=f'["{text}"]'))
    assert found.problems == ()
    assert found.settings.hours.week == ((interval,), *[()] * 6)


def test_adjacent_hours_in_any_order_are_valid(tmp_path: Path) -> None:
    found = load_text(tmp_path, days(monday='["12:00-02:00", "09:00-12:00"]', tuesday='["02:00-03:00"]'))
    assert found.problems == ()
    assert found.settings.hours.week[0] == (Interval(540, 720), Interval(720, 1560))


@pytest.mark.parametrize("text", ["", "[hours]", '[hours]\nzone = "Asia/Tokyo"', "[hours]\nclosed_on = [2027-01-01]"])
def test_no_hours_means_always_open(tmp_path: Path, text: str) -> None:
    found = load_text(tmp_path, text)
    assert found.problems == ()
    assert found.settings.hours.week == ((Interval(0, 1440),),) * 7


def test_missing_time_zone_data_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoneinfo.ZoneInfo", lambda name: (_ for _ in ()).throw(KeyError(name)))
    [problem] = load_problems(tmp_path, "[hours]\nzone = 'Asia/Tokyo'")
    assert problem.endswith("This machine has no time zone data: install the package tzdata")
    assert load_text(tmp_path, "volume = 3").problems == ()


def test_bundle_is_relative_to_the_file(tmp_path: Path) -> None:
    assert load_text(tmp_path, 'bundle = "other/../b"').settings.bundle == str(tmp_path / "b")
    assert load_text(tmp_path, f"bundle = '{tmp_path / 'b'}'").settings.bundle == str(tmp_path / "b")


def test_bundle_may_have_accents_as_characters_of_their_own(tmp_path: Path) -> None:
    for name in ("e\u0301te\u0301", "\u00e9t\u00e9"):
        assert load_text(tmp_path, f'bundle = "{name}"').settings.bundle == str(tmp_path / name)
    assert load_text(tmp_path, r'bundle = "e\u0301"').settings.bundle == str(tmp_path / "e\u0301")


def test_bundle_is_absolute_even_if_the_file_is_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_text(tmp_path, 'bundle = "b"')
    monkeypatch.chdir(tmp_path)
    assert load(Path("kiosk.toml")).settings.bundle == str(tmp_path / "b")


def test_link_is_followed_but_named_in_problems(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "settings-3.toml"
    real.write_text("volume = 101")
    link = tmp_path / "kiosk.toml"
    link.symlink_to(real)
    assert load(link).problems == (f'{link}:1: "volume" is 101. Write a whole number from 0 to 100',)


def test_path_that_is_no_file_is_reported(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path, what in (
        (tmp_path / "nothing.toml", "there is no file"),
        (tmp_path, "is not a file"),
        (pipe, "is not a file"),
        (loop, "cannot be read"),
        (tmp_path / "\0", "is not a valid file name"),
    ):
        [problem] = load(path).problems
        assert what in problem
