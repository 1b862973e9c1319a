"""Saying one thing after the other: pausing, repeating, saying something in between, and not waiting for ever."""

from collections.abc import Callable
from enum import IntEnum
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

from qbj_kiosk.speech.narration import Part
from qbj_kiosk.speech.output import Voice
from qbj_kiosk.speech.utterances import Utterance, beginning, patience, said


class State(IntEnum):
    """Whether a narration is being read."""

    IDLE = 0
    READING = 1
    PAUSED = 2


class Recital(QObject):
    """A line of utterances, and how far it has come.

    Args:
        voice: what speaks.
        file: from a recording's manifest path to the file.
        volume: loudness to begin with, in percent.
    """

    stateChanged: ClassVar[Signal] = Signal()
    partChanged: ClassVar[Signal] = Signal()
    asideChanged: ClassVar[Signal] = Signal()

    def __init__(self, voice: Voice, file: Callable[[str], str], volume: int) -> None:
        super().__init__()
        self._voice, self._file = voice, file
        self.volume = volume
        self.state = State.IDLE
        self._tag = ""
        self.line: tuple[Utterance, ...] = ()
        """All that is said, one after the other; empty while nothing is."""
        self._at = 0
        self.aside = ""
        """What is being said in between; empty while nothing is."""
        self._overdue = QTimer(self)
        self._overdue.setSingleShot(True)
        self._overdue.timeout.connect(self.give_up)
        voice.ended = self._ended

    @property
    def now(self) -> Utterance | None:
        """What is being said, or held; None while nothing is."""
        return self.line[self._at] if self.line else None

    def begin(self, line: tuple[Utterance, ...], tag: str, key: str = "") -> None:
        """Says a line in a language, from a part of it on. A line without anything to say changes nothing."""
        if line:
            self.line, self._tag = line, tag
            self._at = next((number for number, each in enumerate(line) if each.key == key), 0)
            self._become(State.READING)
            self._utter(self.line[self._at])

    def pause(self) -> None:
        """Holds."""
        if self.state == State.READING:
            self._quiet()
            self._become(State.PAUSED)

    def carry_on(self) -> None:
        """Carries on: with a recording where it was held, else with the sentence."""
        if self.state == State.PAUSED:
            self._become(State.READING)
            self._resume(self.line[self._at])

    def repeat(self) -> None:
        """Says the part again; right at its beginning, the one before it."""
        if self.line:
            self._at = beginning(self.line, self._at)
            self._become(State.READING)
            self._utter(self.line[self._at])

    def stop(self) -> None:
        """Ends it."""
        if self.aside:
            self._quiet()
        if self.line:
            self._quiet()
            self.line, self._at = (), 0
            self._become(State.IDLE)
            self.partChanged.emit()

    def say(self, text: str, tag: str) -> None:
        """Says something short in between; what is being said waits for it and then carries on."""
        if self.state == State.READING and not self.aside:
            self._voice.halt()
        self._set_aside(text)
        self._voice.say(text, tag, self.volume)
        self._wait(Utterance(0, "", text))

    def hush(self) -> None:
        """Ends what is said in between."""
        if self.aside:
            self._quiet()
            if self.now is not None and self.state == State.READING:
                self._resume(self.now)

    def turn_to(self, volume: int) -> None:
        """How loud from now on."""
        self.volume = volume
        self._voice.loudness(volume)

    def give_up(self) -> None:
        """A voice that has not come to an end never will: it is quiet, and another is woken."""
        self.stop()
        self._voice.restart()

    def _utter(self, now: Utterance) -> None:
        self._set_aside("")
        if now.recording:
            self._voice.play(self._file(now.recording), self.volume)
        else:
            self._voice.say(now.text, self._tag, self.volume)
        self._wait(now)
        self.partChanged.emit()

    def _resume(self, now: Utterance) -> None:
        if now.recording:
            self._voice.resume(self.volume)
            self._wait(now)
        else:
            self._utter(now)

    def _ended(self, well: bool) -> None:  # noqa: FBT001 - as a voice calls it
        self._overdue.stop()
        aside = bool(self.aside)
        self._set_aside("")
        now = self.now
        if now is None or self.state != State.READING:
            return
        if aside:
            self._resume(now)
        elif well:
            self._next()
        elif now.recording and self._voice.can_say(self._tag):
            instead = said(now.part, Part(now.key, now.text))
            self.line = (*self.line[: self._at], *instead, *self.line[self._at + 1 :])
            self._utter(instead[0])
        elif now.recording:
            self._next()
        else:
            self.stop()

    def _next(self) -> None:
        if self._at + 1 < len(self.line):
            self._at += 1
            self._utter(self.line[self._at])
        else:
            self.stop()

    def _quiet(self) -> None:
        self._overdue.stop()
        self._set_aside("")
        self._voice.halt()

    def _set_aside(self, text: str) -> None:
        if text != self.aside:
            self.aside = text
            self.asideChanged.emit()

    def _wait(self, what: Utterance) -> None:
        self._overdue.start(int(patience(what) * 1000))

    def _become(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.stateChanged.emit()
