"""Opening hours of one day, from the text of a settings file to minutes."""

from typing import Final

from msgspec import Struct

DAY: Final = 24 * 60
"""Minutes that a clock on the wall counts from midnight to midnight."""


class Interval(Struct, frozen=True, order=True):
    """A stretch of opening hours, in minutes since the midnight with which its day begins, by the clock on the wall.

    The end is always after the beginning: 22:00-02:00 is 1320 to 1560, a whole day is 0 to 1440. Clock minutes, not
    elapsed ones: where the clock changes, turn both ends into dates and times of the zone.
    """

    begin_minute: int
    """0 to 1439."""
    end_minute: int
    """Exclusive; above 1440 on the following day."""

    def __str__(self) -> str:
        """As a settings file writes it: `22:00-02:00`."""
        end = self.end_minute - DAY if self.end_minute > DAY else self.end_minute
        return f"{_clock(self.begin_minute)}-{_clock(end)}"


def interval(text: str) -> Interval:
    """Reads `09:00-17:30`. An end before the beginning is on the following day.

    Raises:
        ValueError: if it is not of this form, or begins when it ends.
    """
    begin, end = (_minute(part) for part in text.split("-"))
    if begin == end:
        raise ValueError(f"{text} begins when it ends")
    return Interval(begin, end if end > begin else end + DAY)


def _minute(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
