"""The talking interface: where a voice speaks, what the keyboard goes to is said in the language that is shown."""

from collections.abc import Callable
from typing import Protocol

from qbj_kiosk.app import Kiosk
from qbj_kiosk.session.talk import Control, sentence, title
from qbj_kiosk.session.visit import fresh
from qbj_kiosk.shell.talk import Talk


class Voice(Protocol):
    """What speaks."""

    @property
    def available(self) -> bool:
        """Whether anything can be heard."""

    def say(self, text: str, tag: str) -> None:
        """Speaks in a language, in place of what it was speaking; an empty text only ends that."""


class Talking:
    """Says what the keyboard goes to, while a visit's switch for it is on.

    Args:
        kiosk: the exhibit, on the screen.
        voice: what speaks.
        covered: whether the night or the staff lies over the exhibit; then nothing is said.
    """

    def __init__(self, kiosk: Kiosk, voice: Voice, covered: Callable[[], bool]) -> None:
        self._kiosk, self._session, self._voice, self._covered = kiosk, kiosk.session, voice, covered
        self._exhibit = kiosk.bundle.exhibit
        self._words = {language.tag: language.talk for language in self._exhibit.languages}
        self._arrived = ""
        self._offered = False
        self._talk = Talk(kiosk.app, kiosk.window, self._tell)
        self._session.accessChanged.connect(self._follow)
        self._session.wasReset.connect(self._follow)
        self._session.placeChanged.connect(self._place_changed)
        self._session.contentChanged.connect(self._talk.again)
        self._session.toysChanged.connect(self._talk.again)
        self._session.offer("talking", there=voice.available)

    @property
    def on(self) -> bool:
        """Whether this visit wants to be talked to."""
        return self._voice.available and self._session.visit.access.talking

    def begin(self) -> None:
        """A keypad is used: from its first key on a visit is talked to, unless the visitor has turned that off."""
        if self._voice.available and not self._offered:
            self._offered = True
            self._session.turn("talking", True)  # noqa: FBT003 - a slot of QML's

    def announce(self, text: str) -> None:
        """Something has come up: told with what the keyboard goes to next."""
        if self.on:
            self._arrived = text
            self._talk.repeat()

    def explain(self) -> bool:
        """Says what the keys do.

        Returns:
            Whether anything could be said.
        """
        if self._voice.available:
            tag = self._session.visit.language
            self._voice.say(self._words[tag].help, tag)
        return self._voice.available

    def _follow(self) -> None:
        visit = self._session.visit
        if visit == fresh(visit.plan):
            self._offered = False
        if self._talk.turn(on=self.on) and not self.on:
            self._arrived = ""
            self._voice.say("", visit.language)
        self._talk.again()

    def _place_changed(self) -> None:
        visit = self._session.visit
        self.announce(title(self._exhibit, visit.language, visit.place))

    def _tell(self, control: Control) -> None:
        if not self._covered():
            tag = self._session.visit.language
            self._voice.say(sentence(control, self._words[tag], self._arrived), tag)
        self._arrived = ""
