"""`doctor`, as somebody types it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from qbj_kiosk.doctor import report
from qbj_kiosk.doctor.finding import Finding, State, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.registry import CHECKS, Check
from qbj_kiosk.doctor.run import Line, examine, exit_code

COMMAND = "from qbj_kiosk.commands.doctor import doctor; doctor()"
NAMES = [check.name for check in CHECKS]
LINES = (
    Line("disk", ok("82,646 MB free")),
    Line("display", failed("There is no display at all: nothing that shows pictures is connected here", "Connect one")),
    Line("pin", warning("No PIN", "Set one")),
)


def typed(*arguments: str | Path, encoding: str = "utf-8", **environ: str) -> subprocess.CompletedProcess[str]:
    """What the doctor answers in a fresh interpreter."""
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *map(str, arguments)],
        env={**os.environ, "PYTHONIOENCODING": encoding, **environ},
        capture_output=True,
        text=True,
        encoding=encoding,
        timeout=120,
        check=False,
    )


def lines(answer: subprocess.CompletedProcess[str]) -> dict[str, dict[str, str]]:
    return {line["check"]: line for line in json.loads(answer.stdout)}


def test_programs_get_every_check_in_order_and_only_that(real_bundle: Path) -> None:
    answer = typed("--bundle", real_bundle, "--format", "json")
    assert answer.stderr == ""
    told = json.loads(answer.stdout)
    assert [line["check"] for line in told] == NAMES
    for line in told:
        assert list(line) == ["check", "state", "found", "remedy"]
        assert line["found"]
        assert bool(line["remedy"]) is (line["state"] != "ok")
    states = [line["state"] for line in told]
    assert set(states) <= {"ok", "warning", "failed"}
    assert answer.returncode == int("failed" in states)
    assert {name: line["state"] for name, line in lines(answer).items() if name in ("bundle", "fonts", "python")} == {
        "bundle": "ok",
        "fonts": "ok",
        "python": "ok",
    }


def test_a_bundle_that_is_not_there_fails(tmp_path: Path) -> None:
    answer = typed("--bundle", tmp_path / "none", "--format", "json")
    assert answer.returncode == 1
    told = lines(answer)
    assert told["bundle"]["state"] == told["fonts"]["state"] == "failed"
    assert told["bundle"]["remedy"] == "Name the folder of a bundle"


def test_wrong_settings_fail_and_measured_ones_count(real_bundle: Path, tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('renderer = "software"\n[screen]\ndiagonal_inches = 55\nlower_edge_mm = 100\n')
    told = lines(typed("--bundle", real_bundle, "--settings", file, "--format", "json"))
    assert [told[name]["state"] for name in ("settings", "renderer", "reach", "sizes")] == ["ok"] * 4
    file.write_text("volume = 101\n")
    answer = typed("--bundle", real_bundle, "--settings", file, "--format", "json")
    assert answer.returncode == 1
    assert lines(answer)["settings"]["state"] == "failed"
    assert "kiosk.toml:1" in lines(answer)["settings"]["found"]


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_people_get_words_in_columns_without_colour_in_a_pipe(real_bundle: Path, encoding: str) -> None:
    answer = typed("--bundle", real_bundle, encoding=encoding)
    assert answer.stderr == ""
    assert "\x1b" not in answer.stdout
    assert all(len(line) <= 80 for line in answer.stdout.splitlines())
    heads = [line.split() for line in answer.stdout.splitlines() if line[:1].strip()][:-1]
    assert [words[2] for words in heads] == NAMES
    signs = report.SIGNS if encoding == "utf-8" else report.PLAIN_SIGNS
    assert all(words[0] == signs[State(words[1])] for words in heads)


def test_nobodys_home_folder_is_named(tmp_path: Path) -> None:
    home = tmp_path / "somebody"
    answer = typed("--bundle", home / "bundle", "--format", "json", HOME=str(home), USERPROFILE=str(home))
    assert "somebody" not in answer.stdout
    assert lines(answer)["bundle"]["found"].startswith("~")


def test_a_folder_that_only_begins_like_the_home_folder_keeps_its_name() -> None:
    machine = Machine({"HOME": "/users/ann"}, "linux")
    check = Check("x", lambda _: None, lambda _: warning("/users/ann/b and /users/anna", "/users/ann"))
    assert examine(machine, [check])[0].finding == warning("~/b and /users/anna", "~")


def crashing(error: Exception) -> Callable[[Any], Any]:
    def crash(_: object) -> Finding:
        raise error

    return crash


@pytest.mark.parametrize("error", [RuntimeError("secret"), OSError("secret"), RecursionError(), KeyError("secret")])
def test_what_crashes_is_a_failure_in_words_and_the_others_are_made(error: Exception) -> None:
    checks = [
        Check("looking", crashing(error), lambda _: ok("never")),
        Check("judging", lambda _: None, crashing(error)),
        Check("after", lambda _: 1, lambda one: ok(str(one))),
    ]
    first, second, third = examine(Machine({}, "linux"), checks)
    assert first.finding == second.finding
    assert first.finding.state is State.FAILED
    assert type(error).__name__ in first.finding.found
    assert "secret" not in first.finding.found
    assert first.finding.remedy
    assert third == Line("after", ok("1"))


def test_what_several_checks_need_may_crash_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qbj_kiosk.doctor.machine.load_settings", crashing(RuntimeError()))
    told = examine(Machine({}, "linux"), [check for check in CHECKS if check.name in ("settings", "bundle", "reach")])
    assert [line.finding.state for line in told] == [State.FAILED] * 3


def test_only_a_failure_makes_the_exit_code_1() -> None:
    assert exit_code([Line("a", ok("")), Line("b", warning("", ""))]) == 0
    assert exit_code([Line("a", ok("")), Line("b", failed("", ""))]) == 1


def test_text_is_wrapped_under_its_column() -> None:
    assert report.as_text(LINES, "utf-8", coloured=False) == (
        "✓ ok       disk     82,646 MB free\n"
        "✗ failed   display  There is no display at all: nothing that shows pictures is\n"
        "                    connected here\n"
        "                    to do: Connect one\n"
        "! warning  pin      No PIN\n"
        "                    to do: Set one\n"
        "\n"
        "1 ok, 1 warning, 1 failed"
    )


def test_colour_adds_nothing_but_colour() -> None:
    coloured = report.as_text(LINES, "utf-8", coloured=True)
    assert coloured.startswith(click.style("✓ ok     ", fg="green"))
    assert click.unstyle(coloured) == report.as_text(LINES, "utf-8", coloured=False)


def test_letters_that_a_terminal_lacks_do_no_harm() -> None:
    assert "! warning  a  ?" in report.as_text([Line("a", warning("骨", "x"))], "ascii", coloured=False)
    assert json.loads(report.as_json([Line("a", ok("骨"))]))[0]["found"] == "骨"
    assert report.as_json([Line("a", ok("骨"))]).isascii()
