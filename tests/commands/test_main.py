"""The command line, as somebody types it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from qbj_kiosk import __version__
from qbj_kiosk.app.arguments import find_language

NO_DISPLAY = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


def typed(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """What a command answers."""
    return subprocess.run(
        [sys.executable, "-m", "qbj_kiosk", *map(str, arguments)],
        env={**os.environ, "COLUMNS": "200", **(environment or {})},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_help_names_every_option_and_command() -> None:
    answer = typed("--help")
    assert (answer.returncode, answer.stderr) == (0, "")
    for word in ("--windowed", "--fullscreen", "--size", "--language", "--start", "--bundle", "shots", "bundle"):
        assert word in answer.stdout


def test_version() -> None:
    answer = typed("--version")
    assert answer.returncode == 0
    assert __version__ in answer.stdout


@pytest.mark.parametrize("size", ["1920", "x1080", "1920x", "0x0", "319x1080", "1920x239", "8193x1080", "-1x5", "axb"])
def test_a_wrong_size_is_explained(size: str) -> None:
    answer = typed(f"--size={size}")
    assert answer.returncode == 2
    assert "Write it like 1920x1080" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--language", "fr", ("The exhibit has no language 'fr'", "zh, en")),
        ("--start", "harbour", ("The exhibit has no panel 'harbour'", "logistics, industry, transformation")),
    ],
)
def test_what_the_exhibit_does_not_have_is_told_with_what_it_has(
    real_bundle: Path, option: str, value: str, says: tuple[str, ...]
) -> None:
    answer = typed("--bundle", real_bundle, option, value)
    assert answer.returncode == 2
    assert all(words in answer.stderr for words in says), answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("what", ["nothing", "file", "empty"])
def test_sources_that_are_none_are_told(tmp_path: Path, command: str, what: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()
    out = ("--out", tmp_path / "bundle") if command == "build" else ()
    answer = typed("bundle", command, tmp_path / what, *out, environment={"TMPDIR": str(tmp_path / "empty")})
    is_empty = what == "empty"
    says = "exhibit.toml: there is no file" if is_empty else f"{tmp_path / what}: there is no such folder of sources"
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith(says)


def test_a_bundle_that_is_not_there_is_told(tmp_path: Path) -> None:
    answer = typed("--bundle", tmp_path / "nothing")
    assert answer.returncode == 1
    assert f"{tmp_path / 'nothing'}: there is no such folder" in answer.stderr


def test_a_folder_that_is_no_bundle_is_told(tmp_path: Path) -> None:
    answer = typed("--bundle", tmp_path)
    assert answer.returncode == 1
    assert str(tmp_path) in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("arguments", [(), ("--size", "1280x720")])
def test_without_a_display_the_way_out_is_named(arguments: tuple[str, ...]) -> None:
    answer = typed(*arguments, environment=NO_DISPLAY)
    assert answer.returncode == 2
    assert "There is no display" in answer.stderr
    assert "qbj-kiosk shots" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_display_that_does_not_answer_is_told() -> None:
    answer = typed(environment={**NO_DISPLAY, "DISPLAY": ":4999"})
    assert answer.returncode == 2
    assert "The display :4999 does not answer" in answer.stderr


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en_US", "zh-Hans-CN"])
def test_a_language_is_found_by_what_is_close_to_it(tag: str) -> None:
    assert find_language(["zh", "en"], tag) == tag.lower()[:2]
