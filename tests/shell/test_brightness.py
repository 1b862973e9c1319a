"""The light of the screen, on folders like the system's."""

import os
from pathlib import Path

import pytest

from qbj_kiosk.shell.brightness import backlight
from qbj_kiosk.shell.touch_devices import touch_devices


def light(folder: Path, name: str, highest: str = "937", now: str = "400") -> Path:
    made = folder / name
    made.mkdir()
    (made / "max_brightness").write_text(highest + "\n", encoding="ascii")
    (made / "brightness").write_text(now + "\n", encoding="ascii")
    return made


def test_there_is_none_on_most_machines(tmp_path: Path) -> None:
    assert backlight(tmp_path / "none") is None
    assert backlight(tmp_path) is None


def test_it_is_read_and_set_in_percent(tmp_path: Path) -> None:
    folder = light(tmp_path, "intel_backlight")
    found = backlight(tmp_path)
    assert found is not None
    assert found.percent() == 43
    assert found.set(100)
    assert (folder / "brightness").read_text(encoding="ascii") == "937"
    assert found.percent() == 100


@pytest.mark.parametrize(("asked", "got"), [(0, 5), (-20, 5), (3, 5), (250, 100)])
def test_it_never_goes_dark(tmp_path: Path, asked: int, got: int) -> None:
    light(tmp_path, "panel", highest="1000")
    found = backlight(tmp_path)
    assert found is not None
    assert found.set(asked)
    assert found.percent() == got


@pytest.mark.parametrize(("highest", "now"), [("0", "0"), ("", "5"), ("many", "5"), ("100", "")])
def test_one_that_makes_no_sense_is_passed_over(tmp_path: Path, highest: str, now: str) -> None:
    light(tmp_path, "a-broken", highest, now)
    assert backlight(tmp_path) is None
    light(tmp_path, "b-whole")
    found = backlight(tmp_path)
    assert found is not None
    assert found.percent() == 43


def test_one_that_may_not_be_set_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    light(tmp_path, "panel")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert backlight(tmp_path) is None


def test_one_that_goes_away_says_so(tmp_path: Path) -> None:
    folder = light(tmp_path, "panel")
    found = backlight(tmp_path)
    assert found is not None
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    assert found.percent() is None
    assert not found.set(50)


def test_touch_devices_are_named() -> None:
    assert all(touch_devices())
