"""Layers of settings: the command line over the environment over the file over the defaults."""

from pathlib import Path

import pytest

from qbj_kiosk.settings import paths
from qbj_kiosk.settings.keys import types, values
from qbj_kiosk.settings.model import DAYS, Settings
from qbj_kiosk.settings.read import Source, gather


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text('language = "zh"\nrenderer = "gpu"\nvolume = 30\n[visit]\nidle_seconds = 80\n')
    return path


@pytest.fixture(autouse=True)
def no_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The whole machine's settings, which must not be those of the machine that tests."""
    path = tmp_path / "etc" / "kiosk.toml"
    path.parent.mkdir()
    monkeypatch.setattr(paths, "SYSTEM", path)
    return path


def test_without_anything_all_is_default(tmp_path: Path) -> None:
    found = gather({"XDG_CONFIG_HOME": str(tmp_path)}, "linux", {})
    assert found.settings == Settings()
    assert found.origins == dict.fromkeys(types(), "default")
    assert found.problems == ()
    assert found.file == tmp_path / "qbj-kiosk" / "kiosk.toml"
    assert found.source == Source()


def test_each_layer_stands_over_the_one_before(file: Path) -> None:
    environ = {"QBJ_KIOSK_RENDERER": "software", "QBJ_KIOSK_VOLUME": "40", "QBJ_KIOSK_LANGUAGE": ""}
    found = gather(environ, "linux", {"volume": 50, "language": None}, file)
    assert found.problems == ()
    chosen = values(found.settings)
    assert {key: (chosen[key], origin) for key, origin in found.origins.items() if origin != "default"} == {
        "language": ("zh", f"{file}:1"),
        "renderer": ("software", "environment QBJ_KIOSK_RENDERER"),
        "volume": (50, "command line"),
        "visit.idle_seconds": (80, f"{file}:5"),
    }


def test_a_broken_file_gives_the_defaults_and_says_why(file: Path) -> None:
    file.write_text('language = "en"\nvolume = 300\n')
    found = gather({"QBJ_KIOSK_RENDERER": "gpu"}, "linux", {}, file)
    assert found.problems == (f'{file}:2: "volume" is 300. Write a whole number from 0 to 100',)
    assert found.source == Source(str(file), refused=True, problems=found.problems)
    assert values(found.settings) == values(Settings()) | {"renderer": "gpu"}
    assert found.origins["language"] == "default"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("QBJ_KIOSK_VOLUME", "loud", "QBJ_KIOSK_VOLUME: is 'loud'. Give a whole number from 0 to 100"),
        ("QBJ_KIOSK_VOLUME", "101", "QBJ_KIOSK_VOLUME: is '101'. Give a whole number from 0 to 100"),
        ("QBJ_KIOSK_VOLUME", "9" * 5000, "QBJ_KIOSK_VOLUME: is '999"),
        ("QBJ_KIOSK_VOLUME", "²", "QBJ_KIOSK_VOLUME: is"),
        ("QBJ_KIOSK_RENDERER", "vulkan", 'QBJ_KIOSK_RENDERER: is \'vulkan\'. Give "auto" or "gpu" or "software"'),
        ("QBJ_KIOSK_LANGUAGE", "null", "QBJ_KIOSK_LANGUAGE: is 'null'. Give a language tag"),
        ("QBJ_KIOSK_BUNDLE", "/\udcff", "QBJ_KIOSK_BUNDLE: is '/\\udcff'. Give a path"),
    ],
)
def test_a_wrong_variable_counts_for_nothing(file: Path, name: str, value: str, told: str) -> None:
    plain = gather({}, "linux", {}, file)
    found = gather({name: value}, "linux", {}, file)
    assert (found.settings, found.origins) == (plain.settings, plain.origins)
    [problem] = found.problems
    assert problem.startswith(told)
    assert found.source == Source(str(file), problems=(problem,))


def test_a_variable_names_a_bundle_from_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("null", "7", "b"):
        found = gather({"QBJ_KIOSK_BUNDLE": name, "XDG_CONFIG_HOME": str(tmp_path)}, "linux", {})
        assert found.settings.bundle == str(tmp_path / name)
        assert found.problems == ()


def test_in_a_folder_that_is_gone_what_is_named_from_there_is_a_problem(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    [problem] = gather({"QBJ_KIOSK_BUNDLE": "b"}, "linux", {}, file).problems
    assert problem == "QBJ_KIOSK_BUNDLE: is 'b'. Give a path, as text"
    [problem] = gather({}, "linux", {}, Path("kiosk.toml")).problems
    assert problem == "kiosk.toml: no file can be found under this name. Correct it"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"volume": 101}, "command line, volume: is 101. Give a whole number from 0 to 100"),
        ({"bundle": "a\0b"}, "command line, bundle: is 'a\\x00b'. Give a path"),
        ({"volume": "30"}, "command line, volume: is '30'. Give a whole number from 0 to 100"),
        ({"visit.idle": 70}, 'command line, visit.idle: there is no such setting. Did you mean "visit.idle_seconds"?'),
        ({"visit": object()}, "command line, visit: there is no such setting."),
        ({"hours.monday": []}, "hours: the hours of tuesday, wednesday"),
        ({"staff.chord": "Alt+Alt+K"}, 'staff.chord: "Alt+Alt+K" names a key twice'),
    ],
)
def test_a_wrong_option_counts_for_nothing(file: Path, options: dict[str, object], told: str) -> None:
    found = gather({}, "linux", {"language": "en"} | options, file)
    [problem] = found.problems
    assert problem.startswith(told)
    assert values(found.settings) == values(gather({}, "linux", {"language": "en"}, file).settings)


def test_the_command_line_may_set_a_whole_week(file: Path) -> None:
    found = gather({}, "linux", {f"hours.{day}": ["10:00-16:00"] for day in DAYS}, file)
    assert found.problems == ()
    assert found.settings.hours.sunday == ("10:00-16:00",)
    assert found.origins["hours.sunday"] == "command line"


def test_a_path_from_the_command_line_is_a_path(file: Path, tmp_path: Path) -> None:
    assert gather({}, "linux", {"bundle": tmp_path / "b"}, file).settings.bundle == str(tmp_path / "b")


def test_the_file_that_the_command_line_names_comes_before_the_variable(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text("volume = 1\n")
    environ = {"QBJ_KIOSK_SETTINGS": str(other)}
    assert gather(environ, "linux", {}).settings.volume == 1
    assert gather(environ, "linux", {}, file).settings.volume == 30
    assert gather({"QBJ_KIOSK_SETTINGS": ""} | {"XDG_CONFIG_HOME": str(tmp_path)}, "linux", {}).problems == ()


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    missing = tmp_path / "missing.toml"
    for found in (gather({}, "linux", {}, missing), gather({"QBJ_KIOSK_SETTINGS": str(missing)}, "linux", {})):
        assert found.problems == (f"{missing}: there is no file missing.toml. Add it, or correct its name",)


def test_the_users_file_comes_before_the_machines(tmp_path: Path, no_machine: Path) -> None:
    environ = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    no_machine.write_text("volume = 2\n")
    assert gather(environ, "linux", {}).settings.volume == 2
    own = tmp_path / "config" / "qbj-kiosk" / "kiosk.toml"
    own.parent.mkdir(parents=True)
    own.write_text("volume = 1\n")
    assert gather(environ, "linux", {}).settings.volume == 1
