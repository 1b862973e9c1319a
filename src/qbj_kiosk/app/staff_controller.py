"""Staff's side of an unattended exhibit: what they see of it, what they have chosen, and what their pages do."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from msgspec.structs import replace

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.arguments import find_language
from qbj_kiosk.errors import UsageError
from qbj_kiosk.settings.model import DAYS, Keypad, Settings
from qbj_kiosk.settings.read import SettingsSource
from qbj_kiosk.shell.brightness import backlight
from qbj_kiosk.shell.heartbeat import Heartbeat
from qbj_kiosk.shell.renderer import read_cache
from qbj_kiosk.shell.touch_devices import touch_devices
from qbj_kiosk.staff import overrides
from qbj_kiosk.staff.actions import Actions, InitialValues
from qbj_kiosk.staff.keypad import KeypadConfig
from qbj_kiosk.staff.pin_verifier import PinVerifier
from qbj_kiosk.staff.status import Status, free_bytes, last_faults
from qbj_kiosk.viewmodels.staff import Staff


class StaffController:
    """What staff choose holds at once, and after every restart.

    Args:
        kiosk: the exhibit.
        settings: how it is set.
        state: the folder in which choices are kept.
        source: where the settings come from, and what is wrong with them.
        heartbeat: to the supervisor; None where there is none.
        report: told what goes wrong.

    Attributes:
        staff: their pages.
        chosen: what they have chosen, over the settings.
        learned: told what a keypad's keys stand for, when that changes.
    """

    def __init__(  # noqa: PLR0913 - what staff see and choose, each once
        self,
        kiosk: Application,
        settings: Settings,
        state: Path,
        *,
        source: SettingsSource,
        heartbeat: Heartbeat | None,
        report: Callable[[str], None],
    ) -> None:
        self._kiosk, self._settings, self._source = kiosk, settings, source
        self._state, self._report = state, report
        self.learned: Callable[[Keypad], None] = lambda _: None
        self._since = datetime.now(UTC).astimezone()
        self._light = backlight()
        self.chosen = overrides.read(state)
        self._begin_in(self.chosen.language or settings.language)
        self.staff = self._staff(heartbeat)

    @property
    def keypad(self) -> Keypad:
        """What a keypad's keys stand for."""
        return self.chosen.keypad or self._settings.keypad

    @property
    def volume(self) -> int:
        """Loudness that visits start with, in percent."""
        return self._settings.volume if self.chosen.volume is None else self.chosen.volume

    def speak(self, tag: str) -> None:
        """Visits begin in this language."""
        self._kiosk.session.begin_in(tag)
        self._keep(replace(self.chosen, language=tag))

    def sound(self, volume: int) -> None:
        """Visits begin with this volume, in percent."""
        self._keep(replace(self.chosen, volume=volume))
        if self._kiosk.reader is not None:
            self._kiosk.reader.begin_with(volume)

    def _begin_in(self, asked: str | None) -> None:
        """A language that the exhibit does not speak is a note to staff, not an end: visitors see the exhibit."""
        if asked is None:
            return
        session = self._kiosk.session
        try:
            session.begin_in(find_language(session.visit.plan.languages, asked))
        except UsageError as error:
            self._report(str(error))

    def _staff(self, heartbeat: Heartbeat | None) -> Staff:
        actions = Actions(
            set_language=self.speak,
            set_volume=self.sound,
            set_brightness=self._light.set if self._light else None,
            reload=heartbeat.reload if heartbeat else self._end,
            restart=heartbeat.restart if heartbeat else self._end,
            leave=heartbeat.leave if heartbeat else self._end,
        )
        language = self._kiosk.session.visit.plan.languages[0]
        choice = InitialValues(language, self.volume, (self._light and self._light.percent()) or 100)
        languages = self._kiosk.bundle.exhibit.languages
        keypad = KeypadConfig(self.keypad, self._settings.keypad, self._become)
        return Staff(
            languages, PinVerifier(self._state), read_status=self._facts, actions=actions, choice=choice, keypad=keypad
        )

    def _end(self) -> None:
        """Without a supervisor there is nobody to start it anew. Not `quit`: the lock refuses that."""
        self._kiosk.app.exit(0)

    def _facts(self) -> Status:
        bundle = self._kiosk.bundle
        return Status(
            bundle=bundle.exhibit.id,
            identity=bundle.manifest.identity,
            version=version("qbj-kiosk"),
            since=self._since,
            software=os.environ.get("QT_QUICK_BACKEND") == "software",
            renderer=read_cache(self._state / "renderer").get("description", ""),
            faults=last_faults(self._state),
            touch_devices=touch_devices(),
            free_bytes=free_bytes(self._state),
            week=tuple(getattr(self._settings.hours, day) for day in DAYS),
            settings=self._source,
        )

    def _become(self, keypad: Keypad | None) -> bool:
        kept = self._keep(replace(self.chosen, keypad=keypad))
        self.learned(self.keypad)
        return kept

    def _keep(self, chosen: overrides.Overrides) -> bool:
        self.chosen = chosen
        kept = overrides.write(self._state, chosen)
        if not kept:
            self._report(f"{self._state}: the staff's choice could not be kept")
        return kept
