"""Backlight brightness, with folders like those in /sys/class/backlight."""

import os
from pathlib import Path

import pytest

from qbj_kiosk.shell.brightness import find_backlight


def create_backlight(folder: Path, name: str, highest: str = "937", now: str = "400") -> Path:
    backlight = folder / name
    backlight.mkdir()
    (backlight / "max_brightness").write_text(highest + "\n", encoding="ascii")
    (backlight / "brightness").write_text(now + "\n", encoding="ascii")
    return backlight


def test_machine_without_backlight_has_none(tmp_path: Path) -> None:
    assert find_backlight(tmp_path / "none") is None
    assert find_backlight(tmp_path) is None


def test_brightness_is_read_and_set_in_percent(tmp_path: Path) -> None:
    folder = create_backlight(tmp_path, "intel_backlight")
    backlight = find_backlight(tmp_path)
    assert backlight is not None
    assert backlight.percent() == 43
    assert backlight.set(100)
    assert (folder / "brightness").read_text(encoding="ascii") == "937"
    assert backlight.percent() == 100


@pytest.mark.parametrize(("percent", "expected"), [(0, 5), (-20, 5), (3, 5), (250, 100)])
def test_brightness_is_clamped(tmp_path: Path, percent: int, expected: int) -> None:
    create_backlight(tmp_path, "panel", highest="1000")
    backlight = find_backlight(tmp_path)
    assert backlight is not None
    assert backlight.set(percent)
    assert backlight.percent() == expected


@pytest.mark.parametrize(("highest", "now"), [("0", "0"), ("", "5"), ("many", "5"), ("100", "")])
def test_invalid_backlight_is_skipped(tmp_path: Path, highest: str, now: str) -> None:
    create_backlight(tmp_path, "a-broken", highest, now)
    assert find_backlight(tmp_path) is None
    create_backlight(tmp_path, "b-whole")
    backlight = find_backlight(tmp_path)
    assert backlight is not None
    assert backlight.percent() == 43


def test_backlight_without_write_access_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_backlight(tmp_path, "panel")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert find_backlight(tmp_path) is None


def test_removed_backlight_reports_failure(tmp_path: Path) -> None:
    folder = create_backlight(tmp_path, "panel")
    backlight = find_backlight(tmp_path)
    assert backlight is not None
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    assert backlight.percent() is None
    assert not backlight.set(50)
