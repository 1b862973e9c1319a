"""Opening hours for QML: whether the exhibit is open, and in each language when it opens again and the week's hours."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit import model
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.exhibit.ui_strings import HoursWords
from qbj_kiosk.session.opening_hours import Closed, state
from qbj_kiosk.settings import model as settings
from qbj_kiosk.settings.interval import Interval
from qbj_kiosk.viewmodels.properties import changing, constant, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

WEEK: Final = 7
"""Days from which on a day's name alone would mean an earlier day."""


def opens_again(words: HoursWords, script: str, now: datetime, until: datetime) -> str:
    """Says when the exhibit opens again.

    Args:
        words: of the language.
        script: of the language: `latin` or `han`.
        now: by the clock on the wall.
        until: the opening, by the same clock.
    """
    time, days = f"{until:%H:%M}", (until.date() - now.date()).days
    if days <= 0:
        return fill(words.opens_today, time=time)
    if days == 1:
        return fill(words.opens_tomorrow, time=time)
    day = day_name(words, until.weekday())
    if days >= WEEK:
        day += f"（{until:%Y-%m-%d}）" if script == "han" else f" ({until:%Y-%m-%d})"  # noqa: RUF001 - as Chinese has them
    return fill(words.opens_on, day=day, time=time)


def day_name(words: HoursWords, weekday: int) -> str:
    """The name of a day, counted from Monday as 0."""
    return str(getattr(words, settings.DAYS[weekday]))


def day_hours(words: HoursWords, script: str, day: Sequence[Interval]) -> str:
    """The hours of a day, one interval after the other."""
    if not day:
        return words.shut
    joiner = "、" if script == "han" else ", "
    return joiner.join(str(each).replace("-", "–") for each in day)  # noqa: RUF001 - a dash from one time to another


@QmlElement
@uncreatable
class Notice(QObject):
    """What is told outside the hours in one language."""

    opensChanged: ClassVar[Signal] = Signal()

    def __init__(self, language: model.Language, week: Sequence[Sequence[Interval]], parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._words = language.hours
        self._days = [day_name(self._words, weekday) for weekday in range(len(week))]
        self._times = [day_hours(self._words, language.script, day) for day in week]
        self._opens = ""

    def tell(self, now: datetime, until: datetime | None) -> None:
        """Puts into words when the exhibit opens again, both by the clock on the wall; None says nothing."""
        before = self._opens
        self._opens = opens_again(self._words, self._language.script, now, until) if until else ""
        if self._opens != before:
            self.opensChanged.emit()

    han = constant(bool, lambda self: self._language.script == "han")
    closed = constant(str, lambda self: self._words.closed)
    week = constant(str, lambda self: self._words.week)
    days = constant("QStringList", lambda self: self._days)
    """Names of the days from Monday on."""
    times = constant("QStringList", lambda self: self._times)
    """Hours of those days."""
    opens = changing(str, lambda self: self._opens, opensChanged)
    """When it opens again; empty while it is open, and where nobody can say."""


@QmlElement
@uncreatable
class Hours(QObject):
    """Whether the exhibit is open, and what is told while it is not.

    Args:
        languages: of the exhibit, in its order.
        hours: its opening hours.
        now: tells the time, as an aware moment.
        is_open: whether it is open to begin with.
    """

    openChanged: ClassVar[Signal] = Signal()

    def __init__(
        self,
        languages: Sequence[model.Language],
        hours: settings.Hours,
        now: Callable[[], datetime],
        *,
        is_open: bool,
    ) -> None:
        super().__init__()
        self._hours = hours
        self._now = now
        self._open = is_open
        self._notices = [Notice(language, hours.week, self) for language in languages]
        self.look()

    def _all_notices(self) -> list[Notice]:
        return self._notices

    open = changing(bool, lambda self: self._open, openChanged)
    notices = constant(list, _all_notices)
    """One a language, in the exhibit's order."""

    @Slot(bool)
    def turn(self, is_open: bool) -> None:  # noqa: FBT001 - a signal gives it
        """Opens or closes the exhibit."""
        self.look()
        if is_open != self._open:
            self._open = is_open
            self.openChanged.emit()

    @Slot()
    def look(self) -> None:
        """Works out anew when it opens again: tomorrow becomes today at midnight."""
        now = self._now()
        here = state(self._hours, now)
        if not isinstance(here, Closed) or here.until is None:
            for notice in self._notices:
                notice.tell(now, None)
            return
        zone = ZoneInfo(self._hours.zone)
        for notice in self._notices:
            notice.tell(now.astimezone(zone), here.until.astimezone(zone))
