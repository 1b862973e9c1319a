"""docs/settings.md matches the program: keys, defaults, bounds, variables, paths and a valid example."""

import json
import re
from pathlib import Path

import pytest

from qbj_kiosk.settings import dotted_keys
from qbj_kiosk.settings.load_settings import ENVIRONMENT, FILE_VARIABLE
from qbj_kiosk.settings.model import Settings
from qbj_kiosk.settings.paths import settings_file
from qbj_kiosk.settings.settings_file import SettingsFile, load

DOCUMENT = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    section = DOCUMENT.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    table = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


KEYS = {cells[0].strip("`"): cells[1:] for cells in rows("Which keys are there?")}


@pytest.fixture
def example(tmp_path: Path) -> SettingsFile:
    blocks = re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)
    assert len(blocks) == 1
    path = tmp_path / "kiosk.toml"
    path.write_text(blocks[0], encoding="utf-8")
    return load(path)


def test_table_has_exactly_the_keys() -> None:
    assert list(KEYS) == list(dotted_keys.types())


@pytest.mark.parametrize("key", KEYS)
def test_table_has_the_default(key: str) -> None:
    documented = KEYS[key][1]
    default = dotted_keys.values(Settings())[key]
    assert documented == ("none" if default is None else f"`{json.dumps(default)}`")


@pytest.mark.parametrize("key", [key for key, cells in KEYS.items() if " to " in cells[0]])
def test_table_has_the_bounds(key: str, tmp_path: Path) -> None:
    least, most = (int(number) for number in re.findall(r"\d+", KEYS[key][0]))
    table, _, name = key.rpartition(".")
    path = tmp_path / "kiosk.toml"
    for value, wrong in ((least - 1, 1), (least, 0), (most, 0), (most + 1, 1)):
        path.write_text(f"[{table}]\n{name} = {value}\n" if table else f"{name} = {value}\n", encoding="utf-8")
        assert len(load(path).problems) == wrong, value


@pytest.mark.parametrize("key", [key for key, cells in KEYS.items() if cells[0].startswith('`"')])
def test_table_has_the_choices(key: str, tmp_path: Path) -> None:
    choices = re.findall(r'`"([^"]+)"`', KEYS[key][0])
    table, _, name = key.rpartition(".")
    path = tmp_path / "kiosk.toml"
    for choice in choices:
        path.write_text(f'[{table}]\n{name} = "{choice}"\n' if table else f'{name} = "{choice}"\n', encoding="utf-8")
        assert load(path).problems == ()
    path.write_text(f'[{table}]\n{name} = "x"\n' if table else f'{name} = "x"\n', encoding="utf-8")
    assert all(f'"{choice}"' in load(path).problems[0] for choice in choices)


def test_example_is_valid(example: SettingsFile, tmp_path: Path) -> None:
    assert example.problems == ()
    assert example.settings.bundle == str(tmp_path / "bundles" / "autumn")
    assert example.settings.visit.idle_seconds == 90
    assert example.settings.screen.diagonal_inches == 55
    assert [len(day) for day in example.settings.hours.week] == [0, 2, 2, 2, 1, 1, 1]
    assert example.settings.staff.corners == "top-right bottom-left"
    assert example.settings.logs == Settings().logs


def test_variables_are_complete() -> None:
    documented = {cells[0].strip("`"): cells[1].split("`")[1] for cells in rows("How do I override the file?")}
    assert documented == dict(ENVIRONMENT)
    assert FILE_VARIABLE in DOCUMENT


def test_paths_are_those_of_the_program(tmp_path: Path) -> None:
    own = {"XDG_CONFIG_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    for platform, cell in (("linux", 1), ("win32", 2)):
        documented = rows("Where does the file go?")[2][cell].split("`")[1].replace("\\", "/")
        for variable in own:
            documented = documented.replace(f"%{variable}%", str(tmp_path)).replace(f"${variable}", str(tmp_path))
        assert str(settings_file(own, platform)) == documented
