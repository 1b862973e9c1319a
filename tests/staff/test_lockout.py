"""The lock after wrong tries, judged by the true time that only the test knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.staff import lockout
from qbj_kiosk.staff.lockout import Instant, Tries

LONG = st.floats(0, 3 * lockout.LONGEST, allow_nan=False)


class Machine:
    """A machine that is on, off and on again; it knows how long things truly take."""

    def __init__(self, *, tells: bool) -> None:
        self.true = 1000.0
        self.started = 900.0
        self.starts = 0
        self.tells = tells

    def now(self) -> Instant:
        return Instant(self.true - self.started, str(self.starts) if self.tells else "")

    def on_for(self, seconds: float) -> None:
        self.true += seconds

    def restarted(self, off: float) -> None:
        self.true += off
        self.started = self.true
        self.starts += 1


@pytest.mark.parametrize(
    ("wrong", "minutes"),
    [(0, 0), (1, 0), (4, 0), (5, 1), (6, 0), (10, 2), (15, 4), (20, 8), (25, 16), (30, 32), (35, 60), (40, 60)],
)
def test_each_fifth_wrong_try_locks_for_longer(wrong: int, minutes: int) -> None:
    assert lockout.lock(wrong) == minutes * 60


@given(wrong=st.integers(0, 1_000_000))
def test_a_lock_is_never_longer_than_an_hour(wrong: int) -> None:
    assert 0 <= lockout.lock(wrong) <= lockout.LONGEST


@given(
    wrong=st.integers(1, 12).map(lambda fives: 5 * fives),
    tells=st.booleans(),
    steps=st.lists(st.tuples(st.booleans(), LONG), max_size=8),
)
def test_no_lock_ends_early_whatever_happens_to_the_machine(
    wrong: int, *, tells: bool, steps: list[tuple[bool, float]]
) -> None:
    machine = Machine(tells=tells)
    state = Tries(wrong, machine.now().ticks, machine.now().boot)
    began = machine.true
    for restarts, seconds in steps:
        (machine.restarted if restarts else machine.on_for)(seconds)
        left = lockout.remaining(state, machine.now())
        assert left >= lockout.lock(wrong) - (machine.true - began) - 1e-6
        assert left <= lockout.lock(wrong)


@given(wrong=st.integers(1, 12).map(lambda fives: 5 * fives), tells=st.booleans(), off=st.none() | LONG, up=LONG)
def test_every_lock_ends_after_its_own_time_of_running(
    wrong: int, *, tells: bool, off: float | None, up: float
) -> None:
    machine = Machine(tells=tells)
    machine.on_for(up)
    state = Tries(wrong, machine.now().ticks, machine.now().boot)
    if off is not None:
        machine.restarted(off)
    machine.on_for(lockout.lock(wrong))
    # Where the system does not tell its starts, a longer one may look like the same one: then it counts from there.
    slack = 0 if tells or off is None else up + 100
    machine.on_for(slack)
    assert lockout.remaining(state, machine.now()) <= 1e-6


@given(ticks=st.floats(0, 1e12), boot=st.sampled_from(["", "0", "other"]))
def test_a_count_from_the_future_locks_for_no_longer_than_a_restart_does(ticks: float, boot: str) -> None:
    now = Instant(lockout.LONGEST, "0")
    state = Tries(35, now.ticks + 1 + ticks, boot)
    assert lockout.remaining(state, now) == 0
    assert lockout.remaining(state, Instant(0, "0")) == lockout.LONGEST


@given(start=st.floats(0, 1e6), pauses=st.lists(st.floats(0, 7200), min_size=1, max_size=300))
def test_whoever_guesses_gets_few_tries(start: float, pauses: list[float]) -> None:
    state, now, taken = Tries(), start, 0
    for pause in pauses:
        now += pause
        if lockout.remaining(state, Instant(now)) == 0:
            state = lockout.failed(state, Instant(now))
            taken += 1
    hours = sum(pauses) / 3600
    # 35 tries cost two hours, and each five after them one more.
    assert taken <= 40 + 5 * hours


def test_damage_counts_as_the_first_lock() -> None:
    now = Instant(77.0, "here")
    assert lockout.remaining(lockout.damaged(now), now) == 60
    assert lockout.remaining(lockout.damaged(now), Instant(137.0, "here")) == 0


def test_the_count_does_not_run_over() -> None:
    assert lockout.failed(Tries(1_000_000), Instant(1.0)).wrong == 1_000_000
