"""Whether somebody is here, on a clock that hypothesis turns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.session import presence as rules
from qbj_kiosk.session.presence import NOBODY, Asked, Here, Limits

LIMITS = Limits(idle=60, question=25)

instants = st.floats(0, 1e6)
spans = st.floats(0, 1e4)
presences = st.one_of(st.just(NOBODY), instants.map(Here), instants.map(Asked))


def test_a_visitor_who_does_nothing_is_asked_and_then_gone() -> None:
    here = rules.touched(NOBODY, 100)
    assert rules.passed(here, 159.9, LIMITS) == here
    asked = rules.passed(here, 160, LIMITS)
    assert asked == Asked(160)
    assert rules.passed(asked, 184.9, LIMITS) == asked
    assert rules.passed(asked, 185, LIMITS) == NOBODY


@given(instants, st.integers(1, 200))
def test_a_visitor_may_stay_as_often_as_they_like(begin: float, times: int) -> None:
    presence: rules.Presence = Here(begin)
    now = begin
    for _ in range(times):
        now += 1000
        presence = rules.passed(presence, now, LIMITS)
        assert isinstance(presence, Asked)
        presence = rules.stayed(now)
    assert presence == Here(now)


@given(presences, instants)
def test_a_touch_never_ends_a_visit_nor_answers_the_question(presence: rules.Presence, now: float) -> None:
    after = rules.touched(presence, now)
    assert after == (presence if isinstance(presence, Asked) else Here(now))


@given(instants, spans)
def test_nothing_happens_before_it_is_due_and_something_when_it_is(begin: float, wait: float) -> None:
    here = Here(begin)
    now = begin + wait
    assert rules.due(here, begin, LIMITS) == pytest.approx(LIMITS.idle)
    assert (rules.passed(here, now, LIMITS) == here) == (now - begin < LIMITS.idle)


@given(instants, st.floats(0, 24.999))
def test_the_countdown_counts_whole_seconds_down_to_one(begin: float, passed: float) -> None:
    asked = Asked(begin)
    left = rules.seconds_left(asked, begin + passed, LIMITS)
    assert 1 <= left <= 25
    assert left - 1 <= 25 - ((begin + passed) - begin) + 1e-6
    until = rules.due(asked, begin + passed, LIMITS)
    assert until is not None
    assert until <= 1 + 1e-6


def test_nobody_is_never_due() -> None:
    assert rules.due(NOBODY, 5, LIMITS) is None
    assert rules.passed(NOBODY, 1e9, LIMITS) == NOBODY
    assert rules.seconds_left(Here(0), 5, LIMITS) == 0
