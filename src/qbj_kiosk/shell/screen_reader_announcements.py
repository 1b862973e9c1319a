"""Connection to screen readers: whether one is there, announcements, and changes that Qt does not report."""

import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleValueChangeEvent,
    QGuiApplication,
    QWindow,
)

from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.session.places import Attract
from qbj_kiosk.session.visit import Visit
from qbj_kiosk.speech.announcements import describe_changes, idle_question

if TYPE_CHECKING:
    from qbj_kiosk.shell.accessible_state_changes import AccessibleStates

HAS_BUS = sys.platform == "linux"
LOOK_MS = 1000
"""Interval of looking for a screen reader: Qt has no signal for it."""
CHOICES = frozenset({QAccessible.Role.CheckBox, QAccessible.Role.RadioButton})
"""Roles of which a screen reader itself speaks a changed state while they have focus."""


class ObservableVisit(Protocol):
    """Interface of the session's view model, as far as announcements to screen readers need it."""

    accessChanged: SignalInstance
    contentChanged: SignalInstance
    placeChanged: SignalInstance
    figuresChanged: SignalInstance

    @property
    def visit(self) -> Visit: ...


class ScreenReader:
    """Announces changes of a visit to screen readers, in the visit's language."""

    def __init__(self, window: QWindow, exhibit: Exhibit, session: ObservableVisit) -> None:
        self._window, self._exhibit, self._session = window, exhibit, session
        self._announced = session.visit
        self._states: AccessibleStates | None = None
        self._is_connected = False
        for changed in (session.accessChanged, session.contentChanged, session.placeChanged):
            changed.connect(self._on_change)
        session.contentChanged.connect(self._on_title_change)
        session.figuresChanged.connect(self._on_slider_change)
        self._timer = QTimer(window, interval=LOOK_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look whether a screen reader is connected, and start or stop what it needs."""
        if QAccessible.isActive() == self._is_connected:
            return
        self._is_connected = QAccessible.isActive()
        self._window.setProperty("hasScreenReader", self._is_connected)
        if HAS_BUS and self._states is None:
            from qbj_kiosk.shell.accessible_state_changes import AccessibleStates

            self._states = AccessibleStates(self._window)
        if self._states is not None:
            (self._states.start if self._is_connected else self._states.stop)()

    def announce_question(self, seconds: int) -> None:
        """Announce the idle prompt to a screen reader, which interrupts its speech for it.

        Under Linux it reads the prompt's name when its button gets focus.
        """
        if not HAS_BUS:
            language = self._exhibit.find_language(self._session.visit.language)
            self._announce(idle_question(language, seconds), urgent=True)

    def _on_change(self) -> None:
        # One change may emit several signals; the first one announces all of it.
        before, self._announced = self._announced, self._session.visit
        text = describe_changes(self._exhibit, before, self._announced)
        if text and not self._speaks_itself(before):
            self._announce(text)

    def _speaks_itself(self, before: Visit) -> bool:
        """Return True if a screen reader speaks this change of the visit without an announcement."""
        if before.place != self._announced.place:
            # Focus moves to the heading, in a group that is named as the place.
            return not isinstance(self._announced.place, Attract)
        focused = _focused_interface()
        return focused is not None and focused.role() in CHOICES

    def _on_title_change(self) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self._window, QAccessible.Event.NameChanged))

    def _on_slider_change(self) -> None:
        # Only the focused slider: others are moved by touch, without the screen reader.
        slider = _focused_interface()
        if slider is not None and slider.role() == QAccessible.Role.Slider:
            value = slider.valueInterface().currentValue()
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(slider.object(), value))

    def _announce(self, text: str, *, urgent: bool = False) -> None:
        if not QAccessible.isActive():
            return
        if HAS_BUS:
            # Orca knows announcements only from version 45 on, but speaks a notification that appears in every version.
            # Its name must be known when it appears.
            self._window.setProperty("notifies", False)  # noqa: FBT003 - Qt's call
            self._window.setProperty("notification", text)
            self._window.setProperty("notifies", True)  # noqa: FBT003 - as above
            return
        event = QAccessibleAnnouncementEvent(self._window, text)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)


def _focused_interface() -> QAccessibleInterface | None:
    focused: QObject | None = QGuiApplication.focusObject() if QAccessible.isActive() else None
    return None if focused is None else QAccessible.queryAccessibleInterface(focused)
