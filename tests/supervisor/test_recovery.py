"""Recovery over arbitrary sequences of runs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.supervisor.recovery import (
    DEFAULT_BACK_OFF,
    MAX_FAILURES,
    MIN_REQUEST_AGE,
    Outcome,
    Recovery,
    Stage,
    begin_run,
    end_run,
)

OUTCOMES = st.sampled_from(Outcome)
RUNS = st.lists(st.tuples(st.floats(0, 300), OUTCOMES), max_size=30)


def run_all(*runs: tuple[float, Outcome], state: Recovery | None = None) -> list[Recovery]:
    """Return the states of recovery after runs of given lengths and outcomes, each started as early as possible."""
    states = [state or Recovery()]
    for lasted, outcome in runs:
        before = states[-1]
        running = begin_run(before, before.not_before)
        states.append(end_run(running, outcome, running.started + lasted))
    return states


def test_failures_go_through_the_stages() -> None:
    stages = [state.stage for state in run_all(*[(1.0, Outcome.FAILED)] * 5)]
    assert stages == [Stage.AS_IT_WAS, Stage.AS_IT_WAS, Stage.SOFTWARE, Stage.BUILT_IN, Stage.BUILT_IN, Stage.BUILT_IN]


def test_waits_grow_with_each_failure() -> None:
    states = run_all(*[(1.0, Outcome.FAILED)] * 9)
    waits = [state.not_before - before.not_before - 1 for before, state in pairwise(states)]
    assert waits == [0, 1, 2, 4, 8, 16, 30, 30, 30]


def test_long_run_resets_the_failures() -> None:
    *_, state = run_all(*[(1.0, Outcome.FAILED)] * 4, (DEFAULT_BACK_OFF.steady, Outcome.FAILED))
    assert (state.stage, state.failures) == (Stage.AS_IT_WAS, 1)


@pytest.mark.parametrize(
    ("outcome", "stage"), [(Outcome.NO_GRAPHICS, Stage.SOFTWARE), (Outcome.NO_BUNDLE, Stage.BUILT_IN)]
)
def test_missing_graphics_or_bundle_raises_the_stage_for_good(outcome: Outcome, stage: Stage) -> None:
    *_, state, later = run_all((0.2, outcome), (DEFAULT_BACK_OFF.steady, Outcome.FAILED))
    assert (state.stage, state.not_before) == (stage, 0.2)
    assert later.stage is stage


def test_reload_resets_the_stage_and_restart_does_not() -> None:
    *_, restarted = run_all((0.2, Outcome.NO_GRAPHICS), (MIN_REQUEST_AGE, Outcome.RESTART))
    *_, reloaded = run_all((0.2, Outcome.NO_GRAPHICS), (MIN_REQUEST_AGE, Outcome.RELOAD))
    assert (restarted.stage, reloaded.stage) == (Stage.SOFTWARE, Stage.AS_IT_WAS)


def test_many_failures_are_not_hopeful() -> None:
    states = run_all(*[(1.0, Outcome.FAILED)] * MAX_FAILURES)
    assert [state.is_hopeful for state in states] == [True] * MAX_FAILURES + [False]


@given(RUNS)
def test_wait_never_exceeds_the_longest(runs: list[tuple[float, Outcome]]) -> None:
    states = run_all(*runs)
    for before, state, (lasted, _) in zip(states, states[1:], runs, strict=False):
        ended = before.not_before + lasted
        assert ended <= state.not_before <= ended + DEFAULT_BACK_OFF.waits[-1]


@given(st.lists(st.tuples(st.floats(0, MIN_REQUEST_AGE - 1e-3), OUTCOMES), min_size=1, max_size=30))
def test_short_runs_never_restart_faster_than_the_back_off(runs: list[tuple[float, Outcome]]) -> None:
    """Check the back-off; without graphics or bundle, two restarts may be immediate."""
    waited = sum(
        state.not_before - before.not_before - lasted
        for before, state, (lasted, _) in zip(run_all(*runs), run_all(*runs)[1:], runs, strict=False)
    )
    counted = max(0, len(runs) - 2)
    assert (
        waited
        >= sum(DEFAULT_BACK_OFF.waits[min(number, len(DEFAULT_BACK_OFF.waits) - 1)] for number in range(counted)) - 1e-6
    )


@given(RUNS)
def test_only_reload_lowers_the_minimum_stage(runs: list[tuple[float, Outcome]]) -> None:
    states = run_all(*runs)
    for before, state, (lasted, outcome) in zip(states, states[1:], runs, strict=False):
        assert state.min_stage <= state.stage
        if not (outcome is Outcome.RELOAD and lasted >= MIN_REQUEST_AGE):
            assert state.min_stage >= before.min_stage


@given(RUNS)
def test_three_failures_lead_to_the_built_in_bundle(runs: list[tuple[float, Outcome]]) -> None:
    *_, state = run_all(*runs)
    *_, state = run_all(*[(1.0, Outcome.FAILED)] * 3, state=state)
    assert state.stage is Stage.BUILT_IN
