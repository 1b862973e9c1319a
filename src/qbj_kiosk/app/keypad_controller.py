"""An assistive keypad at an unattended exhibit: its keys, the page on which they are learned, and what they ask for."""

from collections.abc import Callable, Mapping

from msgspec import structs
from PySide6.QtCore import QKeyCombination

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.focus_speech import FocusSpeech
from qbj_kiosk.settings.keypad_keys import map_keys
from qbj_kiosk.settings.model import Keypad as Pad
from qbj_kiosk.shell.keypad import Keypad
from qbj_kiosk.speech.announcements import question
from qbj_kiosk.viewmodels.presence import Presence
from qbj_kiosk.viewmodels.reader import Reader
from qbj_kiosk.viewmodels.staff import Staff


class KeypadController:
    """The keypad. Make it after the lock, so that it is asked first.

    Args:
        kiosk: the exhibit.
        presence: hears that somebody is there.
        staff: the pages on one of which keys are learned.
        chord: the staff's, which is never anything else.
        covered: whether the night or the staff lies over the exhibit; then no key asks for anything.
    """

    def __init__(
        self,
        kiosk: Application,
        presence: Presence,
        staff: Staff,
        chord: QKeyCombination | None,
        *,
        covered: Callable[[], bool],
    ) -> None:
        self._kiosk, self._presence, self._staff, self._covered = kiosk, presence, staff, covered
        reader = kiosk.reader
        self._talking = None if reader is None else FocusSpeech(kiosk, reader, covered)
        self._functions = {"help": self._help, **({} if reader is None else asked_of(reader))}
        self._keypad = Keypad(kiosk.window, chord, lambda: staff.page != Staff.Page.CLOSED)
        self._keypad.used.connect(self._used)
        self._keypad.asked.connect(self._asked)
        self._keypad.heard.connect(self._heard)
        staff.pageChanged.connect(self._page_changed)
        presence.askingChanged.connect(self._asking_changed)

    def set_mapping(self, pad: Pad) -> None:
        """From now on keys stand for this."""
        self._keypad.set_mapping(map_keys(structs.asdict(pad)))

    def close(self) -> None:
        """Lets go of the keys."""
        self._keypad.close()

    def _used(self) -> None:
        if self._talking is not None and not self._covered():
            self._talking.begin()

    def _asked(self, function: str) -> None:
        if self._covered():
            return
        # These keys reach no window, where every other touch is heard of, and every other key stays.
        if self._presence.asking:
            self._presence.stay()
        else:
            self._presence.touched()
        if function in self._functions:
            self._functions[function]()

    def _help(self) -> None:
        if self._talking is None or not self._talking.explain():
            self._kiosk.session.openAccess()

    def _heard(self, key: str, plain: bool) -> None:  # noqa: FBT001 - a signal gives it
        self._staff.press_key(key, plain=plain)

    def _page_changed(self) -> None:
        self._keypad.learn(learning=self._staff.page == Staff.Page.KEYPAD)

    def _asking_changed(self) -> None:
        if self._talking is not None and self._presence.asking:
            seconds = self._presence.allowed
            self._talking.announce(question(self._kiosk.bundle.exhibit, self._kiosk.session.visit, seconds))


def asked_of(reader: Reader) -> Mapping[str, Callable[[], None]]:
    """What keys ask of what reads aloud."""

    def read() -> None:
        onward: Mapping[int, Callable[[], None]] = {
            reader.State.IDLE: reader.read,
            reader.State.READING: reader.pause,
            reader.State.PAUSED: reader.carryOn,
        }
        onward[reader.state]()

    def louder() -> None:
        reader.louder()
        reader.tell_volume()

    def quieter() -> None:
        reader.quieter()
        reader.tell_volume()

    return {"read": read, "louder": louder, "quieter": quieter}
