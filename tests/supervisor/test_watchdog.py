"""What is expected of a run, on a clock that only the test moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.watchdog import Deadlines, Pulse, beat, complaint, due

RULES = Deadlines()


def heard(*said: tuple[float, str]) -> Pulse:
    pulse = Pulse(100.0)
    for now, word in said:
        pulse = beat(pulse, word, now)
    return pulse


@pytest.mark.parametrize(
    ("said", "until", "why"),
    [
        ([], 115.0, "no first frame in 15 s"),
        ([(101.0, protocol.ALIVE)], 115.0, "no first frame in 15 s"),
        ([(101.0, protocol.LIGHT)], 115.0, "no first frame in 15 s"),
        ([(101.0, protocol.FRAME)], 106.0, "no frame for 5 s"),
        ([(101.0, protocol.FRAME), (104.0, protocol.ALIVE)], 106.0, "no frame for 5 s"),
        ([(101.0, protocol.FRAME), (104.0, "nonsense")], 106.0, "no frame for 5 s"),
        ([(101.0, protocol.FRAME), (103.0, protocol.FRAME)], 108.0, "no frame for 5 s"),
        ([(101.0, protocol.DARK)], 106.0, "no sign of life for 5 s"),
        ([(101.0, protocol.DARK), (105.0, protocol.ALIVE)], 110.0, "no sign of life for 5 s"),
        ([(101.0, protocol.DARK), (105.0, protocol.LIGHT)], 110.0, "no frame for 5 s"),
        ([(101.0, protocol.DARK), (105.0, protocol.LIGHT), (109.0, protocol.ALIVE)], 110.0, "no frame for 5 s"),
    ],
)
def test_it_is_given_up(said: list[tuple[float, str]], until: float, why: str) -> None:
    pulse = heard(*said)
    assert due(pulse, RULES) == until
    assert complaint(pulse, until - 0.01, RULES) is None
    assert complaint(pulse, until, RULES) == why


@given(st.lists(st.sampled_from([protocol.FRAME, protocol.ALIVE, protocol.DARK, protocol.LIGHT, "x"]), max_size=20))
def test_silence_is_never_borne_for_long(said: list[str]) -> None:
    pulse = heard(*((100.0 + number, word) for number, word in enumerate(said)))
    assert complaint(pulse, 100.0 + len(said) + RULES.first_frame, RULES) is not None


@given(
    st.lists(st.sampled_from([protocol.ALIVE, protocol.LIGHT, "x"]), max_size=9),
    st.sampled_from([protocol.FRAME, protocol.DARK]),
    st.floats(0, 14.9),
)
def test_whatever_came_before_the_first_frame_a_stall_after_it_is_found_as_any_other(
    before: list[str], first: str, late: float
) -> None:
    waiting = heard(*((100.0, word) for word in before))
    assert due(waiting, RULES) == 100.0 + RULES.first_frame
    shown = beat(waiting, first, 100.0 + late)
    assert due(shown, RULES) == 100.0 + late + RULES.stall


def test_a_night_is_no_fault() -> None:
    pulse = heard((101.0, protocol.FRAME), (102.0, protocol.DARK))
    for now in range(104, 40_000, 2):
        assert complaint(pulse, now, RULES) is None
        pulse = beat(pulse, protocol.ALIVE, now)
    assert complaint(beat(pulse, protocol.LIGHT, 40_000), 40_004, RULES) is None
