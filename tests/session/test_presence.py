"""The state machine of presence, with times drawn by hypothesis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.session import presence as rules
from qbj_kiosk.session.presence import ABSENT, Asked, Limits, Present

LIMITS = Limits(idle=60, question=25)

instants = st.floats(0, 1e6)
spans = st.floats(0, 1e4)
presences = st.one_of(st.just(ABSENT), instants.map(Present), instants.map(Asked))


def test_idle_visitor_is_asked_and_then_absent() -> None:
    present = rules.touch(ABSENT, 100)
    assert rules.advance(present, 159.9, LIMITS) == present
    asked = rules.advance(present, 160, LIMITS)
    assert asked == Asked(160)
    assert rules.advance(asked, 184.9, LIMITS) == asked
    assert rules.advance(asked, 185, LIMITS) == ABSENT


@given(instants, st.integers(1, 200))
def test_visitor_may_stay_any_number_of_times(begin: float, times: int) -> None:
    presence: rules.Presence = Present(begin)
    now = begin
    for _ in range(times):
        now += 1000
        presence = rules.advance(presence, now, LIMITS)
        assert isinstance(presence, Asked)
        presence = rules.stay(now)
    assert presence == Present(now)


@given(presences, instants)
def test_touch_neither_ends_a_visit_nor_answers_the_prompt(presence: rules.Presence, now: float) -> None:
    after = rules.touch(presence, now)
    assert after == (presence if isinstance(presence, Asked) else Present(now))


@given(instants, spans)
def test_state_changes_exactly_when_predicted(begin: float, wait: float) -> None:
    present = Present(begin)
    now = begin + wait
    assert rules.next_change(present, begin, LIMITS) == pytest.approx(LIMITS.idle)
    assert (rules.advance(present, now, LIMITS) == present) == (now - begin < LIMITS.idle)


@given(instants, st.floats(0, 24.999))
def test_countdown_counts_whole_seconds_down_to_one(begin: float, passed: float) -> None:
    asked = Asked(begin)
    left = rules.seconds_left(asked, begin + passed, LIMITS)
    assert 1 <= left <= 25
    assert left - 1 <= 25 - ((begin + passed) - begin) + 1e-6
    until = rules.next_change(asked, begin + passed, LIMITS)
    assert until is not None
    assert until <= 1 + 1e-6


def test_absent_never_changes_by_itself() -> None:
    assert rules.next_change(ABSENT, 5, LIMITS) is None
    assert rules.advance(ABSENT, 1e9, LIMITS) == ABSENT
    assert rules.seconds_left(Present(0), 5, LIMITS) == 0
