"""Speech with the system's voices through Qt TextToSpeech. Needs the extra `media`."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

NAME_PREFIXES = {"zh": "Chinese (Mandarin"}
"""Prefixes of the names of voices whose language Qt does not know: eSpeak's Mandarin is "cmn"."""
PREFERRED_LOCALES = {"zh": "zh_CN", "en": "en_GB"}
"""Qt's default for others."""


def engine_name() -> str:
    """Return the engine to use; "" for none. Qt's "mock" is for tests and only taken if it is the only one."""
    names = QTextToSpeech.availableEngines()
    return next((name for name in names if name != "mock"), names[0] if names else "")


class Synthesizer(QObject):
    """Speaks one text at a time.

    Args:
        name: Qt's name of the engine.
        finished: called with the number of a text, and True if it was spoken to its end.
    """

    def __init__(self, name: str, finished: Callable[[int, bool], None]) -> None:
        super().__init__()
        self._finished = finished
        self._number = 0
        self._started = False
        self._tag = ""
        self.engine = QTextToSpeech(name, self)
        self.engine.stateChanged.connect(self._state_changed)

    def is_usable(self) -> bool:
        return self.engine.state() != QTextToSpeech.State.Error

    def voices(self, tags: Iterable[str]) -> dict[str, str]:
        return {tag: voice.name() for tag in tags if (voice := self._choose_voice(tag)) is not None}

    def speak(self, number: int, text: str, tag: str, volume: int) -> None:
        """Replace the current text, whose end is not reported."""
        self._number = 0
        if self.engine.state() != QTextToSpeech.State.Ready:
            self.engine.stop()
        if tag != self._tag and self._choose_voice(tag) is None:
            self._finished(number, False)  # noqa: FBT003 - signature of the callback
            return
        self._tag = tag
        self.set_volume(volume)
        self._number, self._started = number, False
        self.engine.say(text)

    def stop(self) -> None:
        self._number = 0
        self.engine.stop()

    def set_volume(self, percent: int) -> None:
        """Set the volume; some engines apply it only to the next text."""
        self.engine.setVolume(percent / 100)

    def _choose_voice(self, tag: str) -> QVoice | None:
        preferred = QLocale(PREFERRED_LOCALES.get(tag, tag))
        known = [each for each in self.engine.availableLocales() if each.language() != QLocale.Language.C]
        locales = [each for each in known if each.language() == preferred.language()]
        locales.sort(key=lambda each: each.territory() != preferred.territory())
        for locale in locales:
            self.engine.setLocale(locale)
            if found := self.engine.availableVoices():
                self.engine.setVoice(found[0])
                return found[0]
        return self._choose_by_name(NAME_PREFIXES.get(tag, ""))

    def _choose_by_name(self, prefix: str) -> QVoice | None:
        if prefix and any(each == QLocale.c() for each in self.engine.availableLocales()):
            self.engine.setLocale(QLocale.c())
            for voice in self.engine.availableVoices():
                if voice.name().startswith(prefix):
                    self.engine.setVoice(voice)
                    return voice
        return None

    def _state_changed(self, state: QTextToSpeech.State) -> None:
        # Engines report the end of a text that was stopped, too: only a text that has started since can end.
        match state:
            case QTextToSpeech.State.Speaking:
                self._started = True
            case QTextToSpeech.State.Ready if self._started:
                self._end(completed=True)
            case QTextToSpeech.State.Error:
                self._end(completed=False)
            case _:
                pass

    def _end(self, *, completed: bool) -> None:
        number, self._number, self._started = self._number, 0, False
        if number:
            self._finished(number, completed)
