"""`tools/check.py`: what a check says and what counts as a failure."""

import sys

import pytest

import check

PASSES = check.Check("passes", (sys.executable, "-c", "print('well')"))
FAILS = check.Check("fails", (sys.executable, "-c", "print('the reason'); raise SystemExit(5)"))


def test_every_check_runs_and_what_failed_is_told_last(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "checks", lambda **_: (FAILS, PASSES))
    assert check.main([]) == 1
    said = capfd.readouterr().out
    assert said.index("FAILED (5)") < said.index("passes        ok") < said.index("the reason")
    assert said.endswith("FAILED: fails\n")


def test_all_passing_is_success(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(check, "checks", lambda **_: (PASSES,))
    assert check.main([]) == 0
    assert capfd.readouterr().out.endswith("All checks passed.\n")


def test_a_wrong_word_is_refused() -> None:
    assert check.main(["slowly"]) == 64


def test_the_environment_is_fixed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", "3")
    look = check.Check("look", (sys.executable, "-c", "import os; print(sorted(os.environ))"), live=True)
    monkeypatch.setattr(check, "checks", lambda **_: (look,))
    assert check.main([]) == 0
    said = capfd.readouterr().out
    assert "QT_QPA_PLATFORM" in said
    assert "QT_SCALE_FACTOR" not in said


def test_fast_leaves_out_what_is_slow() -> None:
    assert "not slow" in check.checks(fast=True)[-1].command
    assert "not slow" not in check.checks(fast=False)[-1].command
