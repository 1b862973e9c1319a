"""Reading aloud for QML: what is on the screen, part by part, with pause, repeat and volume."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit import model
from qbj_kiosk.session.places import AtAccess, Place
from qbj_kiosk.speech import playback
from qbj_kiosk.speech.narration import UNSEEN, telling
from qbj_kiosk.speech.output import Voice
from qbj_kiosk.speech.playback import Recital
from qbj_kiosk.speech.utterances import Utterance, utterances
from qbj_kiosk.staff.actions import step_level
from qbj_kiosk.viewmodels.properties import changing, uncreatable
from qbj_kiosk.viewmodels.session import Session
from qbj_kiosk.viewmodels.ui_strings import SpeechStrings

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

VOLUME = 50
"""Percent, where nothing else is set."""


@QmlElement
@uncreatable
class Reader(QObject):
    """Reads aloud what is on the screen, once it is asked to.

    Args:
        exhibit: what there is to read.
        session: the visit.
        voice: what speaks.
        file: from a recording's manifest path to the file.
        volume: loudness that visits begin with, in percent.
    """

    State = playback.State
    QEnum(State)

    availableChanged: ClassVar[Signal] = Signal()
    stateChanged: ClassVar[Signal] = Signal()
    partChanged: ClassVar[Signal] = Signal()
    asideChanged: ClassVar[Signal] = Signal()
    volumeChanged: ClassVar[Signal] = Signal()
    stringsChanged: ClassVar[Signal] = Signal()

    def __init__(
        self, exhibit: model.Exhibit, session: Session, voice: Voice, file: Callable[[str], str], volume: int = VOLUME
    ) -> None:
        super().__init__()
        self._exhibit, self._session, self._voice = exhibit, session, voice
        self._strings = {language.tag: SpeechStrings(language.speech, self) for language in exhibit.languages}
        self._default = volume
        self._recital = Recital(voice, file, volume)
        self._recital.stateChanged.connect(self.stateChanged)
        self._recital.partChanged.connect(self.partChanged)
        self._recital.asideChanged.connect(self.asideChanged)
        self._available = False
        voice.changed = self._look
        session.placeChanged.connect(self._moved)
        session.contentChanged.connect(self._spoken_otherwise)
        session.wasReset.connect(self.forget)
        self._look()

    available = changing(bool, lambda self: self._available, availableChanged)
    """Whether anything of what is on the screen, or behind the access page, can be heard."""
    state = changing(State, lambda self: self._recital.state, stateChanged)
    part = changing(str, lambda self: getattr(self._recital.now, "key", ""), partChanged)
    """Key of the part that is read; empty while nothing is."""
    text = changing(str, lambda self: getattr(self._recital.now, "text", ""), partChanged)
    """What is being read."""
    longest = changing(str, lambda self: self._longest(), partChanged)
    """The longest of what this reading says in one go beyond the texts of the screen."""
    aside = changing(str, lambda self: self._recital.aside, asideChanged)
    """What is being said in between, or while nothing is read; empty while nothing is."""
    volume = changing(int, lambda self: self._recital.volume, volumeChanged)
    """In percent."""
    strings = changing(SpeechStrings, lambda self: self._strings[self._session.visit.language], stringsChanged)

    @property
    def reads(self) -> bool:
        """Whether something is read at this moment."""
        return self._recital.state == self.State.READING

    def begin_with(self, volume: int) -> None:
        """From now on, visits begin this loud."""
        self._default = volume
        self._turn_to(volume)

    def forget(self) -> None:
        """The visit is over."""
        self._recital.stop()
        self._turn_to(self._default)

    @Slot()
    def read(self) -> None:
        """Begins to read what is on the screen."""
        self._read_from("")

    @Slot()
    def pause(self) -> None:
        """Holds."""
        self._recital.pause()

    @Slot()
    def carryOn(self) -> None:
        """Carries on where it was held."""
        self._recital.carry_on()

    @Slot()
    def repeat(self) -> None:
        """Reads the part again; right at its beginning, the one before it."""
        self._recital.repeat()

    @Slot()
    def louder(self) -> None:
        """A step louder."""
        self._turn_to(step_level(self._recital.volume, 1))

    @Slot()
    def quieter(self) -> None:
        """A step quieter."""
        self._turn_to(step_level(self._recital.volume, -1))

    @Slot()
    def stop(self) -> None:
        """Ends reading."""
        self._recital.stop()

    @Slot(str, str)
    def say(self, text: str, tag: str) -> None:
        """Says something short, where a voice speaks the language; what is being read waits, and then carries on.

        An empty text ends what was said so.
        """
        if not text:
            self._recital.hush()
        elif self._voice.can_say(tag):
            self._recital.say(text, tag)

    def tell_volume(self) -> None:
        """Says how loud it is, where nothing is being read that tells it."""
        if not self.reads:
            tag = self._session.visit.language
            self.say(self._strings[tag].volume(self._recital.volume), tag)

    def speaks(self, tag: str) -> bool:
        """Whether a voice speaks a language; where none does, recordings may still be heard."""
        return self._voice.can_say(tag)

    def _read_from(self, key: str) -> None:
        visit = self._session.visit
        self._recital.begin(self._hearable(visit.place), visit.language, key)

    def _hearable(self, place: Place) -> tuple[Utterance, ...]:
        visit = self._session.visit
        parts = telling(self._exhibit, visit.language, place, visit.access, self._session.switches)
        says, plays = self._voice.can_say(visit.language), self._voice.can_play()
        return utterances(parts, says=says, plays=plays)

    def _longest(self) -> str:
        return max((each.text for each in self._recital.line if each.key in UNSEEN), key=len, default="")

    def _look(self) -> None:
        """What can be heard may have changed. A voice that is gone reads nothing any more."""
        place = self._session.visit.place
        hearable = bool(self._hearable(place.behind if isinstance(place, AtAccess) else place))
        if not hearable:
            self._recital.stop()
        if hearable != self._available:
            self._available = hearable
            self.availableChanged.emit()

    def _moved(self) -> None:
        self._recital.stop()
        self._look()

    def _spoken_otherwise(self) -> None:
        """Whoever changes the language while it is read hears the part again, in that language."""
        was, now = self._recital.state, self._recital.now
        self._recital.stop()
        self.stringsChanged.emit()
        self._look()
        if was == self.State.READING and now is not None:
            self._read_from(now.key)

    def _turn_to(self, volume: int) -> None:
        if volume != self._recital.volume:
            self._recital.turn_to(volume)
            self.volumeChanged.emit()
