"""A visitor with an assistive keypad, and what the exhibit speaks to them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from qbj_kiosk.app.kiosk_mode_extension import KioskModeExtension
from qbj_kiosk.settings.model import Keypad, Settings
from qbj_kiosk.viewmodels.staff import Staff
from tests.journeys.spoken_text_recorder import SpokenTextRecorder
from tests.journeys.visitor import Visitor
from tests.kiosks import rest

KEYS = {
    "next": Qt.Key.Key_F13,
    "previous": Qt.Key.Key_F14,
    "right": Qt.Key.Key_F15,
    "open": Qt.Key.Key_F16,
    "back": Qt.Key.Key_F17,
    "home": Qt.Key.Key_F18,
    "read": Qt.Key.Key_F19,
    "louder": Qt.Key.Key_F20,
    "quieter": Qt.Key.Key_F21,
    "help": Qt.Key.Key_F22,
    "language": Qt.Key.Key_F23,
    "headphones": Qt.Key.Key_F24,
    "headphones_out": Qt.Key.Key_F25,
    "up": Qt.Key.Key_F26,
    "down": Qt.Key.Key_F27,
}
PAD = Settings(keypad=Keypad(**{function: (key.name.removeprefix("Key_"),) for function, key in KEYS.items()}))


@dataclass
class Clock:
    seconds: float = 1000.0


@dataclass
class KeypadUser:
    visitor: Visitor
    kiosk_mode: KioskModeExtension
    voice: SpokenTextRecorder
    clock: Clock
    answers: list[tuple[str, str]] = field(default_factory=list)
    """Keys, and what was spoken after each."""

    def press(self, *functions: str) -> None:
        for function in functions:
            self.later(1)
            spoken, played = len(self.voice.spoken), self.voice.played
            self.key(KEYS[function])
            sounds = [text for text, _ in self.voice.spoken[spoken:]] + ["(tone)"] * (self.voice.played - played)
            self.answers.append((function, " / ".join(sounds)))

    def key(self, key: Qt.Key, scan: int = 0) -> None:
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(
                self.visitor.window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, scan, 0, 0)
            )
        rest()

    def finish_speech(self) -> str:
        """Let the voice finish, one utterance after the other; return all that it speaks, from the current one on."""
        spoken = self.voice.spoken
        first = len(spoken) - 1
        known = first
        while known < len(spoken):
            known = len(spoken)
            self.voice.finished(True)  # noqa: FBT003 - as a voice calls it
            rest()
        return (" " if spoken[first][1] == "en" else "").join(text for text, _ in spoken[first:])

    def later(self, seconds: float) -> None:
        """Advance the exhibit's clock without an update of the visitor's presence."""
        self.clock.seconds += seconds

    @property
    def page(self) -> Staff.Page:
        return self.kiosk_mode.staff.page


NewUser = Callable[..., KeypadUser]
