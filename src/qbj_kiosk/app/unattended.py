"""What is added to an exhibit that nobody looks after: built after its first frame, held as long as it runs.

The heartbeat comes first, so that whatever fails afterwards is on record; the lock comes last, when everything that it
shall hold is there.
"""

import os
import sys
from collections.abc import Callable, Mapping
from time import monotonic

from PySide6.QtCore import QKeyCombination

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.keypad_controller import KeypadController
from qbj_kiosk.app.staff_controller import StaffController
from qbj_kiosk.session import reading_time
from qbj_kiosk.session.accessibility import PATIENCE
from qbj_kiosk.session.places import Attract
from qbj_kiosk.session.presence import Limits
from qbj_kiosk.settings.model import Settings
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.settings.read import SettingsSource
from qbj_kiosk.shell.chords import ChordError, parse_chord
from qbj_kiosk.shell.clock import OpeningHours, system_time
from qbj_kiosk.shell.contacts import Contacts
from qbj_kiosk.shell.cursor import Cursor
from qbj_kiosk.shell.gesture import StaffGesture
from qbj_kiosk.shell.heartbeat import attach
from qbj_kiosk.shell.lock import Lock
from qbj_kiosk.shell.lowered_controls import LoweringMonitor
from qbj_kiosk.shell.power import power
from qbj_kiosk.shell.screens import Screens
from qbj_kiosk.viewmodels.hours import Hours
from qbj_kiosk.viewmodels.presence import Presence
from qbj_kiosk.viewmodels.staff import Staff
from qbj_kiosk.viewmodels.unattended import UnattendedModel


class Unattended:
    """Everything that watches over an exhibit, held together.

    Args:
        kiosk: the exhibit, on the screen.
        settings: how it is set.
        source: where that comes from, and what is wrong with it, for the record and for staff.
        environ: the environment variables.
        now: a monotonic clock, in seconds.
    """

    def __init__(
        self,
        kiosk: Application,
        settings: Settings,
        source: SettingsSource = SettingsSource(),  # noqa: B008 - immutable
        environ: Mapping[str, str] = os.environ,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self.kiosk = kiosk
        self._settings = settings
        self.heartbeat = attach(kiosk.window, kiosk.engine.qml_engine, environ)
        for problem in source.problems:
            # Into the log only: staff are told for as long as it is so, and not among what happened.
            print(problem, file=sys.stderr)  # noqa: T201 - the supervisor reads it
        state = state_folder(environ, sys.platform)
        self.staff_controller = StaffController(
            kiosk, settings, state, source=source, heartbeat=self.heartbeat, report=self._report
        )
        self.staff = self.staff_controller.staff
        self.presence = Presence(kiosk.session, self._limits, now)
        self.presence.askingChanged.connect(self._asking_changed)
        for changed in (kiosk.session.placeChanged, kiosk.session.accessChanged, kiosk.session.contentChanged):
            changed.connect(self._acted)
        kiosk.session.set_switch_offered("patient")
        self._read_aloud()
        LoweringMonitor(
            kiosk.window, kiosk.options.mounting, lambda there: kiosk.session.set_switch_offered("low", offered=there)
        )
        self._clock = OpeningHours(settings.hours)
        self.hours = Hours(kiosk.bundle.exhibit.languages, settings.hours, system_time, is_open=self._clock.open)
        self._clock.changed.connect(self.hours.setOpen)
        self._clock.changed.connect(self._turned)
        self.model = UnattendedModel(self.presence, self.hours, self.staff)
        kiosk.window.setProperty("unattended", self.model)
        self._contacts = Contacts(kiosk.window, self.presence.touched)
        self._gesture = StaffGesture(
            kiosk.window, settings.staff.corners, settings.staff.hold_seconds, settings.screen.diagonal_inches
        )
        self._gesture.held.connect(self.staff.open)
        self.staff.pageChanged.connect(self._page_changed)
        self._cursor = Cursor(kiosk.window)
        self._power = power(environ, self._report)
        self._power.hold()
        self._seen = True
        self._screens: Screens | None = None
        if not kiosk.windowed:
            self._screens = Screens(
                kiosk.app, kiosk.window, dark=lambda: self._show(seen=False), light=lambda: self._show(seen=True)
            )
        self._expect_frames()
        chord = self._parse_chord()
        self._lock = Lock(
            kiosk.window,
            chord=chord,
            on_chord=self.staff.open,
            placement=self._screens,
            letters=settings.visit.letter_keys,
        )
        self._keypad = KeypadController(kiosk, self.presence, self.staff, chord, covered=self._covered)
        self._keypad.set_mapping(self.staff_controller.keypad)
        self.staff_controller.learned = self._keypad.set_mapping

    def close(self) -> None:
        """Lets go of everything, in the order in which nothing misses what is gone."""
        self._keypad.close()
        self._lock.release()
        self.presence.release()
        if self._screens is not None:
            self._screens.close()
        self._power.release()
        self.kiosk.window.setProperty("unattended", None)

    def _parse_chord(self) -> QKeyCombination | None:
        try:
            return parse_chord(self._settings.staff.chord)
        except ChordError as error:
            self._report(str(error))
            return None

    def _limits(self) -> Limits:
        visit, settings = self.kiosk.session.visit, self._settings.visit
        read = reading_time.seconds(self.kiosk.bundle.exhibit, visit.language, visit.place)
        times = PATIENCE if visit.access.patient else 1
        return Limits((settings.idle_seconds + read) * times, settings.question_seconds * times)

    def _read_aloud(self) -> None:
        """Whoever listens stays."""
        reader = self.kiosk.reader
        if reader is not None:
            reader.begin_with(self.staff_controller.volume)
            reader.stateChanged.connect(lambda: self.presence.hold(held=reader.reads))

    def _covered(self) -> bool:
        return not self._clock.open or self.staff.page != Staff.Page.CLOSED

    def _turned(self, is_open: bool) -> None:  # noqa: FBT001 - a signal gives it
        if not is_open:
            self.presence.startOver()
        self._expect_frames()

    def _show(self, *, seen: bool) -> None:
        self._seen = seen
        self._expect_frames()

    def _expect_frames(self) -> None:
        """At night and on a screen that is off nothing is drawn, and that is no fault."""
        if self.heartbeat is not None and self._seen and self._clock.open:
            self.heartbeat.light()
        elif self.heartbeat is not None:
            self.heartbeat.dark()

    def _acted(self) -> None:
        """Whoever acts is here, also where no finger and no key is heard of: a screen reader presses by itself."""
        if not isinstance(self.kiosk.session.visit.place, Attract):
            self.presence.stay()

    def _asking_changed(self) -> None:
        screen_reader = self.kiosk.screen_reader
        if screen_reader is not None and self.presence.asking:
            screen_reader.announce_question(self.presence.allowed)

    def _page_changed(self) -> None:
        if self.kiosk.reader is not None:
            self.kiosk.reader.stop()
        hand = self.kiosk.touch_filter
        if hand is not None:
            hand.suspend(suspended=self.staff.page == Staff.Page.PATTERN)

    def _report(self, text: str) -> None:
        if self.heartbeat:
            self.heartbeat.fault(text)
        else:
            print(text, file=sys.stderr)  # noqa: T201 - nobody else listens
