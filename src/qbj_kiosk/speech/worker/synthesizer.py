"""Speaking with the system's voices, by Qt's text to speech. Needs the extra `media`."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

UNKNOWN = {"zh": "Chinese (Mandarin"}
"""Beginnings of the names of voices whose language Qt does not know: eSpeak's Mandarin is "cmn"."""
HOME = {"zh": "zh_CN", "en": "en_GB"}
"""The country preferred for a language; elsewhere Qt's own."""


def engine_name() -> str:
    """The engine to speak with: the system's, or none. Qt's "mock" is for tests and only taken alone."""
    names = QTextToSpeech.availableEngines()
    return next((name for name in names if name != "mock"), names[0] if names else "")


class Speech(QObject):
    """Says one text at a time.

    Args:
        ended: told the number of a text, and whether it was said to its end.
        name: Qt's name of the engine.
    """

    def __init__(self, name: str, ended: Callable[[int, bool], None]) -> None:
        super().__init__()
        self._ended = ended
        self._number = 0
        self._begun = False
        self._tag = ""
        self.engine = QTextToSpeech(name, self)
        self.engine.stateChanged.connect(self._turned)

    def usable(self) -> bool:
        """Whether the engine is there."""
        return self.engine.state() != QTextToSpeech.State.Error

    def voices(self, tags: Iterable[str]) -> dict[str, str]:
        """The voice of each language that there is one for."""
        return {tag: voice.name() for tag in tags if (voice := self._choose(tag)) is not None}

    def say(self, number: int, text: str, tag: str, volume: int) -> None:
        """Says a text; what is being said ends without news."""
        self._number = 0
        if self.engine.state() != QTextToSpeech.State.Ready:
            self.engine.stop()
        if tag != self._tag and self._choose(tag) is None:
            self._ended(number, False)  # noqa: FBT003 - whether it went well
            return
        self._tag = tag
        self.loudness(volume)
        self._number, self._begun = number, False
        self.engine.say(text)

    def stop(self) -> None:
        """Is silent."""
        self._number = 0
        self.engine.stop()

    def loudness(self, percent: int) -> None:
        """How loud; some engines heed it only with the next text."""
        self.engine.setVolume(percent / 100)

    def _choose(self, tag: str) -> QVoice | None:
        """Sets the engine to a language's best voice, and gives it back."""
        wanted = QLocale(HOME.get(tag, tag))
        known = [each for each in self.engine.availableLocales() if each.language() != QLocale.Language.C]
        locales = [each for each in known if each.language() == wanted.language()]
        locales.sort(key=lambda each: each.territory() != wanted.territory())
        for locale in locales:
            self.engine.setLocale(locale)
            if found := self.engine.availableVoices():
                self.engine.setVoice(found[0])
                return found[0]
        return self._by_name(UNKNOWN.get(tag, ""))

    def _by_name(self, beginning: str) -> QVoice | None:
        if beginning and any(each == QLocale.c() for each in self.engine.availableLocales()):
            self.engine.setLocale(QLocale.c())
            for voice in self.engine.availableVoices():
                if voice.name().startswith(beginning):
                    self.engine.setVoice(voice)
                    return voice
        return None

    def _turned(self, state: QTextToSpeech.State) -> None:
        """An engine may still tell the end of what was stopped: only what has begun since can end."""
        match state:
            case QTextToSpeech.State.Speaking:
                self._begun = True
            case QTextToSpeech.State.Ready if self._begun:
                self._end(well=True)
            case QTextToSpeech.State.Error:
                self._end(well=False)
            case _:
                pass

    def _end(self, *, well: bool) -> None:
        number, self._number, self._begun = self._number, 0, False
        if number:
            self._ended(number, well)
