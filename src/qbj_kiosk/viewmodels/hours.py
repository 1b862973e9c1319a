"""Opening hours for QML: whether the exhibit is open, when it opens again, and the hours of the week."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit import model, ui_strings
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.session.opening_hours import Closed, opening_state
from qbj_kiosk.settings import model as settings
from qbj_kiosk.settings.opening_interval import Interval
from qbj_kiosk.viewmodels.typed_properties import changing, constant, uncreatable
from qbj_kiosk.viewmodels.ui_strings import HoursStrings

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

WEEK: Final = 7
"""Days from which on the name of a weekday alone would be ambiguous."""


def opens_again(strings: ui_strings.HoursStrings, script: str, now: datetime, until: datetime) -> str:
    time, days = f"{until:%H:%M}", (until.date() - now.date()).days
    if days <= 0:
        return fill(strings.opens_today, time=time)
    if days == 1:
        return fill(strings.opens_tomorrow, time=time)
    day = day_name(strings, until.weekday())
    if days >= WEEK:
        day += f"（{until:%Y-%m-%d}）" if script == "han" else f" ({until:%Y-%m-%d})"  # noqa: RUF001 - Chinese brackets
    return fill(strings.opens_on, day=day, time=time)


def day_name(strings: ui_strings.HoursStrings, weekday: int) -> str:
    """Return the name of a day of the week, counted from Monday as 0."""
    return str(getattr(strings, settings.DAYS[weekday]))


def day_hours(strings: ui_strings.HoursStrings, script: str, day: Sequence[Interval]) -> str:
    if not day:
        return strings.shut
    joiner = "、" if script == "han" else ", "
    return joiner.join(str(each).replace("-", "–") for each in day)  # noqa: RUF001 - en dash between two times


@QmlElement
@uncreatable
class Notice(QObject):
    opensChanged: ClassVar[Signal] = Signal()

    def __init__(self, language: model.Language, week: Sequence[Sequence[Interval]], parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._strings = HoursStrings(language.hours, self)
        self._days = [day_name(language.hours, weekday) for weekday in range(len(week))]
        self._times = [day_hours(language.hours, language.script, day) for day in week]
        self._opens = ""

    def set_opening(self, now: datetime, until: datetime | None) -> None:
        """Set the sentence of the closed screen about the next opening. Both times are local; None clears it."""
        before = self._opens
        self._opens = opens_again(self._language.hours, self._language.script, now, until) if until else ""
        if self._opens != before:
            self.opensChanged.emit()

    tag = constant(str, lambda self: self._language.tag)
    han = constant(bool, lambda self: self._language.script == "han")
    strings = constant(HoursStrings, lambda self: self._strings)
    days = constant("QStringList", lambda self: self._days)
    """From Monday on."""
    times = constant("QStringList", lambda self: self._times)
    """In the order of `days`."""
    opens = changing(str, lambda self: self._opens, opensChanged)
    """Sentence with the next opening; empty while open or if it is unknown."""


@QmlElement
@uncreatable
class Hours(QObject):
    """View model of the opening hours: open or closed, and the notices of the closed screen.

    Args:
        languages: languages of the exhibit, in its order.
        now: returns the current time with its zone.
        is_open: initial state.
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
        self.updateNotices()

    def _all_notices(self) -> list[Notice]:
        return self._notices

    open = changing(bool, lambda self: self._open, openChanged)
    notices = constant(list, _all_notices)
    """One per language, in the exhibit's order."""

    @Slot(bool)
    def setOpen(self, is_open: bool) -> None:  # noqa: FBT001 - connected to a signal
        self.updateNotices()
        if is_open != self._open:
            self._open = is_open
            self.openChanged.emit()

    @Slot()
    def updateNotices(self) -> None:
        """Update the sentences about the next opening: at midnight "tomorrow" becomes "today"."""
        now = self._now()
        current = opening_state(self._hours, now)
        if not isinstance(current, Closed) or current.until is None:
            for notice in self._notices:
                notice.set_opening(now, None)
            return
        zone = ZoneInfo(self._hours.zone)
        for notice in self._notices:
            notice.set_opening(now.astimezone(zone), current.until.astimezone(zone))
