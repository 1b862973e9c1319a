"""Additions of kiosk mode to the exhibit, after its first frame: heartbeat, input lock, staff pages, keypad, hours.

The heartbeat is created first, so that later failures are reported; the lock last, when everything it protects exists.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QKeyCombination, QTimer

from qbj_kiosk.app.application import Application, cache_folder
from qbj_kiosk.app.keypad_controller import KeypadController
from qbj_kiosk.app.staff_controller import StaffController
from qbj_kiosk.errors import UserError
from qbj_kiosk.session import reading_time
from qbj_kiosk.session.accessibility import MORE_TIME_FACTOR
from qbj_kiosk.session.presence import Limits
from qbj_kiosk.session.visit import begin_visit
from qbj_kiosk.settings.load_settings import SettingsSource
from qbj_kiosk.settings.model import Settings
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.shell.activity_filter import ActivityFilter
from qbj_kiosk.shell.allowed_keys import ChordError, parse_chord
from qbj_kiosk.shell.cursor_visibility import CursorVisibility
from qbj_kiosk.shell.full_screen_placement import FullScreenPlacement
from qbj_kiosk.shell.heartbeat import attach_heartbeat
from qbj_kiosk.shell.idle_prompt_keys import IdlePromptKeys
from qbj_kiosk.shell.input_lock import InputLock
from qbj_kiosk.shell.lowering_availability import LoweringMonitor
from qbj_kiosk.shell.opening_hours_timer import OpeningHoursTimer, system_time
from qbj_kiosk.shell.program_queue import ProgramQueue
from qbj_kiosk.shell.raise_when_covered import CoverMonitor, create_cover_monitor
from qbj_kiosk.shell.screen_power import ScreenPower, create_screen_power
from qbj_kiosk.shell.sleep_inhibitors import create_sleep_inhibitors
from qbj_kiosk.shell.staff_gesture import StaffGesture
from qbj_kiosk.shell.xrandr_controller import XrandrController, create_xrandr_controller
from qbj_kiosk.staff import setting_overrides
from qbj_kiosk.staff.screen_choice import ScreenChoice
from qbj_kiosk.viewmodels.hours import Hours
from qbj_kiosk.viewmodels.kiosk_mode_models import KioskModeModels
from qbj_kiosk.viewmodels.presence import Presence
from qbj_kiosk.viewmodels.staff import Staff

KEEP_COPY_AFTER_MS = 60_000
"""Milliseconds after which an exhibit counts as good: one that makes the program fail does not replace a good copy."""


class KioskModeExtension:
    """Addition of kiosk mode to the running exhibit: input lock, heartbeat, hours, staff pages, keypad, presence.

    Args:
        now: monotonic clock, in seconds.
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
        self.heartbeat = attach_heartbeat(kiosk.window, kiosk.engine.qml_engine, environ)
        for problem in (*source.problems, *kiosk.bundle_problems):
            # Log only: the staff pages show the current problems, not those in the fault log.
            print(problem, file=sys.stderr)  # noqa: T201 - the supervisor logs it
        state = state_folder(environ, sys.platform)
        self._programs = ProgramQueue(environ)
        self._outputs = self._create_outputs(environ, setting_overrides.read(state))
        self.staff_controller = StaffController(
            kiosk,
            settings,
            state,
            source=source,
            heartbeat=self.heartbeat,
            report=self._report,
            outputs=self._outputs,
        )
        self.staff = self.staff_controller.staff
        self.presence = Presence(kiosk.session, self._limits, now)
        self.presence.askingChanged.connect(self._on_asking_changed)
        for changed in (kiosk.session.placeChanged, kiosk.session.accessChanged, kiosk.session.contentChanged):
            changed.connect(self._on_visit_changed)
        kiosk.session.set_switch_offered("patient")
        self._connect_reader()
        LoweringMonitor(
            kiosk.window,
            kiosk.options.mounting,
            lambda offered: kiosk.session.set_switch_offered("low", offered=offered),
        )
        self._clock = OpeningHoursTimer(settings.hours)
        self.hours = Hours(kiosk.bundle.exhibit.languages, settings.hours, system_time, is_open=self._clock.is_open)
        self._clock.changed.connect(self.hours.setOpen)
        self._clock.changed.connect(self._on_opening_changed)
        self.model = KioskModeModels(self.presence, self.hours, self.staff)
        kiosk.window.setProperty("kioskMode", self.model)
        self._contacts = ActivityFilter(kiosk.window, self._on_contact)
        self._gesture = StaffGesture(
            kiosk.window, settings.staff.corners, settings.staff.hold_seconds, settings.screen.diagonal_inches
        )
        self._gesture.held.connect(self.staff.open)
        self.staff.pageChanged.connect(self._on_page_changed)
        self._cursor = CursorVisibility(kiosk.window)
        self._sleep_inhibitors = create_sleep_inhibitors(environ, self._report)
        self._sleep_inhibitors.hold()
        self._is_display_on = True
        self._placement: FullScreenPlacement | None = None
        self._covering: CoverMonitor | None = None
        self._screen_power: ScreenPower | None = None
        if not kiosk.is_windowed:
            self._placement = FullScreenPlacement(kiosk.app, kiosk.window, self._on_display_changed)
            self._covering = create_cover_monitor(environ.get("DISPLAY", ""), kiosk.window, self._report)
            self._screen_power = create_screen_power(
                self._programs, settings.hours, self._on_screen_power_changed, self._report
            )
        self._update_heartbeat()
        chord = self._parse_chord()
        self._lock = InputLock(
            kiosk.window,
            chord=chord,
            on_chord=self.staff.open,
            placement=self._placement,
            letters=settings.visit.letter_keys,
        )
        self._any_key = IdlePromptKeys(
            kiosk.window, chord, lambda: self.presence.asking and not self._is_covered(), self.presence.stay
        )
        self._keypad = KeypadController(
            kiosk,
            self.presence,
            self.staff,
            chord,
            is_covered=self._is_covered,
            bounce=settings.visit.bounce_ms / 1000,
            now=now,
        )
        self._keypad.set_mapping(self.staff_controller.keypad)
        self.staff_controller.on_keypad_changed = self._keypad.set_mapping
        self._copy_timer = QTimer(singleShot=True, interval=KEEP_COPY_AFTER_MS)
        self._copy_timer.timeout.connect(self._keep_copy)
        if kiosk.options.bundle is not None and not kiosk.bundle_problems:
            self._copy_timer.start()

    def close(self) -> None:
        self._keypad.close()
        self._any_key.close()
        self._lock.release()
        self.presence.release()
        if self._screen_power is not None:
            self._screen_power.close()
        if self._outputs is not None:
            self._outputs.close()
        self._programs.close()
        if self._covering is not None:
            self._covering.close()
        if self._placement is not None:
            self._placement.close()
        self._sleep_inhibitors.release()
        self._cursor.close()
        self.kiosk.window.setProperty("kioskMode", None)

    def _create_outputs(
        self, environ: Mapping[str, str], choices: setting_overrides.Overrides
    ) -> XrandrController | None:
        if self.kiosk.is_windowed:
            return None
        screen = self._settings.screen
        rotation = screen.rotation if choices.rotation is None else choices.rotation
        choice = ScreenChoice(choices.output or screen.output, rotation)
        return create_xrandr_controller(environ, self._programs, choice, self._report)

    def _parse_chord(self) -> QKeyCombination | None:
        try:
            return parse_chord(self._settings.staff.chord)
        except ChordError as error:
            self._report(str(error))
            return None

    def _limits(self) -> Limits:
        visit, settings = self.kiosk.session.visit, self._settings.visit
        read = reading_time.reading_seconds(self.kiosk.bundle.exhibit, visit.language, visit.place)
        times = MORE_TIME_FACTOR if visit.access.patient else 1
        return Limits((settings.idle_seconds + read) * times, settings.question_seconds * times)

    def _connect_reader(self) -> None:
        # A visitor who listens touches nothing; the idle question must not interrupt.
        reader = self.kiosk.reader
        if reader is not None:
            reader.set_default_volume(self.staff_controller.volume)
            reader.stateChanged.connect(lambda: self.presence.hold(held=reader.is_reading))

    def _is_covered(self) -> bool:
        return not self._clock.is_open or self.staff.page != Staff.Page.CLOSED

    def _on_opening_changed(self, is_open: bool) -> None:  # noqa: FBT001 - argument of a signal
        if not is_open:
            self.presence.startOver()
        self._update_heartbeat()
        if self._screen_power is not None:
            self._screen_power.update()

    def _on_contact(self) -> None:
        self.presence.touched()
        if self._screen_power is not None:
            self._screen_power.touched()

    def _on_screen_power_changed(self, is_on: bool) -> None:  # noqa: FBT001 - argument of a callback
        if self._outputs is not None:
            self._outputs.set_suspended(suspended=not is_on)

    def _on_display_changed(self, is_on: bool) -> None:  # noqa: FBT001 - argument of a callback
        self._is_display_on = is_on
        self._update_heartbeat()

    def _update_heartbeat(self) -> None:
        # Nothing is drawn while the exhibit is closed or the display is off; missing frames are no fault then.
        if self.heartbeat is not None:
            self.heartbeat.set_drawing(drawing=self._is_display_on and self._clock.is_open)

    def _on_visit_changed(self) -> None:
        # Actions of a screen reader send no input events, but also show that a visitor is there.
        visit = self.kiosk.session.visit
        if visit != begin_visit(visit.bounds):
            self.presence.stay()

    def _on_asking_changed(self) -> None:
        screen_reader = self.kiosk.screen_reader
        if screen_reader is not None and self.presence.asking:
            screen_reader.announce_question(self.presence.allowed)

    def _on_page_changed(self) -> None:
        if self.kiosk.reader is not None:
            self.kiosk.reader.stop()
        touch_filter = self.kiosk.touch_filter
        if touch_filter is not None:
            touch_filter.suspend(suspended=self.staff.page == Staff.Page.PATTERN)

    def _keep_copy(self) -> None:
        from threading import Thread

        from qbj_kiosk.bundles.fallback_copies import keep_copy

        def work(path: Path) -> None:
            try:
                keep_copy(self.kiosk.bundle, path, cache_folder())
            except UserError as error:
                print(error, file=sys.stderr)  # noqa: T201 - the supervisor logs it

        # In a thread, because an exhibit may be large. A copy that is interrupted is never used.
        Thread(target=work, args=(self.kiosk.options.bundle,), name="keep-copy", daemon=True).start()

    def _report(self, text: str) -> None:
        if self.heartbeat:
            self.heartbeat.report_fault(text)
        else:
            print(text, file=sys.stderr)  # noqa: T201 - without a supervisor
