"""`settings show`, as somebody types it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qbj_kiosk.commands.settings import settings
from qbj_kiosk.settings.keys import types
from qbj_kiosk.settings.read import ENVIRONMENT, FILE_VARIABLE


def typed(*arguments: str | Path, **environ: str) -> Result:
    nothing: dict[str, str | None] = dict.fromkeys([*ENVIRONMENT, FILE_VARIABLE])
    return CliRunner().invoke(settings, ["show", *map(str, arguments)], env=nothing | environ)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text('language = "zh"\n[visit]\nidle_seconds = 80\n')
    return path


def test_every_value_and_where_it_comes_from_stand_in_columns(file: Path) -> None:
    answer = typed("--settings", file, QBJ_KIOSK_VOLUME="7")
    assert (answer.exit_code, answer.stderr) == (0, "")
    head, *lines = answer.stdout.splitlines()
    assert head == f"# {file}"
    assert [line.split()[0] for line in lines] == list(types())
    told = {line.split()[0]: line for line in lines}
    assert told["language"].split(maxsplit=2)[1:] == ['"zh"', f"{file}:1"]
    assert told["visit.idle_seconds"].split(maxsplit=2)[1:] == ["80", f"{file}:3"]
    assert told["volume"].split(maxsplit=2)[1:] == ["7", "environment QBJ_KIOSK_VOLUME"]
    assert "not set" in told["bundle"]
    assert (
        len(
            {line.index("  " + word) for line, word in ((told["volume"], "environment"), (told["renderer"], "default"))}
        )
        == 1
    )


def test_programs_get_json(file: Path) -> None:
    answer = typed("--settings", file, "--format", "json")
    assert answer.exit_code == 0
    told = json.loads(answer.stdout)
    assert told["file"] == str(file)
    assert told["problems"] == []
    assert list(told["settings"]) == list(types())
    assert told["settings"]["visit.idle_seconds"] == {"value": 80, "origin": f"{file}:3"}
    assert told["settings"]["hours.monday"] == {"value": ["00:00-24:00"], "origin": "default"}


@pytest.mark.parametrize("form", ["text", "json"])
def test_problems_are_told_and_the_answer_is_1(file: Path, form: str) -> None:
    file.write_text("\nvolume = 101\nfoo = 1\n")
    answer = typed("--settings", file, "--format", form)
    assert answer.exit_code == 1
    assert answer.stderr.splitlines()[0] == f'{file}:2: "volume" is 101. Write a whole number from 0 to 100'
    assert answer.stderr.splitlines()[1].startswith(f'{file}:3: unknown key "foo"')
    if form == "json":
        assert json.loads(answer.stdout)["problems"] == answer.stderr.splitlines()


def test_where_the_file_would_be_is_told(tmp_path: Path) -> None:
    answer = typed(XDG_CONFIG_HOME=str(tmp_path))
    head = answer.stdout.splitlines()[0]
    assert head == f"# {tmp_path}/qbj-kiosk/kiosk.toml (not there)"
    assert answer.exit_code == 0
