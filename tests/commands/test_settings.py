"""The command `settings show`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qbj_kiosk.commands.settings import settings
from qbj_kiosk.settings.dotted_keys import types
from qbj_kiosk.settings.load_settings import ENVIRONMENT, FILE_VARIABLE


def run(*arguments: str | Path, **environ: str) -> Result:
    nothing: dict[str, str | None] = dict.fromkeys([*ENVIRONMENT, FILE_VARIABLE])
    return CliRunner().invoke(settings, ["show", *map(str, arguments)], env=nothing | environ)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text('language = "zh"\n[visit]\nidle_seconds = 80\n')
    return path


def test_text_lists_values_and_origins_in_columns(file: Path) -> None:
    result = run("--settings", file, QBJ_KIOSK_VOLUME="7")
    assert (result.exit_code, result.stderr) == (0, "")
    head, *lines = result.stdout.splitlines()
    assert head == f"# {file}"
    assert [line.split()[0] for line in lines] == list(types())
    rows = {line.split()[0]: line for line in lines}
    assert rows["language"].split(maxsplit=2)[1:] == ['"zh"', f"{file}:1"]
    assert rows["visit.idle_seconds"].split(maxsplit=2)[1:] == ["80", f"{file}:3"]
    assert rows["volume"].split(maxsplit=2)[1:] == ["7", "environment QBJ_KIOSK_VOLUME"]
    assert "not set" in rows["bundle"]
    assert (
        len(
            {line.index("  " + word) for line, word in ((rows["volume"], "environment"), (rows["renderer"], "default"))}
        )
        == 1
    )


def test_json_contains_values_and_origins(file: Path) -> None:
    result = run("--settings", file, "--format", "json")
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert report["file"] == str(file)
    assert report["problems"] == []
    assert list(report["settings"]) == list(types())
    assert report["settings"]["visit.idle_seconds"] == {"value": 80, "origin": f"{file}:3"}
    assert report["settings"]["hours.monday"] == {"value": ["00:00-24:00"], "origin": "default"}


@pytest.mark.parametrize("form", ["text", "json"])
def test_problems_set_exit_code_1(file: Path, form: str) -> None:
    file.write_text("\nvolume = 101\nfoo = 1\n")
    result = run("--settings", file, "--format", form)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == f'{file}:2: "volume" is 101. Write a whole number from 0 to 100'
    assert result.stderr.splitlines()[1].startswith(f'{file}:3: unknown key "foo"')
    if form == "json":
        assert json.loads(result.stdout)["problems"] == result.stderr.splitlines()


def test_missing_file_is_named(tmp_path: Path) -> None:
    result = run(XDG_CONFIG_HOME=str(tmp_path))
    head = result.stdout.splitlines()[0]
    assert head == f"# {tmp_path}/qbj-kiosk/kiosk.toml (does not exist)"
    assert result.exit_code == 0
