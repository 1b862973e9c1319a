"""Lockout after wrong PINs, compared with the true elapsed time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.staff import lockout
from qbj_kiosk.staff.lockout import Instant, Lockout

LONG = st.floats(0, 3 * lockout.LONGEST_LOCK, allow_nan=False)


class Machine:
    """Simulated machine that is switched off and on, and knows the true time.

    Args:
        has_boot_id: True if the system identifies boots.
    """

    def __init__(self, *, has_boot_id: bool) -> None:
        self.time = 1000.0
        self.booted = 900.0
        self.boots = 0
        self.has_boot_id = has_boot_id

    def now(self) -> Instant:
        return Instant(self.time - self.booted, str(self.boots) if self.has_boot_id else "")

    def run(self, seconds: float) -> None:
        self.time += seconds

    def reboot(self, off: float) -> None:
        self.time += off
        self.booted = self.time
        self.boots += 1


@pytest.mark.parametrize(
    ("wrong", "minutes"),
    [(0, 0), (1, 0), (4, 0), (5, 1), (6, 0), (10, 2), (15, 4), (20, 8), (25, 16), (30, 32), (35, 60), (40, 60)],
)
def test_each_fifth_wrong_pin_locks_longer(wrong: int, minutes: int) -> None:
    assert lockout.lock_seconds(wrong) == minutes * 60


@given(wrong=st.integers(0, 1_000_000))
def test_lock_is_at_most_an_hour(wrong: int) -> None:
    assert 0 <= lockout.lock_seconds(wrong) <= lockout.LONGEST_LOCK


@given(
    wrong=st.integers(1, 12).map(lambda fives: 5 * fives),
    has_boot_id=st.booleans(),
    steps=st.lists(st.tuples(st.booleans(), LONG), max_size=8),
)
def test_lock_never_ends_early(wrong: int, *, has_boot_id: bool, steps: list[tuple[bool, float]]) -> None:
    machine = Machine(has_boot_id=has_boot_id)
    state = Lockout(wrong, machine.now().ticks, machine.now().boot)
    began = machine.time
    for reboots, seconds in steps:
        (machine.reboot if reboots else machine.run)(seconds)
        left = lockout.remaining_seconds(state, machine.now())
        assert left >= lockout.lock_seconds(wrong) - (machine.time - began) - 1e-6
        assert left <= lockout.lock_seconds(wrong)


@given(wrong=st.integers(1, 12).map(lambda fives: 5 * fives), has_boot_id=st.booleans(), off=st.none() | LONG, up=LONG)
def test_lock_ends_after_its_length_of_uptime(wrong: int, *, has_boot_id: bool, off: float | None, up: float) -> None:
    machine = Machine(has_boot_id=has_boot_id)
    machine.run(up)
    state = Lockout(wrong, machine.now().ticks, machine.now().boot)
    if off is not None:
        machine.reboot(off)
    machine.run(lockout.lock_seconds(wrong))
    # Without a boot identifier, a longer uptime looks like the same boot: the lock then counts from its old time.
    slack = 0 if has_boot_id or off is None else up + 100
    machine.run(slack)
    assert lockout.remaining_seconds(state, machine.now()) <= 1e-6


@given(ticks=st.floats(0, 1e12), boot=st.sampled_from(["", "0", "other"]))
def test_record_from_the_future_counts_as_a_reboot(ticks: float, boot: str) -> None:
    now = Instant(lockout.LONGEST_LOCK, "0")
    state = Lockout(35, now.ticks + 1 + ticks, boot)
    assert lockout.remaining_seconds(state, now) == 0
    assert lockout.remaining_seconds(state, Instant(0, "0")) == lockout.LONGEST_LOCK


@given(start=st.floats(0, 1e6), pauses=st.lists(st.floats(0, 7200), min_size=1, max_size=300))
def test_number_of_guesses_is_limited(start: float, pauses: list[float]) -> None:
    state, now, guesses = Lockout(), start, 0
    for pause in pauses:
        now += pause
        if lockout.remaining_seconds(state, Instant(now)) == 0:
            state = lockout.record_failure(state, Instant(now))
            guesses += 1
    hours = sum(pauses) / 3600
    # 35 guesses take two hours, and each five more take another hour.
    assert guesses <= 40 + 5 * hours


def test_first_lock_is_a_minute() -> None:
    now = Instant(77.0, "boot")
    assert lockout.remaining_seconds(lockout.first_lock(now), now) == 60
    assert lockout.remaining_seconds(lockout.first_lock(now), Instant(137.0, "boot")) == 0


def test_count_is_bounded() -> None:
    assert lockout.record_failure(Lockout(1_000_000), Instant(1.0)).wrong == 1_000_000
