"""Assistive keypad in kiosk mode: key mapping, learning page, and functions that no keyboard key has."""

from collections.abc import Callable, Mapping
from time import monotonic

from msgspec import structs
from PySide6.QtCore import QKeyCombination

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.focus_speech import FocusSpeech
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.settings.keypad_keys import map_keys
from qbj_kiosk.settings.model import Keypad as KeypadSettings
from qbj_kiosk.shell.keypad_filter import KeypadFilter
from qbj_kiosk.speech.announcements import idle_question
from qbj_kiosk.viewmodels.presence import Presence
from qbj_kiosk.viewmodels.reading_aloud import Reader
from qbj_kiosk.viewmodels.staff import Staff


class KeypadController:
    """Connects an assistive keypad to the exhibit in kiosk mode.

    Create it after the lock, so that its event filter runs first.

    Args:
        presence: notified of every keypad function.
        staff: the staff pages, one of which learns keys.
        chord: the staff's key chord, which is never mapped.
        is_covered: returns True while the closed page or the staff pages cover the exhibit; then functions are ignored.
        bounce: seconds in which a second press of the same key does not count.
        now: monotonic clock in seconds.
    """

    def __init__(  # noqa: PLR0913 - one parameter per collaborator
        self,
        kiosk: Application,
        presence: Presence,
        staff: Staff,
        chord: QKeyCombination | None,
        *,
        is_covered: Callable[[], bool],
        bounce: float = 0,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._kiosk, self._presence, self._staff, self._is_covered = kiosk, presence, staff, is_covered
        reader = kiosk.reader
        self._focus_speech = None if reader is None else FocusSpeech(kiosk, reader, is_covered)
        self._functions = {
            "home": presence.startOver,
            "language": kiosk.session.nextLanguage,
            "help": self._help,
            "headphones": self._greet,
            "headphones_out": presence.startOver,
            **({} if reader is None else reader_functions(reader)),
        }
        self._keypad = KeypadFilter(
            kiosk.window, chord, lambda: staff.page != Staff.Page.CLOSED, bounce=bounce, now=now
        )
        self._keypad.key_used.connect(self._on_key_used)
        self._keypad.function_requested.connect(self._on_function_requested)
        self._keypad.key_captured.connect(self._on_key_captured)
        staff.pageChanged.connect(self._on_page_changed)
        staff.pad.changed.connect(self._speak_pin_pad)
        presence.askingChanged.connect(self._on_asking_changed)

    def set_mapping(self, settings: KeypadSettings) -> None:
        self._keypad.set_mapping(map_keys(structs.asdict(settings)))

    def close(self) -> None:
        self._keypad.close()

    def _on_key_used(self) -> None:
        if self._focus_speech is not None and not self._is_covered():
            self._focus_speech.start()

    def _on_function_requested(self, function: str) -> None:
        if self._is_covered():
            return
        # These keys reach no window, so the contact filter and the question do not notice them.
        if self._presence.asking:
            self._presence.stay()
            if function == "home":
                return
        else:
            self._presence.touched()
        if function in self._functions:
            self._functions[function]()

    def _help(self) -> None:
        if self._focus_speech is None or not self._focus_speech.speak_help():
            self._kiosk.session.openAccess()

    def _greet(self) -> None:
        if self._focus_speech is not None:
            self._focus_speech.greet()

    def _on_key_captured(self, key: str, is_navigation: bool) -> None:  # noqa: FBT001 - argument of a signal
        self._staff.press_key(key, plain=is_navigation)

    def _on_page_changed(self) -> None:
        self._keypad.set_learning(learning=self._staff.page == Staff.Page.KEYPAD)
        self._speak_pin_pad()

    def _speak_pin_pad(self) -> None:
        """Speak how many digits of the PIN staff have entered, never which."""
        if self._focus_speech is not None and self._staff.page == Staff.Page.PIN:
            language = self._kiosk.bundle.exhibit.find_language(self._staff.language)
            strings, pad = language.staff, self._staff.pad
            parts = (strings.pin, fill(strings.entered, count=pad.entered), pad.message)
            self._focus_speech.speak(language.talk.joiner.join(filter(None, parts)), language.tag)

    def _on_asking_changed(self) -> None:
        if self._focus_speech is not None and self._presence.asking:
            language = self._kiosk.bundle.exhibit.find_language(self._kiosk.session.visit.language)
            self._focus_speech.announce(idle_question(language, self._presence.allowed))


def reader_functions(reader: Reader) -> Mapping[str, Callable[[], None]]:
    def read() -> None:
        actions: Mapping[int, Callable[[], None]] = {
            reader.State.IDLE: reader.read,
            reader.State.READING: reader.pause,
            reader.State.PAUSED: reader.resume,
        }
        actions[reader.state]()

    def louder() -> None:
        reader.louder()
        reader.announce_volume()

    def quieter() -> None:
        reader.quieter()
        reader.announce_volume()

    return {"read": read, "louder": louder, "quieter": quieter}
