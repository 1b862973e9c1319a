"""Tells screen readers what has changed by itself: the place, the language, the question, a slider's value."""

from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleValueChangeEvent,
    QGuiApplication,
    QWindow,
)

from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.session.visit import Visit
from qbj_kiosk.speech.announcements import news, question


class Visited(Protocol):
    """The visit and the signals of its changes, as the session's view model has them."""

    accessChanged: SignalInstance
    contentChanged: SignalInstance
    placeChanged: SignalInstance
    figuresChanged: SignalInstance

    @property
    def visit(self) -> Visit:
        """The current state of the visit."""


class ScreenReader:
    """Announces, in the language that is shown, as long as it is held.

    Args:
        window: what announces.
        exhibit: what is visited.
        session: the visit to follow.
    """

    def __init__(self, window: QWindow, exhibit: Exhibit, session: Visited) -> None:
        self._window, self._exhibit, self._session = window, exhibit, session
        self._told = session.visit
        for changed in (session.accessChanged, session.contentChanged, session.placeChanged):
            changed.connect(self._follow)
        session.figuresChanged.connect(self._slide)

    def announce_question(self, seconds: int) -> None:
        """Asks whether somebody is still here; whatever is being read waits."""
        self._announce(question(self._exhibit, self._session.visit, seconds), urgent=True)

    def _follow(self) -> None:
        # One change may come as several signals; the first of them tells all of it.
        before, self._told = self._told, self._session.visit
        if text := news(self._exhibit, before, self._told):
            self._announce(text)

    def _slide(self) -> None:
        # Only what the keyboard is on: nobody listens to a slider that somebody else moves.
        slider = _known(QGuiApplication.focusObject()) if QAccessible.isActive() else None
        if slider is not None and slider.role() == QAccessible.Role.Slider:
            value = slider.valueInterface().currentValue()
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(slider.object(), value))

    def _announce(self, text: str, *, urgent: bool = False) -> None:
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._window, text)
            ways = QAccessible.AnnouncementPoliteness
            event.setPoliteness(ways.Assertive if urgent else ways.Polite)
            QAccessible.updateAccessibility(event)


def _known(focused: QObject | None) -> QAccessibleInterface | None:
    return None if focused is None else QAccessible.queryAccessibleInterface(focused)
