"""The command line, run as a process."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from qbj_kiosk import __version__
from qbj_kiosk.app.language_and_panel_lookup import find_language

NO_DISPLAY = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


def run(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "qbj_kiosk", *map(str, arguments)],
        env={**os.environ, "COLUMNS": "200", **(environment or {})},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_help_lists_options_and_commands() -> None:
    done = run("--help")
    assert (done.returncode, done.stderr) == (0, "")
    for word in ("--windowed", "--fullscreen", "--size", "--language", "--start", "--bundle", "shots", "bundle"):
        assert word in done.stdout


def test_version_is_printed() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert __version__ in done.stdout


@pytest.mark.parametrize("size", ["1920", "x1080", "1920x", "0x0", "319x1080", "1920x239", "8193x1080", "-1x5", "axb"])
def test_invalid_size_is_explained(size: str) -> None:
    done = run(f"--size={size}")
    assert done.returncode == 2
    assert "Write one like 1920x1080" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("option", "value", "messages"),
    [
        ("--language", "fr", ("The exhibit has no language 'fr'", "zh, en")),
        ("--start", "harbour", ("The exhibit has no panel 'harbour'", "logistics, industry, transformation")),
    ],
)
def test_unknown_language_or_panel_lists_the_available_ones(
    real_bundle: Path, option: str, value: str, messages: tuple[str, ...]
) -> None:
    done = run("--bundle", real_bundle, option, value)
    assert done.returncode == 2
    assert all(text in done.stderr for text in messages), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("kind", ["nothing", "file", "empty"])
def test_missing_sources_are_reported(tmp_path: Path, command: str, kind: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()
    out = ("--out", tmp_path / "bundle") if command == "build" else ()
    done = run("bundle", command, tmp_path / kind, *out, environment={"TMPDIR": str(tmp_path / "empty")})
    is_empty = kind == "empty"
    message = "exhibit.toml: there is no file" if is_empty else f"{tmp_path / kind}: there is no such folder"
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(message)


def test_missing_bundle_is_reported(tmp_path: Path) -> None:
    done = run("--bundle", tmp_path / "nothing")
    assert done.returncode == 1
    assert f"{tmp_path / 'nothing'}: there is no such folder" in done.stderr


def test_folder_without_bundle_is_reported(tmp_path: Path) -> None:
    done = run("--bundle", tmp_path)
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [(), ("--size", "1280x720")])
def test_missing_display_is_reported_with_alternative(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, environment=NO_DISPLAY)
    assert done.returncode == 2
    assert "There is no display" in done.stderr
    assert "qbj-kiosk shots" in done.stderr
    assert "Traceback" not in done.stderr


def test_unreachable_display_is_reported() -> None:
    done = run(environment={**NO_DISPLAY, "DISPLAY": ":4999"})
    assert done.returncode == 2
    assert "The display :4999 does not answer" in done.stderr


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en_US", "zh-Hans-CN"])
def test_language_is_found_by_similar_tag(tag: str) -> None:
    assert find_language(["zh", "en"], tag) == tag.lower()[:2]
