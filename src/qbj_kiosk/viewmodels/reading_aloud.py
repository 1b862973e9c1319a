"""Reading aloud for QML: the narration of the current place, with pause, repeat and volume."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit import model
from qbj_kiosk.session.places import AtAccess, Place
from qbj_kiosk.speech import playback
from qbj_kiosk.speech.narration import OFF_SCREEN, create_narration
from qbj_kiosk.speech.output_interface import SpeechOutput
from qbj_kiosk.speech.utterances import Utterance, create_utterances
from qbj_kiosk.speech.worker import protocol
from qbj_kiosk.staff.actions import step_level
from qbj_kiosk.viewmodels.session import Session
from qbj_kiosk.viewmodels.typed_properties import changing, uncreatable
from qbj_kiosk.viewmodels.ui_strings import SpeechStrings

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

VOLUME = 50
"""In percent."""
LEAST_VOLUME = 10
"""In percent, while reading: visitors who begin it must be able to hear it."""
END_TONE = Path(__file__).parents[1] / "speech" / "end_of_row.wav"
"""440 Hz for 0.12 s, computed."""


@QmlElement
@uncreatable
class Reader(QObject):
    """View model of reading aloud: reads the current place when a visitor asks for it.

    Args:
        file: returns the file of a recording for its path in the manifest.
        volume: volume that visits begin with, in percent.
    """

    State = playback.State
    QEnum(State)
    Speed = protocol.Speed
    QEnum(Speed)

    availableChanged: ClassVar[Signal] = Signal()
    stateChanged: ClassVar[Signal] = Signal()
    partChanged: ClassVar[Signal] = Signal()
    announcementChanged: ClassVar[Signal] = Signal()
    volumeChanged: ClassVar[Signal] = Signal()
    speedChanged: ClassVar[Signal] = Signal()
    stringsChanged: ClassVar[Signal] = Signal()

    def __init__(
        self,
        exhibit: model.Exhibit,
        session: Session,
        output: SpeechOutput,
        file: Callable[[str], str],
        volume: int = VOLUME,
    ) -> None:
        super().__init__()
        self._exhibit, self._session, self._output = exhibit, session, output
        self._strings = {language.tag: SpeechStrings(language.speech, self) for language in exhibit.languages}
        self._default_volume = volume
        self._playback = playback.Playback(output, file, volume)
        self._playback.stateChanged.connect(self.stateChanged)
        self._playback.partChanged.connect(self.partChanged)
        self._playback.announcementChanged.connect(self.announcementChanged)
        self._available = False
        output.capabilities_changed = self._capabilities_changed
        session.placeChanged.connect(self._place_changed)
        session.contentChanged.connect(self._language_changed)
        session.wasReset.connect(self.reset)
        self._update_available()

    available = changing(bool, lambda self: self._available, availableChanged)
    """True if any of the current place, or of the place behind the accessibility page, can be spoken or played."""
    state = changing(State, lambda self: self._playback.state, stateChanged)
    part = changing(str, lambda self: getattr(self._playback.current, "key", ""), partChanged)
    """Key of the part that is read; empty while idle."""
    text = changing(str, lambda self: getattr(self._playback.current, "text", ""), partChanged)
    """Empty while idle."""
    longest = changing(str, lambda self: self._longest(), partChanged)
    """Longest utterance of this reading that does not stand on the screen."""
    announcement = changing(str, lambda self: self._playback.announcement, announcementChanged)
    """Caption of the announcement that is being spoken; empty for none."""
    volume = changing(int, lambda self: self._playback.volume, volumeChanged)
    """In percent."""
    speed = changing(Speed, lambda self: self._playback.speed, speedChanged)
    strings = changing(SpeechStrings, lambda self: self._strings[self._session.visit.language], stringsChanged)

    @property
    def is_reading(self) -> bool:
        return self._playback.state == self.State.READING

    def set_default_volume(self, volume: int) -> None:
        self._default_volume = volume
        self._set_volume(volume)

    def reset(self) -> None:
        self._playback.stop()
        self._set_volume(self._default_volume)
        self._set_speed(self.Speed.NORMAL)

    @Slot()
    def read(self) -> None:
        self._read_from("")

    @Slot()
    def pause(self) -> None:
        self._playback.pause()

    @Slot()
    def resume(self) -> None:
        self._playback.resume()

    @Slot()
    def repeat(self) -> None:
        self._playback.repeat()

    @Slot()
    def louder(self) -> None:
        self._set_volume(step_level(self._playback.volume, 1))

    @Slot()
    def quieter(self) -> None:
        self._set_volume(step_level(self._playback.volume, -1))

    @Slot()
    def nextSpeed(self) -> None:
        """Change to the next of the three speeds of reading aloud; after the last comes the first."""
        self._set_speed(self.Speed((self._playback.speed + 1) % len(self.Speed)))

    @Slot()
    def stop(self) -> None:
        self._playback.stop()

    @Slot(str, str)
    def announce(self, text: str, tag: str, on_screen: str = "") -> None:
        """Speak a text, if there is a voice for its language; reading aloud continues after it.

        Args:
            text: an empty text stops the current announcement.
            on_screen: end of the text that already stands on the screen. It gets no caption.
        """
        if not text:
            self._playback.stop_announcement()
        elif self._output.can_speak(tag):
            self._playback.announce(text, tag, on_screen)

    @Slot()
    def playEndTone(self) -> None:
        """Play a short tone because a key would have moved focus further, but there is nothing. Never while reading."""
        if self._playback.state == self.State.IDLE and self._output.can_play():
            self._playback.stop_announcement()
            self._output.play(str(END_TONE), self._playback.volume)

    def announce_volume(self) -> None:
        """Announce the volume of speech, unless reading makes it audible anyway."""
        if not self.is_reading:
            tag = self._session.visit.language
            self.announce(self._strings[tag].volume(self._playback.volume), tag)

    def can_speak(self, tag: str) -> bool:
        return self._output.can_speak(tag)

    def _read_from(self, key: str) -> None:
        visit = self._session.visit
        self._set_volume(max(self._playback.volume, LEAST_VOLUME))
        self._playback.begin(self._utterances(visit.place), visit.language, key)

    def _utterances(self, place: Place) -> tuple[Utterance, ...]:
        visit = self._session.visit
        parts = create_narration(self._exhibit, visit.language, place, visit.access, self._session.switches)
        can_speak, can_play = self._output.can_speak(visit.language), self._output.can_play()
        return create_utterances(parts, can_speak=can_speak, can_play=can_play)

    def _longest(self) -> str:
        return max((each.text for each in self._playback.utterances if each.key in OFF_SCREEN), key=len, default="")

    def _capabilities_changed(self) -> None:
        """Interrupt reading aloud if voice and recordings are lost, and offer to continue when they are back."""
        if self._can_output():
            self._playback.end_interruption()
        elif self._playback.state != self.State.IDLE:
            self._playback.interrupt(self._strings[self._session.visit.language].noSound)
        self._update_available()

    def _can_output(self) -> bool:
        return self._output.can_play() or self._output.can_speak(self._session.visit.language)

    def _update_available(self) -> None:
        place = self._session.visit.place
        available = bool(self._utterances(place.behind if isinstance(place, AtAccess) else place))
        if not available and self._can_output():
            self._playback.stop()
        if available != self._available:
            self._available = available
            self.availableChanged.emit()

    def _place_changed(self) -> None:
        self._playback.stop()
        self._update_available()

    def _language_changed(self) -> None:
        state, current = self._playback.state, self._playback.current
        self._playback.stop()
        self.stringsChanged.emit()
        self._update_available()
        if state == self.State.READING and current is not None:
            self._read_from(current.key)

    def _set_speed(self, speed: protocol.Speed) -> None:
        if speed != self._playback.speed:
            self._playback.set_speed(speed)
            self.speedChanged.emit()

    def _set_volume(self, volume: int) -> None:
        if self._playback.state != self.State.IDLE:
            volume = max(volume, LEAST_VOLUME)
        if volume != self._playback.volume:
            self._playback.set_volume(volume)
            self.volumeChanged.emit()
