"""`tools/check.py`: what it prints, and what counts as a failure."""

import os
import sys
from pathlib import Path

import pytest

import check

PASSES = check.Check("passes", (sys.executable, "-c", "print('well')"))
FAILS = check.Check("fails", (sys.executable, "-c", "print('the reason'); raise SystemExit(5)"))


def test_every_check_runs_and_failures_are_printed_last(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "checks", lambda *_: (FAILS, PASSES))
    assert check.main([]) == 1
    output = capfd.readouterr().out
    assert output.index("FAILED (5)") < output.index("passes        ok") < output.index("the reason")
    assert output.endswith("FAILED: fails\n")


def test_check_runs_beside_the_others_and_is_reported_last(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # Each of the two would wait for the other for ever if they ran in turn.
    opens = "import sys; open(sys.argv[1], sys.argv[2]); raise SystemExit(int(sys.argv[3]))"
    reader = check.Check("reader", (sys.executable, "-c", opens, str(pipe), "r", "6"), beside=True)
    writer = check.Check("writer", (sys.executable, "-c", opens, str(pipe), "w", "0"))
    monkeypatch.setattr(check, "checks", lambda *_: (reader, writer))
    assert check.main([]) == 1
    output = capfd.readouterr().out
    assert output.index("writer        ok") < output.index("reader        FAILED (6)")
    assert output.endswith("FAILED: reader\n")


def test_all_passing_is_success(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(check, "checks", lambda *_: (PASSES,))
    assert check.main([]) == 0
    assert capfd.readouterr().out.endswith("All checks passed.\n")


@pytest.mark.parametrize(
    "arguments",
    [["slowly"], ["fast", "exhaustive"], ["machine", "--release"], ["machine", "trixie"], ["machine", "-x", "trixie"]],
)
def test_wrong_arguments_are_refused(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert check.main(arguments) == 64
    assert capfd.readouterr().err == "usage: ./check [fast | exhaustive | machine [--release NAME]]\n"


def test_environment_is_fixed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", "3")
    look = check.Check("look", (sys.executable, "-c", "import os; print(sorted(os.environ))"), live=True)
    monkeypatch.setattr(check, "checks", lambda *_: (look,))
    assert check.main([]) == 0
    output = capfd.readouterr().out
    assert "QT_QPA_PLATFORM" in output
    assert "QT_SCALE_FACTOR" not in output


def test_fast_leaves_out_slow_tests_and_exhaustive_adds_all_screens() -> None:
    assert check.checks()[-1].command[-1] == "worksteal"
    assert check.checks("fast")[-1].command[-1] == "not slow and not exhaustive"
    assert check.checks("exhaustive")[-1].command[-2:] == ("-m", "")


@pytest.mark.parametrize(
    ("arguments", "release"), [(["machine"], "bookworm"), (["machine", "--release", "trixie"], "trixie")]
)
def test_machine_boots_a_release(arguments: list[str], release: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[str] = []

    def choose(name: str) -> tuple[check.Check, ...]:
        chosen.append(name)
        return (PASSES,)

    monkeypatch.setattr(check, "machine_checks", choose)
    assert check.main(arguments) == 0
    assert chosen == [release]
