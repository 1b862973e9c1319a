"""The watchdog with a simulated clock."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.watchdog import Deadlines, Watchdog, deadline, find_failure, receive

DEADLINES = Deadlines()


def after(*messages: tuple[float, str]) -> Watchdog:
    watchdog = Watchdog(100.0)
    for now, message in messages:
        watchdog = receive(watchdog, message, now)
    return watchdog


@pytest.mark.parametrize(
    ("messages", "expected", "reason"),
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
def test_missed_deadline_is_a_failure(messages: list[tuple[float, str]], expected: float, reason: str) -> None:
    watchdog = after(*messages)
    assert deadline(watchdog, DEADLINES) == expected
    assert find_failure(watchdog, expected - 0.01, DEADLINES) is None
    assert find_failure(watchdog, expected, DEADLINES) == reason


@given(st.lists(st.sampled_from([protocol.FRAME, protocol.ALIVE, protocol.DARK, protocol.LIGHT, "x"]), max_size=20))
def test_silence_always_ends_in_a_failure(messages: list[str]) -> None:
    watchdog = after(*((100.0 + number, message) for number, message in enumerate(messages)))
    assert find_failure(watchdog, 100.0 + len(messages) + DEADLINES.first_frame, DEADLINES) is not None


@given(
    st.lists(st.sampled_from([protocol.ALIVE, protocol.LIGHT, "x"]), max_size=9),
    st.sampled_from([protocol.FRAME, protocol.DARK]),
    st.floats(0, 14.9),
)
def test_stall_after_the_first_frame_does_not_depend_on_earlier_messages(
    before: list[str], first: str, late: float
) -> None:
    waiting = after(*((100.0, message) for message in before))
    assert deadline(waiting, DEADLINES) == 100.0 + DEADLINES.first_frame
    shown = receive(waiting, first, 100.0 + late)
    assert deadline(shown, DEADLINES) == 100.0 + late + DEADLINES.stall


def test_dark_night_is_no_failure() -> None:
    watchdog = after((101.0, protocol.FRAME), (102.0, protocol.DARK))
    for now in range(104, 40_000, 2):
        assert find_failure(watchdog, now, DEADLINES) is None
        watchdog = receive(watchdog, protocol.ALIVE, now)
    assert find_failure(receive(watchdog, protocol.LIGHT, 40_000), 40_004, DEADLINES) is None
