"""The command `doctor`."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from qbj_kiosk.commands.doctor import doctor
from qbj_kiosk.doctor import report
from qbj_kiosk.doctor.all_checks import CHECKS, Check
from qbj_kiosk.doctor.finding import Finding, State, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.run_checks import CheckResult, exit_code, run_checks

COMMAND = "from qbj_kiosk.commands.doctor import doctor; doctor()"
NAMES = [check.name for check in CHECKS]
LINES = (
    CheckResult("disk", ok("82,646 MB free")),
    CheckResult(
        "display", failed("There is no display at all: nothing that shows pictures is connected here", "Connect one")
    ),
    CheckResult("pin", warning("No PIN", "Set one")),
)


def run_doctor(*arguments: str | Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *map(str, arguments)],
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def by_check(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, str]]:
    return {line["check"]: line for line in json.loads(done.stdout)}


def test_json_has_every_check_in_order(real_bundle: Path) -> None:
    done = run_doctor("--bundle", real_bundle, "--format", "json")
    assert done.stderr == ""
    results = json.loads(done.stdout)
    assert [line["check"] for line in results] == NAMES
    for line in results:
        assert list(line) == ["check", "state", "found", "remedy"]
        assert line["found"]
        assert bool(line["remedy"]) is (line["state"] != "ok")
    states = [line["state"] for line in results]
    assert set(states) <= {"ok", "warning", "failed"}
    assert done.returncode == int("failed" in states)
    assert {name: line["state"] for name, line in by_check(done).items() if name in ("bundle", "fonts", "python")} == {
        "bundle": "ok",
        "fonts": "ok",
        "python": "ok",
    }


def test_missing_bundle_fails(tmp_path: Path) -> None:
    done = run_doctor("--bundle", tmp_path / "none", "--format", "json")
    assert done.returncode == 1
    results = by_check(done)
    assert results["bundle"]["state"] == results["fonts"]["state"] == "failed"
    assert results["bundle"]["remedy"] == "Name the folder of a bundle"


def test_invalid_settings_fail_and_measurements_are_used(real_bundle: Path, tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('renderer = "software"\n[screen]\ndiagonal_inches = 55\nlower_edge_mm = 100\n')
    results = by_check(run_doctor("--bundle", real_bundle, "--settings", file, "--format", "json"))
    assert [results[name]["state"] for name in ("settings", "renderer", "reach", "sizes")] == ["ok"] * 4
    file.write_text("volume = 101\n")
    done = run_doctor("--bundle", real_bundle, "--settings", file, "--format", "json")
    assert done.returncode == 1
    assert by_check(done)["settings"]["state"] == "failed"
    assert "kiosk.toml:1" in by_check(done)["settings"]["found"]


def test_text_in_a_pipe_has_columns_and_no_colour(real_bundle: Path) -> None:
    done = run_doctor("--bundle", real_bundle)
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    heads = [line.split() for line in done.stdout.splitlines() if line[:1].strip()][:-1]
    assert [words[2] for words in heads] == NAMES
    assert all(words[0] == report.SIGNS[State(words[1])] for words in heads)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_pipe_of_another_encoding_gets_plain_signs(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    monkeypatch.setattr("qbj_kiosk.doctor.run_checks.run_checks", lambda *_: [*LINES, CheckResult("x", ok("骨"))])
    done = CliRunner(charset=encoding).invoke(doctor)
    assert done.exit_code == 1, done.exception
    heads = [line.split() for line in done.output.splitlines() if line[:1].strip()][:-1]
    assert [words[0] for words in heads] == ["+", "x", "!", "+"]


def test_home_folder_is_hidden(tmp_path: Path) -> None:
    home = tmp_path / "somebody"
    done = run_doctor("--bundle", home / "bundle", "--format", "json", HOME=str(home), USERPROFILE=str(home))
    assert "somebody" not in done.stdout
    assert by_check(done)["bundle"]["found"].startswith("~")


def test_only_the_whole_home_folder_is_hidden() -> None:
    machine = Machine({"HOME": "/users/ann"}, "linux")
    check = Check("x", lambda _: None, lambda _: warning("/users/ann/b and /users/anna", "/users/ann"))
    assert run_checks(machine, [check])[0].finding == warning("~/b and /users/anna", "~")


def raising(error: Exception) -> Callable[[Any], Any]:
    def crash(_: object) -> Finding:
        raise error

    return crash


@pytest.mark.parametrize("error", [RuntimeError("secret"), OSError("secret"), RecursionError(), KeyError("secret")])
def test_crash_of_a_check_is_a_failure_and_the_others_run(error: Exception) -> None:
    checks = [
        Check("inspecting", raising(error), lambda _: ok("never")),
        Check("judging", lambda _: None, raising(error)),
        Check("after", lambda _: 1, lambda one: ok(str(one))),
    ]
    first, second, third = run_checks(Machine({}, "linux"), checks)
    assert first.finding == second.finding
    assert first.finding.state is State.FAILED
    assert type(error).__name__ in first.finding.found
    assert "secret" not in first.finding.found
    assert first.finding.remedy
    assert third == CheckResult("after", ok("1"))


def test_crash_of_a_shared_value_fails_each_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qbj_kiosk.doctor.machine.load_settings", raising(RuntimeError()))
    results = run_checks(
        Machine({}, "linux"), [check for check in CHECKS if check.name in ("settings", "bundle", "reach")]
    )
    assert [line.finding.state for line in results] == [State.FAILED] * 3


def test_exit_code_is_1_only_after_a_failure() -> None:
    assert exit_code([CheckResult("a", ok("")), CheckResult("b", warning("", ""))]) == 0
    assert exit_code([CheckResult("a", ok("")), CheckResult("b", failed("", ""))]) == 1


def test_text_is_wrapped_in_its_column() -> None:
    assert report.format_text(LINES, "utf-8", coloured=False) == (
        "✓ ok       disk     82,646 MB free\n"
        "✗ failed   display  There is no display at all: nothing that shows pictures is\n"
        "                    connected here\n"
        "                    to do: Connect one\n"
        "! warning  pin      No PIN\n"
        "                    to do: Set one\n"
        "\n"
        "1 ok, 1 warning, 1 failed"
    )


def test_colour_changes_no_text() -> None:
    coloured = report.format_text(LINES, "utf-8", coloured=True)
    assert coloured.startswith(click.style("✓ ok     ", fg="green"))
    assert click.unstyle(coloured) == report.format_text(LINES, "utf-8", coloured=False)


def test_characters_that_a_terminal_lacks_are_replaced() -> None:
    assert "! warning  a  ?" in report.format_text([CheckResult("a", warning("骨", "x"))], "ascii", coloured=False)
    assert json.loads(report.format_json([CheckResult("a", ok("骨"))]))[0]["found"] == "骨"
    assert report.format_json([CheckResult("a", ok("骨"))]).isascii()
