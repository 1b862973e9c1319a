"""`tools/check.py`: its output and exit code."""

import sys

import pytest

import check

PASSES = check.Check("passes", (sys.executable, "-c", "print('well')"))
FAILS = check.Check("fails", (sys.executable, "-c", "print('the reason'); raise SystemExit(5)"))


def test_every_check_runs_and_failures_are_listed_last(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "checks", lambda **_: (FAILS, PASSES))
    assert check.main([]) == 1
    output = capfd.readouterr().out
    assert output.index("FAILED (5)") < output.index("passes        ok") < output.index("the reason")
    assert output.endswith("FAILED: fails\n")


def test_all_passing_checks_return_zero(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(check, "checks", lambda **_: (PASSES,))
    assert check.main([]) == 0
    assert capfd.readouterr().out.endswith("All checks passed.\n")


def test_unknown_argument_is_refused() -> None:
    assert check.main(["slowly"]) == 64


def test_environment_is_fixed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", "3")
    probe = check.Check("probe", (sys.executable, "-c", "import os; print(sorted(os.environ))"), live=True)
    monkeypatch.setattr(check, "checks", lambda **_: (probe,))
    assert check.main([]) == 0
    output = capfd.readouterr().out
    assert "QT_QPA_PLATFORM" in output
    assert "QT_SCALE_FACTOR" not in output


def test_fast_omits_slow_tests() -> None:
    assert "not slow" in check.checks(fast=True)[-1].command
    assert "not slow" not in check.checks(fast=False)[-1].command
