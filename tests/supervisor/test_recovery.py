"""Recovery, decided over every course of failures."""

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


def course(*runs: tuple[float, Outcome], state: Recovery | None = None) -> list[Recovery]:
    """The states after runs that lasted so many seconds and ended so, each started as soon as it may."""
    states = [state or Recovery()]
    for lasted, outcome in runs:
        before = states[-1]
        running = begin_run(before, before.not_before)
        states.append(end_run(running, outcome, running.started + lasted))
    return states


def test_each_stage_is_reached_in_turn_and_the_last_one_stays() -> None:
    stages = [state.stage for state in course(*[(1.0, Outcome.FAILED)] * 5)]
    assert stages == [Stage.AS_IT_WAS, Stage.AS_IT_WAS, Stage.SOFTWARE, Stage.BUILT_IN, Stage.BUILT_IN, Stage.BUILT_IN]


def test_it_comes_back_at_once_and_then_ever_more_slowly() -> None:
    states = course(*[(1.0, Outcome.FAILED)] * 9)
    waits = [state.not_before - before.not_before - 1 for before, state in pairwise(states)]
    assert waits == [0, 1, 2, 4, 8, 16, 30, 30, 30]


def test_a_run_that_lasted_is_forgiven_everything() -> None:
    *_, state = course(*[(1.0, Outcome.FAILED)] * 4, (DEFAULT_BACK_OFF.steady, Outcome.FAILED))
    assert (state.stage, state.failures) == (Stage.AS_IT_WAS, 1)


@pytest.mark.parametrize(
    ("outcome", "stage"), [(Outcome.NO_GRAPHICS, Stage.SOFTWARE), (Outcome.NO_BUNDLE, Stage.BUILT_IN)]
)
def test_what_is_missing_is_given_up_at_once_and_for_good(outcome: Outcome, stage: Stage) -> None:
    *_, state, later = course((0.2, outcome), (DEFAULT_BACK_OFF.steady, Outcome.FAILED))
    assert (state.stage, state.not_before) == (stage, 0.2)
    assert later.stage is stage


def test_a_reload_tries_everything_again_and_a_restart_does_not() -> None:
    *_, restarted = course((0.2, Outcome.NO_GRAPHICS), (MIN_REQUEST_AGE, Outcome.RESTART))
    *_, reloaded = course((0.2, Outcome.NO_GRAPHICS), (MIN_REQUEST_AGE, Outcome.RELOAD))
    assert (restarted.stage, reloaded.stage) == (Stage.SOFTWARE, Stage.AS_IT_WAS)


def test_many_failures_take_the_hope_away() -> None:
    states = course(*[(1.0, Outcome.FAILED)] * MAX_FAILURES)
    assert [state.is_hopeful for state in states] == [True] * MAX_FAILURES + [False]


@given(RUNS)
def test_it_always_comes_back_within_the_longest_wait(runs: list[tuple[float, Outcome]]) -> None:
    states = course(*runs)
    for before, state, (lasted, _) in zip(states, states[1:], runs, strict=False):
        ended = before.not_before + lasted
        assert ended <= state.not_before <= ended + DEFAULT_BACK_OFF.waits[-1]


@given(st.lists(st.tuples(st.floats(0, MIN_REQUEST_AGE - 1e-3), OUTCOMES), min_size=1, max_size=30))
def test_short_runs_never_loop_faster_than_the_back_off(runs: list[tuple[float, Outcome]]) -> None:
    """Two of them may be free: each thing is found missing once."""
    waited = sum(
        state.not_before - before.not_before - lasted
        for before, state, (lasted, _) in zip(course(*runs), course(*runs)[1:], runs, strict=False)
    )
    counted = max(0, len(runs) - 2)
    assert (
        waited
        >= sum(DEFAULT_BACK_OFF.waits[min(number, len(DEFAULT_BACK_OFF.waits) - 1)] for number in range(counted)) - 1e-6
    )


@given(RUNS)
def test_what_was_found_missing_is_not_tried_again_but_by_a_reload(runs: list[tuple[float, Outcome]]) -> None:
    states = course(*runs)
    for before, state, (lasted, outcome) in zip(states, states[1:], runs, strict=False):
        assert state.min_stage <= state.stage
        if not (outcome is Outcome.RELOAD and lasted >= MIN_REQUEST_AGE):
            assert state.min_stage >= before.min_stage


@given(RUNS)
def test_failing_on_leads_to_the_built_in_bundle_from_anywhere(runs: list[tuple[float, Outcome]]) -> None:
    *_, state = course(*runs)
    *_, state = course(*[(1.0, Outcome.FAILED)] * 3, state=state)
    assert state.stage is Stage.BUILT_IN
