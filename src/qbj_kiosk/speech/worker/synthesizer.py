"""Speech with the system's voices through Qt TextToSpeech. Needs the extra `media`."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from qbj_kiosk.speech.worker import loudness, voices
from qbj_kiosk.speech.worker.protocol import Speak

UNKNOWN_LANGUAGES = {"zh": voices.MANDARIN}
"""Beginnings of the names of voices whose language Qt does not know."""
PREFERRED_LOCALES = {"zh": "zh_CN", "en": "en_GB"}
"""Qt's default for others."""
FULL_VOLUME = {"speechd": 0.5}
"""The volume at which each engine speaks undistorted, by Qt's name; 1 for others. Speech-dispatcher clips above."""
RESPONSE_TIME = 2000
"""Milliseconds within which an engine begins a text, or ends it when stopped. Usually it takes about 20."""


def engine_name() -> str:
    """Return the name of the speech engine that Qt uses; "" for none.

    Qt's "mock" is for tests and only taken if it is the only one.
    """
    names = QTextToSpeech.availableEngines()
    return next((name for name in names if name != "mock"), names[0] if names else "")


class Synthesizer(QObject):
    """Speaks one text at a time with a speech engine of the system, through Qt.

    Engines report only states, not which text they belong to, and speech-dispatcher reports the end of a stopped text
    late. So a text is given to the engine only after the state of the one before has become "ready" again.

    Args:
        name: Qt's name of the engine.
        finished: called with the number of a text, and True if it was spoken to its end.
        hung: called if the engine does not respond.
    """

    def __init__(self, name: str, finished: Callable[[int, bool], None], hung: Callable[[], None]) -> None:
        super().__init__()
        self._finished = finished
        self._number = 0
        """Text that the engine speaks; 0 if its end is of no interest."""
        self._next: Speak | None = None
        self._is_given = False
        """True while the engine has a text."""
        self._has_begun = False
        self._voices: dict[str, QVoice | None] = {}
        self._full_volume = FULL_VOLUME.get(name, 1.0)
        self._trim = 1.0
        """Amplitude of the current voice."""
        self.engine = QTextToSpeech(name, self)
        self.engine.stateChanged.connect(self._state_changed)
        self._response_timer = QTimer(self, singleShot=True, interval=RESPONSE_TIME)
        self._response_timer.timeout.connect(hung)

    def is_usable(self) -> bool:
        return self.engine.state() != QTextToSpeech.State.Error

    def voices(self, tags: Iterable[str]) -> dict[str, str]:
        return {tag: voice.name() for tag in tags if (voice := self._voice(tag)) is not None}

    def wrong_voices(self, tags: Iterable[str]) -> dict[str, str]:
        """Return voices of the engine that read a language as another one, where no voice reads it right."""
        names = {tag: voices.find_wrong(self._candidates(tag)[1]) for tag in tags if self._voice(tag) is None}
        return {tag: name for tag, name in names.items() if name}

    def speak(self, text: Speak) -> None:
        self._number = 0
        if self._voice(text.tag) is None:
            self._next = None
            self._continue()
            self._finished(text.number, False)  # noqa: FBT003 - signature of the callback
            return
        self._next = text
        self._continue()

    def stop(self) -> None:
        self._number, self._next = 0, None
        self._continue()

    def set_volume(self, percent: int) -> None:
        self.engine.setVolume(self._full_volume * self._trim * loudness.amplitude(percent))

    def set_rate(self, rate: float) -> None:
        """Set the speed at which the next text is spoken, from -1 to 1."""
        self.engine.setRate(rate)

    def _continue(self) -> None:
        if not self._is_given:
            self._give_next()
        elif self._has_begun and not self._response_timer.isActive():
            self._response_timer.start()
            self.engine.stop()

    def _give_next(self) -> None:
        text, self._next = self._next, None
        if text is None:
            return
        voice = self._voice(text.tag)
        if voice is None:
            return
        self._number, self._is_given, self._has_begun = text.number, True, False
        # This sets the locale, too.
        self.engine.setVoice(voice)
        self._trim = voices.full_volume(voice.name())
        self.set_volume(text.volume)
        self._response_timer.start()
        self.engine.say(text.pinyin if text.pinyin and voices.reads_pinyin(voice.name()) else text.text)

    def _state_changed(self, state: QTextToSpeech.State) -> None:
        match state:
            case QTextToSpeech.State.Speaking if self._is_given and not self._has_begun:
                self._response_timer.stop()
                self._has_begun = True
                if not self._number:
                    self._continue()
            case QTextToSpeech.State.Ready if self._has_begun:
                self._end(completed=True)
            case QTextToSpeech.State.Error if self._is_given:
                self._end(completed=False)
            case _:
                pass

    def _end(self, *, completed: bool) -> None:
        self._response_timer.stop()
        number, self._number = self._number, 0
        self._is_given = self._has_begun = False
        if number:
            self._finished(number, completed)
        self._continue()

    def _voice(self, tag: str) -> QVoice | None:
        if tag not in self._voices:
            self._voices[tag] = self._find_voice(tag)
        return self._voices[tag]

    def _find_voice(self, tag: str) -> QVoice | None:
        found, names = self._candidates(tag)
        name = voices.choose(names)
        return found[names.index(name)] if name else None

    def _candidates(self, tag: str) -> tuple[list[QVoice], list[str]]:
        preferred = QLocale(PREFERRED_LOCALES.get(tag, tag))
        locales = self.engine.availableLocales()
        known = [each for each in locales if each.language() == preferred.language() != QLocale.Language.C]
        known.sort(key=lambda each: each.territory() != preferred.territory())
        found = [voice for locale in known for voice in self._voices_of(locale)]
        prefix = UNKNOWN_LANGUAGES.get(tag, "")
        if prefix and QLocale.c() in locales:
            found += [voice for voice in self._voices_of(QLocale.c()) if voice.name().startswith(prefix)]
        return found, [voice.name() for voice in found]

    def _voices_of(self, locale: QLocale) -> list[QVoice]:
        self.engine.setLocale(locale)
        return self.engine.availableVoices()
