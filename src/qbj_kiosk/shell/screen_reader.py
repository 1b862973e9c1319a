"""Announcements to screen readers: changes of place and language, the idle question, slider values."""

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
from qbj_kiosk.speech.announcements import describe_changes, idle_question


class ObservableVisit(Protocol):
    """The session's view model."""

    accessChanged: SignalInstance
    contentChanged: SignalInstance
    placeChanged: SignalInstance
    figuresChanged: SignalInstance

    @property
    def visit(self) -> Visit: ...


class ScreenReader:
    """Announces changes of a visit in the visit's language."""

    def __init__(self, window: QWindow, exhibit: Exhibit, session: ObservableVisit) -> None:
        self._window, self._exhibit, self._session = window, exhibit, session
        self._announced = session.visit
        for changed in (session.accessChanged, session.contentChanged, session.placeChanged):
            changed.connect(self._on_change)
        session.figuresChanged.connect(self._on_slider_change)

    def announce_question(self, seconds: int) -> None:
        """Announce the idle prompt assertively: the screen reader interrupts its speech."""
        self._announce(idle_question(self._exhibit, self._session.visit, seconds), urgent=True)

    def _on_change(self) -> None:
        # One change may emit several signals; the first one announces all of it.
        before, self._announced = self._announced, self._session.visit
        if text := describe_changes(self._exhibit, before, self._announced):
            self._announce(text)

    def _on_slider_change(self) -> None:
        # Only the focused slider: others are moved by touch, without the screen reader.
        slider = _query_interface(QGuiApplication.focusObject()) if QAccessible.isActive() else None
        if slider is not None and slider.role() == QAccessible.Role.Slider:
            value = slider.valueInterface().currentValue()
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(slider.object(), value))

    def _announce(self, text: str, *, urgent: bool = False) -> None:
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._window, text)
            politeness = QAccessible.AnnouncementPoliteness
            event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
            QAccessible.updateAccessibility(event)


def _query_interface(focused: QObject | None) -> QAccessibleInterface | None:
    return None if focused is None else QAccessible.queryAccessibleInterface(focused)
