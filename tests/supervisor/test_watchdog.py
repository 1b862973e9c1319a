"""What is expected of a run, on a clock that only the test moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.watchdog import Deadlines, Watchdog, deadline, find_failure, receive

TIMING = Deadlines()


def heard(*said: tuple[float, str]) -> Watchdog:
    watchdog = Watchdog(100.0)
    for now, word in said:
        watchdog = receive(watchdog, word, now)
    return watchdog


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
    watchdog = heard(*said)
    assert deadline(watchdog, TIMING) == until
    assert find_failure(watchdog, until - 0.01, TIMING) is None
    assert find_failure(watchdog, until, TIMING) == why


@given(st.lists(st.sampled_from([protocol.FRAME, protocol.ALIVE, protocol.DARK, protocol.LIGHT, "x"]), max_size=20))
def test_silence_is_never_borne_for_long(said: list[str]) -> None:
    watchdog = heard(*((100.0 + number, word) for number, word in enumerate(said)))
    assert find_failure(watchdog, 100.0 + len(said) + TIMING.first_frame, TIMING) is not None


@given(
    st.lists(st.sampled_from([protocol.ALIVE, protocol.LIGHT, "x"]), max_size=9),
    st.sampled_from([protocol.FRAME, protocol.DARK]),
    st.floats(0, 14.9),
)
def test_whatever_came_before_the_first_frame_a_stall_after_it_is_found_as_any_other(
    before: list[str], first: str, late: float
) -> None:
    waiting = heard(*((100.0, word) for word in before))
    assert deadline(waiting, TIMING) == 100.0 + TIMING.first_frame
    shown = receive(waiting, first, 100.0 + late)
    assert deadline(shown, TIMING) == 100.0 + late + TIMING.stall


def test_a_night_is_no_fault() -> None:
    watchdog = heard((101.0, protocol.FRAME), (102.0, protocol.DARK))
    for now in range(104, 40_000, 2):
        assert find_failure(watchdog, now, TIMING) is None
        watchdog = receive(watchdog, protocol.ALIVE, now)
    assert find_failure(receive(watchdog, protocol.LIGHT, 40_000), 40_004, TIMING) is None
