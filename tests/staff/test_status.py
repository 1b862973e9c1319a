"""Rows of the staff page in both languages, and the overrides."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from qbj_kiosk.bundles.built_in_bundle import EARLIER
from qbj_kiosk.exhibit import model
from qbj_kiosk.settings.load_settings import SettingsSource
from qbj_kiosk.staff import setting_overrides, status
from qbj_kiosk.staff.setting_overrides import Overrides
from qbj_kiosk.staff.status import Status
from qbj_kiosk.supervisor import last_faults

NINE_TO_FIVE = ("09:00-12:00", "13:00-17:30")
ALWAYS = ("00:00-24:00",)
RUNNING = Status(
    bundle="qingbaijiang",
    identity="0123456789abcdef0123",
    version="1.2.3",
    since=datetime(2026, 11, 23, 8, 5),  # noqa: DTZ001 - by the clock on the wall
    software=True,
    free_bytes=12_340_000_000,
    touch_devices=("One", "Two"),
)


def language(exhibit: model.Exhibit, tag: str) -> model.Language:
    return exhibit.find_language(tag)


def row_values(exhibit: model.Exhibit, tag: str, shown: Status = RUNNING) -> dict[str, str]:
    words = language(exhibit, tag)
    return {row.label: row.value for row in status.rows(shown, words.staff, words.hours)}


def test_rows_in_english(exhibit: model.Exhibit) -> None:
    assert row_values(exhibit, "en") == {
        "Exhibit": "qingbaijiang · 0123456789ab",
        "Version": "1.2.3",
        "Running since": "2026-11-23 08:05",
        "Drawn by": "Software",
        "Touch devices": "One\nTwo",
        "Free disk space": "12.3 GB",
        "Opening hours": "Always open",
        "Settings": "Defaults",
        "Last faults": "None",
    }


def test_row_of_the_exhibit_has_the_reasons_for_an_earlier_one(exhibit: model.Exhibit) -> None:
    problems = (EARLIER, 'panel.toml:7: unknown key "figur". Did you mean "figure"?', "c", "d")
    shown = row_values(exhibit, "en", structs.replace(RUNNING, bundle_problems=problems[:2]))["Exhibit"]
    assert shown.splitlines() == ["qingbaijiang · 0123456789ab", *problems[:2]]
    shown = row_values(exhibit, "en", structs.replace(RUNNING, bundle_problems=problems))["Exhibit"]
    assert shown.splitlines()[3:] == ["c", "… qbj-kiosk doctor"]
    shown = row_values(exhibit, "zh", structs.replace(RUNNING, bundle_problems=problems[:1]))["展示内容"]
    assert shown.splitlines()[1:] == ["显示的是上一份完好的展示内容，不是当前内容"]  # noqa: RUF001 - Chinese punctuation


def test_labels_are_distinct_in_each_language(exhibit: model.Exhibit) -> None:
    assert [len(row_values(exhibit, each.tag)) for each in exhibit.languages] == [9, 9]
    assert row_values(exhibit, "zh")["开放时间"] == "全天开放"


@pytest.mark.parametrize(
    ("week", "tag", "lines"),
    [
        ((), "en", ()),
        ((ALWAYS,) * 7, "en", ()),
        (
            (*(NINE_TO_FIVE,) * 5, (), ()),
            "en",
            ("Monday to Friday  09:00–12:00, 13:00–17:30", "Saturday to Sunday  closed"),  # noqa: RUF001 - a dash between times
        ),
        (((), *(ALWAYS,) * 6), "zh", ("星期一  闭馆", "星期二至星期日  00:00–24:00")),  # noqa: RUF001 - as above
        (((), ALWAYS, (), ALWAYS, (), ALWAYS, ()), "zh", 7),
    ],
)
def test_equal_days_share_a_line(
    exhibit: model.Exhibit, week: status.Week, tag: str, lines: tuple[str, ...] | int
) -> None:
    words = language(exhibit, tag)
    found = status.week_lines(week, words.staff, words.hours)
    assert (len(found) if isinstance(lines, int) else found) == lines


@pytest.mark.parametrize(
    ("source", "row"),
    [
        (SettingsSource("/etc/qbj-kiosk/kiosk.toml"), "/etc/qbj-kiosk/kiosk.toml"),
        (
            SettingsSource("/etc/k/kiosk.toml", problems=("QBJ_KIOSK_VOLUME: is 'loud'. Give a number",)),
            "/etc/k/kiosk.toml\nQBJ_KIOSK_VOLUME: is 'loud'. Give a number",
        ),
        (
            SettingsSource(
                "/etc/k/kiosk.toml", refused=True, problems=('/etc/k/kiosk.toml:2: "volume" is 300. Fix it',)
            ),
            'Defaults: /etc/k/kiosk.toml has mistakes\nkiosk.toml:2: "volume" is 300. Fix it',
        ),
        (
            SettingsSource("/etc/k/a\nb", refused=True, problems=tuple("1234")),
            "Defaults: /etc/k/a b has mistakes\n1\n2\n3\n… qbj-kiosk settings show",
        ),
    ],
)
def test_row_of_settings_has_file_and_problems(exhibit: model.Exhibit, source: SettingsSource, row: str) -> None:
    found = row_values(exhibit, "en", structs.replace(RUNNING, settings=source))
    assert found["Settings"] == row
    assert list(found)[-1] == ("Last faults" if source.problems else "Settings")


def test_latest_faults_come_first(tmp_path: Path) -> None:
    assert status.last_faults(tmp_path) == ()
    (tmp_path / "faults").write_text("one\ntwo\n\nthree\tof them\nfour" + "!" * 500 + "\n", encoding="utf-8")
    first, second, third = status.last_faults(tmp_path)
    assert (first[:5], len(first), first[-1]) == ("four!", 160, "…")
    assert (second, third) == ("three of them", "two")


def test_faults_of_the_supervisor_are_read(tmp_path: Path) -> None:
    when = datetime(2026, 11, 23, 23, 59, tzinfo=UTC)
    last_faults.add(tmp_path / "faults", "the exhibit ended: signal 11", when)
    last_faults.add(tmp_path / "faults", "骨架\nnext line", when)
    local = f"{when.astimezone():%Y-%m-%d %H:%M}"
    assert status.last_faults(tmp_path) == (f"{local}  骨架 next line", f"{local}  the exhibit ended: signal 11")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=40_000))
def test_any_content_gives_printable_faults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "faults").write_bytes(content)
    found = status.last_faults(tmp_path)
    assert len(found) <= 3
    assert all(line and len(line) <= 160 and not any(ord(each) < 32 for each in line) for line in found)


def test_free_bytes_of_a_missing_folder(tmp_path: Path) -> None:
    assert status.free_bytes(tmp_path / "not" / "yet") == pytest.approx(status.free_bytes(tmp_path), rel=0.1)


@pytest.mark.parametrize("chosen", [Overrides(), Overrides("zh"), Overrides(None, 0), Overrides("en", 100)])
def test_overrides_are_saved(tmp_path: Path, chosen: Overrides) -> None:
    assert setting_overrides.read(tmp_path) == Overrides()
    assert setting_overrides.write(tmp_path / "state", chosen)
    assert setting_overrides.read(tmp_path / "state") == chosen


@pytest.mark.parametrize("content", [b"", b"{", b'{"volume":101}', b'{"language":7}', b"\xff", b'{"more":1}'])
def test_damaged_overrides_are_ignored(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "choices").write_bytes(content)
    assert setting_overrides.read(tmp_path) == Overrides()


def test_failed_write_of_overrides_returns_false(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert not setting_overrides.write(tmp_path / "taken", Overrides("zh"))
