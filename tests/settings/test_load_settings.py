"""Precedence of settings: command line, environment, file, defaults."""

from pathlib import Path

import pytest

from qbj_kiosk.settings import paths
from qbj_kiosk.settings.dotted_keys import types, values
from qbj_kiosk.settings.load_settings import SettingsSource, load_settings
from qbj_kiosk.settings.model import DAYS, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text('language = "zh"\nrenderer = "gpu"\nvolume = 30\n[visit]\nidle_seconds = 80\n')
    return path


@pytest.fixture(autouse=True)
def machine_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Redirect the settings file of the machine, so that tests do not read the real one."""
    path = tmp_path / "etc" / "kiosk.toml"
    path.parent.mkdir()
    monkeypatch.setattr(paths, "SYSTEM", path)
    return path


def test_defaults_without_file_and_environment(tmp_path: Path) -> None:
    found = load_settings({"XDG_CONFIG_HOME": str(tmp_path)}, "linux", {})
    assert found.settings == Settings()
    assert found.origins == dict.fromkeys(types(), "default")
    assert found.problems == ()
    assert found.file == tmp_path / "qbj-kiosk" / "kiosk.toml"
    assert found.source == SettingsSource()


def test_later_layer_takes_precedence(file: Path) -> None:
    environ = {"QBJ_KIOSK_RENDERER": "software", "QBJ_KIOSK_VOLUME": "40", "QBJ_KIOSK_LANGUAGE": ""}
    found = load_settings(environ, "linux", {"volume": 50, "language": None}, file)
    assert found.problems == ()
    chosen = values(found.settings)
    assert {key: (chosen[key], origin) for key, origin in found.origins.items() if origin != "default"} == {
        "language": ("zh", f"{file}:1"),
        "renderer": ("software", "environment QBJ_KIOSK_RENDERER"),
        "volume": (50, "command line"),
        "visit.idle_seconds": (80, f"{file}:5"),
    }


def test_invalid_file_gives_defaults_and_problems(file: Path) -> None:
    file.write_text('language = "en"\nvolume = 300\n')
    found = load_settings({"QBJ_KIOSK_RENDERER": "gpu"}, "linux", {}, file)
    assert found.problems == (f'{file}:2: "volume" is 300. Write a whole number from 0 to 100',)
    assert found.source == SettingsSource(str(file), refused=True, problems=found.problems)
    assert values(found.settings) == values(Settings()) | {"renderer": "gpu"}
    assert found.origins["language"] == "default"


@pytest.mark.parametrize(
    ("name", "value", "message"),
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
def test_invalid_variable_is_ignored(file: Path, name: str, value: str, message: str) -> None:
    plain = load_settings({}, "linux", {}, file)
    found = load_settings({name: value}, "linux", {}, file)
    assert (found.settings, found.origins) == (plain.settings, plain.origins)
    [problem] = found.problems
    assert problem.startswith(message)
    assert found.source == SettingsSource(str(file), problems=(problem,))


def test_bundle_variable_is_relative_to_the_working_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("null", "7", "b"):
        found = load_settings({"QBJ_KIOSK_BUNDLE": name, "XDG_CONFIG_HOME": str(tmp_path)}, "linux", {})
        assert found.settings.bundle == str(tmp_path / name)
        assert found.problems == ()


def test_relative_path_in_a_deleted_working_folder_is_a_problem(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    [problem] = load_settings({"QBJ_KIOSK_BUNDLE": "b"}, "linux", {}, file).problems
    assert problem == "QBJ_KIOSK_BUNDLE: is 'b'. Give a path, as text"
    [problem] = load_settings({}, "linux", {}, Path("kiosk.toml")).problems
    assert problem == "kiosk.toml: is not a valid file name. Correct it"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"volume": 101}, "command line, volume: is 101. Give a whole number from 0 to 100"),
        ({"bundle": "a\0b"}, "command line, bundle: is 'a\\x00b'. Give a path"),
        ({"volume": "30"}, "command line, volume: is '30'. Give a whole number from 0 to 100"),
        ({"visit.idle": 70}, 'command line, visit.idle: there is no such setting. Did you mean "visit.idle_seconds"?'),
        ({"visit": object()}, "command line, visit: there is no such setting."),
        ({"hours.monday": []}, "hours: hours are missing for tuesday, wednesday"),
        ({"staff.chord": "Alt+Alt+K"}, 'staff.chord: "Alt+Alt+K" contains a key twice'),
    ],
)
def test_invalid_option_is_ignored(file: Path, options: dict[str, object], message: str) -> None:
    found = load_settings({}, "linux", {"language": "en"} | options, file)
    [problem] = found.problems
    assert problem.startswith(message)
    assert values(found.settings) == values(load_settings({}, "linux", {"language": "en"}, file).settings)


def test_command_line_sets_a_whole_week(file: Path) -> None:
    found = load_settings({}, "linux", {f"hours.{day}": ["10:00-16:00"] for day in DAYS}, file)
    assert found.problems == ()
    assert found.settings.hours.sunday == ("10:00-16:00",)
    assert found.origins["hours.sunday"] == "command line"


def test_command_line_accepts_a_path_object(file: Path, tmp_path: Path) -> None:
    assert load_settings({}, "linux", {"bundle": tmp_path / "b"}, file).settings.bundle == str(tmp_path / "b")


def test_file_of_the_command_line_precedes_the_variable(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text("volume = 1\n")
    environ = {"QBJ_KIOSK_SETTINGS": str(other)}
    assert load_settings(environ, "linux", {}).settings.volume == 1
    assert load_settings(environ, "linux", {}, file).settings.volume == 30
    assert load_settings({"QBJ_KIOSK_SETTINGS": ""} | {"XDG_CONFIG_HOME": str(tmp_path)}, "linux", {}).problems == ()


def test_named_file_must_exist(tmp_path: Path) -> None:
    missing = tmp_path / "missing.toml"
    for found in (
        load_settings({}, "linux", {}, missing),
        load_settings({"QBJ_KIOSK_SETTINGS": str(missing)}, "linux", {}),
    ):
        assert found.problems == (f"{missing}: there is no file missing.toml. Add it, or correct its name",)


def test_file_of_the_user_precedes_that_of_the_machine(tmp_path: Path, machine_file: Path) -> None:
    environ = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    machine_file.write_text("volume = 2\n")
    assert load_settings(environ, "linux", {}).settings.volume == 2
    own = tmp_path / "config" / "qbj-kiosk" / "kiosk.toml"
    own.parent.mkdir(parents=True)
    own.write_text("volume = 1\n")
    assert load_settings(environ, "linux", {}).settings.volume == 1
