"""The talking interface: where a voice speaks, what the keyboard goes to is said in the language that is shown."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from qbj_kiosk.app.application import Application
from qbj_kiosk.session.visit import fresh
from qbj_kiosk.shell.focus_watcher import FocusWatcher
from qbj_kiosk.speech.focus_text import Control, sentence, title
from qbj_kiosk.viewmodels.reader import Reader


class FocusSpeech:
    """Says what the keyboard goes to, while a visit's switch for it is on.

    Args:
        kiosk: the exhibit, on the screen.
        reader: what speaks.
        covered: whether the night or the staff lies over the exhibit; then nothing is said.
    """

    def __init__(self, kiosk: Application, reader: Reader, covered: Callable[[], bool]) -> None:
        self._session, self._reader, self._covered = kiosk.session, reader, covered
        self._exhibit = kiosk.bundle.exhibit
        self._words = {language.tag: language.talk for language in self._exhibit.languages}
        self._arrived = ""
        self._begun = False
        self._offered = False
        self._talk = FocusWatcher(kiosk.app, kiosk.window, self._tell)
        # A visit's first key may end a visit itself: what begins with it begins once it was carried out.
        self._beginning = QTimer(self._talk, singleShot=True, interval=0)
        self._beginning.timeout.connect(self._begin)
        self._session.accessChanged.connect(self._follow)
        self._session.wasReset.connect(self._follow)
        self._session.placeChanged.connect(self._place_changed)
        self._session.contentChanged.connect(self._content_changed)
        self._session.figuresChanged.connect(self._talk.settle)
        reader.availableChanged.connect(self._offer)
        self._offer()

    def begin(self) -> None:
        """A keypad is used: from its first key on a visit is talked to, unless the visitor turns that off."""
        if self._speaks and not self._begun:
            self._beginning.start()

    def announce(self, text: str) -> None:
        """Something has come up: whoever is talked to is told, together with what the keyboard goes to."""
        if self._session.visit.access.talking:
            self._arrived = text
            self._talk.repeat()

    def explain(self) -> bool:
        """Says what the keys do.

        Returns:
            Whether anything could be said.
        """
        speaks = self._speaks
        if speaks and not self._beginning.isActive():
            self._reader.say(self._words[self._tag].help, self._tag)
        return speaks

    @property
    def _tag(self) -> str:
        return self._session.visit.language

    @property
    def _speaks(self) -> bool:
        return self._reader.speaks(self._tag)

    def _begin(self) -> None:
        if self._speaks and not self._begun:
            self._begun = True
            if not self._session.visit.access.talking:
                self._session.setSwitch("talking", True)  # noqa: FBT003 - a slot of QML's
                self.announce(self._words[self._tag].help)

    def _offer(self) -> None:
        if self._speaks != self._offered:
            self._offered = self._speaks
            self._session.set_switch_offered("talking", offered=self._offered)

    def _follow(self) -> None:
        visit = self._session.visit
        # Whoever has turned it off is not talked to again in this visit.
        self._begun = visit != fresh(visit.plan) and (self._begun or visit.access.talking)
        if self._talk.turn(on=visit.access.talking) and not visit.access.talking:
            self._arrived = ""
            self._reader.stop()
        self._talk.again()

    def _place_changed(self) -> None:
        self._offer()
        self.announce(title(self._exhibit, self._tag, self._session.visit.place))

    def _content_changed(self) -> None:
        self._offer()
        self._talk.again()

    def _tell(self, control: Control) -> None:
        text = sentence(control, self._words[self._tag], self._arrived)
        self._arrived = ""
        if text and not self._covered():
            self._reader.say(text, self._tag)
