"""Times of the supervisor that follow what the machine has shown: a slow machine gets longer deadlines."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta, Struct, json, structs

from qbj_kiosk.atomic_file import DamagedFileError, read_json, write_atomic
from qbj_kiosk.supervisor.config import Timing
from qbj_kiosk.supervisor.watchdog import Deadlines

CEILING: Final = 40.0
"""Longest times as multiples of the configured ones: a fault on the slowest machine is still found."""
LONGEST: Final = 3600.0
"""Seconds of the longest time that is recorded."""
TOLERATED_MISSES: Final = 2
"""Missed deadlines in a row that a machine with fast starts has for another reason than its speed."""
SAVED_CHANGE: Final = 0.2
"""Relative change of a measurement that is worth a write."""

Seconds = Annotated[float, Meta(ge=0, le=LONGEST)]
Count = Annotated[int, Meta(ge=0, le=16)]


class Measurements(Struct, frozen=True, forbid_unknown_fields=True):
    """Times that exhibit and standby page have needed on this machine; 0 if not measured."""

    first_frame: Seconds = 0.0
    """From the start of the exhibit to its first frame."""
    standby: Seconds = 0.0
    """From the start of the standby page to its first frame."""
    interval: Seconds = 0.0
    """From one frame of the exhibit to the next."""
    first_frame_misses: Count = 0
    """Starts of the exhibit in a row without a frame before the deadline."""
    standby_misses: Count = 0


Record = Callable[[Measurements, float], Measurements]
"""Returns the measurements with one more, in seconds."""


def record_first_frame(measured: Measurements, seconds: float) -> Measurements:
    """Record how long the exhibit took until its first frame."""
    return structs.replace(measured, first_frame=_merge(measured.first_frame, seconds, 0.5), first_frame_misses=0)


def record_standby(measured: Measurements, seconds: float) -> Measurements:
    """Record how long the standby page took until its first frame."""
    return structs.replace(measured, standby=_merge(measured.standby, seconds, 0.5), standby_misses=0)


def record_interval(measured: Measurements, seconds: float) -> Measurements:
    """Record the time between two frames of the exhibit."""
    return structs.replace(measured, interval=_merge(measured.interval, seconds, 0.05))


def record_missed_first_frame(measured: Measurements, _: float) -> Measurements:
    """Record that the exhibit had no frame before its deadline."""
    return structs.replace(measured, first_frame_misses=min(measured.first_frame_misses + 1, 16))


def record_missed_standby(measured: Measurements, _: float) -> Measurements:
    """Record that the standby page had no frame before its deadline."""
    return structs.replace(measured, standby_misses=min(measured.standby_misses + 1, 16))


def _merge(earlier: float, seconds: float, rate: float) -> float:
    """Return a measured time after another measurement: a higher one at once, a lower one gradually."""
    seconds = min(max(0.0, seconds), LONGEST)
    return seconds if seconds >= earlier else earlier + (seconds - earlier) * rate


def adapt(timing: Timing, measured: Measurements) -> Timing:
    """Return the supervisor's deadlines for a machine with these measurements.

    Args:
        timing: the shortest times. They are enough for a normal machine, and so it gets them.
        measured: what the machine has shown.
    """
    shortest = timing.deadlines
    # Factors leave room for a cold disk cache, which the last start may not have had.
    first_standby = _limit(timing.first_standby, 8 * measured.standby)
    first_standby = _grow(timing.first_standby, first_standby, measured.standby, measured.standby_misses)
    standby = _limit(timing.standby, 3 * measured.standby)
    standby = _grow(timing.standby, standby, measured.standby, measured.standby_misses)
    if measured.standby_misses and not measured.standby:
        standby = first_standby
    # The exhibit needs more time than the standby page: at the first boot, the page shows how slow the machine is.
    slow_standby = first_standby if first_standby > timing.first_standby else 0.0
    first_frame = _limit(shortest.first_frame, max(6 * measured.first_frame, 12 * measured.standby, slow_standby))
    first_frame = _grow(shortest.first_frame, first_frame, measured.first_frame, measured.first_frame_misses)
    # No part that loads later takes longer than the whole start.
    stall = _limit(shortest.stall, max(measured.first_frame, 2 * measured.interval))
    slowness = stall / shortest.stall
    return replace(
        timing,
        deadlines=Deadlines(first_frame, stall),
        first_standby=first_standby,
        standby=standby,
        probe=_limit(timing.probe, 4 * measured.standby),
        trace=timing.trace * slowness,
        shutdown=timing.shutdown * slowness,
    )


def _limit(shortest: float, wanted: float) -> float:
    return min(max(shortest, wanted), shortest * CEILING)


def _grow(shortest: float, seconds: float, measured: float, misses: int) -> float:
    """Double a deadline for each time that it was missed; on a fast machine the first misses do not count."""
    is_fast = measured > 0 and seconds <= shortest
    return _limit(shortest, seconds * 2.0 ** max(0, misses - (TOLERATED_MISSES if is_fast else 0)))


class AdaptiveTiming:
    """The supervisor's current deadlines, and the file that keeps their measurements for the next boot.

    Args:
        shortest: the shortest times.
        file: the file; None to keep nothing. If it is damaged, the shortest times apply.
    """

    def __init__(self, shortest: Timing, file: Path | None) -> None:
        self._shortest = shortest
        self._file = file
        self._measured = self._saved = _read(file)
        self.timing = adapt(shortest, self._measured)

    def record(self, record: Record, seconds: float = 0.0) -> None:
        """Record a measured time, in seconds, and adapt the supervisor's deadlines."""
        self._measured = record(self._measured, seconds)
        self.timing = adapt(self._shortest, self._measured)
        if self._file is not None and _is_worth_saving(self._saved, self._measured):
            self._saved = self._measured
            _write(self._file, self._measured)

    def record_stall(self) -> None:
        """Record a missed frame of the exhibit.

        On a slow machine the next deadline is longer; on others it is a fault.
        """
        if self.timing.deadlines.stall > self._shortest.deadlines.stall:
            self.record(record_interval, self.timing.deadlines.stall)


def _is_worth_saving(saved: Measurements, measured: Measurements) -> bool:
    # Intervals alone are not: they change every 2 s.
    misses = (measured.first_frame_misses, measured.standby_misses)
    if misses != (saved.first_frame_misses, saved.standby_misses):
        return True
    pairs = ((saved.first_frame, measured.first_frame), (saved.standby, measured.standby))
    return any(abs(new - old) > SAVED_CHANGE * max(new, old) for old, new in pairs)


def _read(file: Path | None) -> Measurements:
    try:
        return (read_json(file, Measurements) if file else None) or Measurements()
    except (OSError, DamagedFileError):
        return Measurements()


def _write(file: Path, measured: Measurements) -> None:
    try:
        write_atomic(file, json.encode(measured))
    except OSError:
        return  # the next boot measures again
