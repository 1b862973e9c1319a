"""Times that follow what the machine has shown."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qbj_kiosk.supervisor import adaptive_timing
from qbj_kiosk.supervisor.adaptive_timing import (
    CEILING,
    AdaptiveTiming,
    Measurements,
    adapt,
    record_first_frame,
    record_interval,
    record_missed_first_frame,
    record_missed_standby,
    record_standby,
)
from qbj_kiosk.supervisor.config import Timing

SHORTEST = Timing()
RECORDS = [record_first_frame, record_interval, record_missed_first_frame, record_missed_standby, record_standby]
seconds = st.floats(0, 3600)
measurements = st.builds(
    Measurements,
    first_frame=seconds,
    standby=seconds,
    interval=seconds,
    first_frame_misses=st.integers(0, 16),
    standby_misses=st.integers(0, 16),
)


def times(timing: Timing) -> dict[str, float]:
    return {
        "first_frame": timing.deadlines.first_frame,
        "stall": timing.deadlines.stall,
        **{name: getattr(timing, name) for name in ("first_standby", "standby", "probe", "trace", "shutdown")},
    }


@given(measurements)
def test_times_are_between_the_shortest_and_the_ceiling(measured: Measurements) -> None:
    for name, value in times(adapt(SHORTEST, measured)).items():
        shortest = times(SHORTEST)[name]
        # Before its first measurement the standby page has the first page's time.
        highest = CEILING * (SHORTEST.first_standby if name == "standby" else shortest)
        assert shortest <= value <= highest * 1.000001


@given(measurements, st.sampled_from(RECORDS), st.floats(-1e9, 1e9))
def test_recorded_measurements_are_valid(measured: Measurements, record: adaptive_timing.Record, value: float) -> None:
    found = record(measured, value)
    for name in ("first_frame", "standby", "interval"):
        assert 0 <= getattr(found, name) <= 3600
    assert found.first_frame_misses <= 16
    assert found.standby_misses <= 16


@given(measurements, st.sampled_from([record_first_frame, record_standby, record_interval]), seconds)
def test_slower_machine_never_gets_less_time(
    measured: Measurements, record: adaptive_timing.Record, value: float
) -> None:
    slower, faster = record(measured, value), record(measured, value / 2)
    longer, shorter = times(adapt(SHORTEST, slower)), times(adapt(SHORTEST, faster))
    assert all(longer[name] >= shorter[name] for name in longer)


@given(st.floats(0.01, 2.5), st.floats(0.01, 0.6), st.floats(0, 2.5), st.integers(0, 2), st.integers(0, 2))
def test_normal_machine_has_the_shortest_times(
    first_frame: float, standby: float, interval: float, frame_misses: int, standby_misses: int
) -> None:
    measured = Measurements(first_frame, standby, interval, frame_misses, standby_misses)
    assert adapt(SHORTEST, measured) == SHORTEST


@given(st.floats(1, 30), st.floats(0, 1))
def test_slow_machine_has_time_for_its_starts_and_blocks(slowness: float, cold: float) -> None:
    start, page = slowness * (0.3 + cold), slowness * (0.2 + cold / 2)
    timing = adapt(SHORTEST, Measurements(start, page))
    assert timing.deadlines.first_frame > start
    assert timing.standby > page
    assert timing.deadlines.stall >= start


def test_missed_deadlines_grow_until_a_frame_is_shown() -> None:
    measured = Measurements()
    found = []
    for _ in range(8):
        found.append(adapt(SHORTEST, measured).deadlines.first_frame)
        measured = record_missed_first_frame(measured, 0)
    assert found == [15, 30, 60, 120, 240, 480, 600, 600]
    assert adapt(SHORTEST, record_first_frame(measured, 0.3)) == SHORTEST


def test_fast_machine_tolerates_two_misses() -> None:
    measured = Measurements(first_frame=0.3, standby=0.2)
    found = []
    for _ in range(5):
        found.append(adapt(SHORTEST, measured).deadlines.first_frame)
        measured = record_missed_first_frame(measured, 0)
    assert found == [15, 15, 15, 30, 60]


def test_one_slow_start_is_forgotten() -> None:
    measured = record_first_frame(Measurements(standby=0.2), 40)
    assert adapt(SHORTEST, measured).deadlines.stall == 40
    for _ in range(5):
        measured = record_first_frame(measured, 0.3)
    assert adapt(SHORTEST, measured) == SHORTEST


def test_stall_grows_on_a_slow_machine_only(tmp_path: Path) -> None:
    fast, slow = AdaptiveTiming(SHORTEST, None), AdaptiveTiming(SHORTEST, tmp_path / "timing")
    fast.record(record_first_frame, 0.3)
    slow.record(record_first_frame, 9)
    for adaptive in (fast, slow):
        adaptive.record_stall()
    assert fast.timing == SHORTEST
    assert slow.timing.deadlines.stall == 18


def test_next_boot_starts_from_the_measurements(tmp_path: Path) -> None:
    file = tmp_path / "state" / "timing"
    adaptive = AdaptiveTiming(SHORTEST, file)
    adaptive.record(record_standby, 6)
    adaptive.record(record_first_frame, 9)
    written = file.read_bytes()
    adaptive.record(record_interval, 3)
    adaptive.record(record_first_frame, 8.9)
    assert file.read_bytes() == written
    assert AdaptiveTiming(SHORTEST, file).timing == adapt(SHORTEST, Measurements(9, 6))


@pytest.mark.parametrize("content", [b"", b"[" * 60_000, b'{"first_frame": 1e300}', b'{"standby": -1}', b"{\xff"])
def test_damaged_file_gives_the_shortest_times_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "timing"
    file.write_bytes(content)
    adaptive = AdaptiveTiming(SHORTEST, file)
    assert adaptive.timing == SHORTEST
    adaptive.record(record_first_frame, 30)
    assert AdaptiveTiming(SHORTEST, file).timing == adaptive.timing


def test_unwritable_file_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    adaptive = AdaptiveTiming(SHORTEST, tmp_path / "file" / "timing")
    adaptive.record(record_first_frame, 30)
    assert adaptive.timing.deadlines.stall == 30
