"""Opening hours of one day, from the text of a settings file to minutes."""

from typing import Final

from msgspec import Struct

DAY: Final = 24 * 60


class Interval(Struct, frozen=True, order=True):
    """Opening hours of one day in minutes of local time, since the midnight at which that day begins.

    The end is always after the beginning: 22:00-02:00 is 1320 to 1560, a whole day is 0 to 1440. Around a
    change to or from summer time they are not elapsed minutes: convert both ends to local dates and times first.
    """

    begin_minute: int
    """0 to 1439."""
    end_minute: int
    """Exclusive; above 1440 on the following day."""

    def __str__(self) -> str:
        end = self.end_minute - DAY if self.end_minute > DAY else self.end_minute
        return f"{_clock(self.begin_minute)}-{_clock(end)}"


def parse_interval(text: str) -> Interval:
    """Parse opening hours such as `09:00-17:30`. An end before the beginning is on the following day.

    Raises:
        ValueError: if it does not have this form, or begins and ends at the same time.
    """
    begin, end = (_minute(part) for part in text.split("-"))
    if begin == end:
        raise ValueError(f"{text} begins and ends at the same time")
    return Interval(begin, end if end > begin else end + DAY)


def _minute(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
