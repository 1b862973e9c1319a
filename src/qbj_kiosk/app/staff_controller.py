"""Staff pages in kiosk mode: machine status, the staff's overrides of the settings, and their actions."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from msgspec.structs import replace

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.language_and_panel_lookup import find_language
from qbj_kiosk.errors import UsageError
from qbj_kiosk.settings.load_settings import SettingsSource
from qbj_kiosk.settings.model import DAYS, Keypad, Settings
from qbj_kiosk.shell.brightness import find_backlight
from qbj_kiosk.shell.heartbeat import Heartbeat
from qbj_kiosk.shell.renderer_choice import read_cache
from qbj_kiosk.shell.touch_screen_names import list_touch_devices
from qbj_kiosk.shell.xrandr_controller import XrandrController
from qbj_kiosk.staff import setting_overrides
from qbj_kiosk.staff.actions import Actions, InitialValues
from qbj_kiosk.staff.keypad_learning import KeypadConfig
from qbj_kiosk.staff.pin_verifier import PinVerifier
from qbj_kiosk.staff.screen_choice import ScreenChoice, ScreenConfig
from qbj_kiosk.staff.status import Status, free_bytes, last_faults
from qbj_kiosk.viewmodels.staff import Staff


class StaffController:
    """Applies what staff choose on their pages at once, and keeps it in the state folder for later starts.

    Args:
        heartbeat: channel to the supervisor; None without one.
        report: reports a problem to staff and to the log.

    Attributes:
        on_keypad_changed: called with the key mapping after staff change it.
    """

    def __init__(  # noqa: PLR0913 - dependencies of the staff pages
        self,
        kiosk: Application,
        settings: Settings,
        state: Path,
        *,
        source: SettingsSource,
        heartbeat: Heartbeat | None,
        report: Callable[[str], None],
        outputs: XrandrController | None = None,
    ) -> None:
        self._kiosk, self._settings, self._source = kiosk, settings, source
        self._state, self._report = state, report
        self.on_keypad_changed: Callable[[Keypad], None] = lambda _: None
        self._started_at = datetime.now(UTC).astimezone()
        self._backlight = find_backlight()
        self.choices = setting_overrides.read(state)
        self._apply_start_language(self.choices.language or settings.language)
        self.staff = self._create_staff(heartbeat, outputs)

    @property
    def keypad(self) -> Keypad:
        return self.choices.keypad or self._settings.keypad

    @property
    def volume(self) -> int:
        return self._settings.volume if self.choices.volume is None else self.choices.volume

    def set_language(self, tag: str) -> None:
        self._kiosk.session.begin_in(tag)
        self._save(replace(self.choices, language=tag))

    def set_volume(self, volume: int) -> None:
        """Let later visits start with this volume, in percent."""
        self._save(replace(self.choices, volume=volume))
        if self._kiosk.reader is not None:
            self._kiosk.reader.set_default_volume(volume)

    def _apply_start_language(self, requested: str | None) -> None:
        if requested is None:
            return
        session = self._kiosk.session
        try:
            session.begin_in(find_language(session.visit.bounds.languages, requested))
        except UsageError as error:
            # Visitors still see the exhibit, in its first language.
            self._report(str(error))

    def _screen_config(self, outputs: XrandrController | None) -> ScreenConfig | None:
        if outputs is None:
            return None
        return ScreenConfig(
            outputs.choice,
            lambda: [output.name for output in outputs.outputs if output.is_connected],
            outputs.set_choice,
            self._save_screen,
        )

    def _save_screen(self, choice: ScreenChoice) -> None:
        self._save(replace(self.choices, output=choice.output, rotation=choice.rotation))

    def _create_staff(self, heartbeat: Heartbeat | None, outputs: XrandrController | None) -> Staff:
        actions = Actions(
            set_language=self.set_language,
            set_volume=self.set_volume,
            set_brightness=self._backlight.set if self._backlight else None,
            reload=heartbeat.request_reload if heartbeat else self._exit,
            restart=heartbeat.request_restart if heartbeat else self._exit,
            leave=heartbeat.request_quit if heartbeat else self._exit,
        )
        language = self._kiosk.session.visit.bounds.languages[0]
        initial = InitialValues(language, self.volume, (self._backlight and self._backlight.percent()) or 100)
        languages = self._kiosk.bundle.exhibit.languages
        keypad = KeypadConfig(self.keypad, self._settings.keypad, self._save_keypad)
        return Staff(
            languages,
            PinVerifier(self._state),
            read_status=self._read_status,
            actions=actions,
            choice=initial,
            keypad=keypad,
            screen=self._screen_config(outputs),
        )

    def _exit(self) -> None:
        # Only without a supervisor, which would start it again. Not `quit`, because the lock refuses quit events.
        self._kiosk.app.exit(0)

    def _read_status(self) -> Status:
        bundle = self._kiosk.bundle
        return Status(
            bundle=bundle.exhibit.id,
            identity=bundle.manifest.identity,
            bundle_problems=self._kiosk.bundle_problems,
            version=version("qbj-kiosk"),
            since=self._started_at,
            software=os.environ.get("QT_QUICK_BACKEND") == "software",
            renderer=read_cache(self._state / "renderer").get("description", ""),
            faults=last_faults(self._state),
            touch_devices=list_touch_devices(),
            free_bytes=free_bytes(self._state),
            week=tuple(getattr(self._settings.hours, day) for day in DAYS),
            settings=self._source,
        )

    def _save_keypad(self, keypad: Keypad | None) -> bool:
        is_saved = self._save(replace(self.choices, keypad=keypad))
        self.on_keypad_changed(self.keypad)
        return is_saved

    def _save(self, choices: setting_overrides.Overrides) -> bool:
        self.choices = choices
        is_saved = setting_overrides.write(self._state, choices)
        if not is_saved:
            self._report(f"{self._state}: the staff's choice could not be saved. Make the folder writable")
        return is_saved
