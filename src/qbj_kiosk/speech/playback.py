"""Playback of utterances one after the other: pause, repeat, announcements in between, a timeout for each."""

from collections.abc import Callable
from enum import IntEnum
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

from qbj_kiosk.speech.narration import Part
from qbj_kiosk.speech.output_interface import SpeechOutput
from qbj_kiosk.speech.utterances import (
    Announcement,
    Utterance,
    repeat_index,
    split_announcement,
    split_part,
    timeout,
)
from qbj_kiosk.speech.worker.protocol import Speed


class State(IntEnum):
    IDLE = 0
    READING = 1
    PAUSED = 2


class Playback(QObject):
    """Reads a sequence of utterances aloud, one after the other, through a speech output.

    Args:
        file: returns the file of a recording for its path in the manifest.
        volume: initial volume in percent.
    """

    stateChanged: ClassVar[Signal] = Signal()
    partChanged: ClassVar[Signal] = Signal()
    announcementChanged: ClassVar[Signal] = Signal()

    def __init__(self, output: SpeechOutput, file: Callable[[str], str], volume: int) -> None:
        super().__init__()
        self._output, self._file = output, file
        self.volume = volume
        self.speed = Speed.NORMAL
        self.state = State.IDLE
        self._tag = ""
        self.utterances: tuple[Utterance, ...] = ()
        """Empty while idle."""
        self._index = 0
        self.announcement = ""
        """Caption of the announcement that is being spoken, or the notice that the output is lost. Empty for none."""
        self._announcements: tuple[Announcement, ...] = ()
        """Units that are still to be spoken, the current one first."""
        self._announced_tag = ""
        self._is_interrupted = False
        """True while the output is lost, and `announcement` is a notice about it."""
        self._has_lost_recording = False
        """True if the output no longer has the recording that was paused."""
        self._timeout = QTimer(self)
        self._timeout.setSingleShot(True)
        self._timeout.timeout.connect(self.abort)
        output.finished = self._finished

    @property
    def current(self) -> Utterance | None:
        return self.utterances[self._index] if self.utterances else None

    def begin(self, utterances: tuple[Utterance, ...], tag: str, key: str = "") -> None:
        """Read utterances aloud, from the part with this key on. An empty sequence changes nothing."""
        if utterances:
            self.utterances, self._tag = utterances, tag
            self._index = next((index for index, each in enumerate(utterances) if each.key == key), 0)
            self._set_state(State.READING)
            self._utter(self.utterances[self._index])

    def pause(self) -> None:
        if self.state == State.READING:
            self._silence()
            self._set_state(State.PAUSED)

    def resume(self) -> None:
        """Continue a recording where it was paused, or repeat the sentence that was paused."""
        if self.state == State.PAUSED and not self._is_interrupted:
            self._set_state(State.READING)
            self._resume(self.utterances[self._index])

    def repeat(self) -> None:
        """Repeat the part that is read aloud, or the previous part if at its start."""
        if self.utterances and not self._is_interrupted:
            self._index = repeat_index(self.utterances, self._index)
            self._set_state(State.READING)
            self._utter(self.utterances[self._index])

    def stop(self) -> None:
        self._is_interrupted = False
        if self.announcement or self._announcements:
            self._silence()
        if self.utterances:
            self._silence()
            self.utterances, self._index = (), 0
            self._set_state(State.IDLE)
            self.partChanged.emit()

    def interrupt(self, notice: str) -> None:
        """Pause reading while there is no sound output, and show a notice until it is available again."""
        self._timeout.stop()
        self._is_interrupted = True
        self._announcements = ()
        self._set_state(State.PAUSED)
        self._set_announcement(notice)

    def end_interruption(self) -> None:
        """Remove the notice that the sound output was lost. Reading stays paused."""
        if self._is_interrupted:
            self._is_interrupted = False
            self._has_lost_recording = True
            self._set_announcement("")

    def announce(self, text: str, tag: str, on_screen: str = "") -> None:
        """Speak a text at once; reading aloud continues after it.

        Args:
            on_screen: end of the text that already stands on the screen. It gets no caption.
        """
        if self.state == State.READING and not self._announcements:
            self._output.pause()
        self._announcements, self._announced_tag = split_announcement(text, on_screen), tag
        self._speak_announcement()

    def stop_announcement(self) -> None:
        if self._announcements and not self._is_interrupted:
            self._silence()
            if self.current is not None and self.state == State.READING:
                self._resume(self.current)

    def set_volume(self, volume: int) -> None:
        self.volume = volume
        self._output.set_volume(volume)

    def set_speed(self, speed: Speed) -> None:
        self.speed = speed
        self._output.set_speed(speed)

    def abort(self) -> None:
        """Stop reading and restart a speech output that has not reported an end in time."""
        self.stop()
        self._output.restart()

    def _utter(self, utterance: Utterance) -> None:
        self._clear_announcement()
        self._has_lost_recording = False
        if utterance.recording:
            self._output.play(self._file(utterance.recording), self.volume)
        else:
            self._output.speak(utterance.text, self._tag, self.volume)
        self._start_timeout(timeout(utterance.text, utterance.recording))
        self.partChanged.emit()

    def _resume(self, utterance: Utterance) -> None:
        if utterance.recording and not self._has_lost_recording:
            self._output.resume(self.volume)
            self._start_timeout(timeout(utterance.text, utterance.recording))
        else:
            self._utter(utterance)

    def _finished(self, completed: bool) -> None:  # noqa: FBT001 - signature of the callback
        self._timeout.stop()
        announced = bool(self._announcements)
        if completed and len(self._announcements) > 1:
            self._announcements = self._announcements[1:]
            self._speak_announcement()
            return
        self._clear_announcement()
        current = self.current
        if current is None or self.state != State.READING:
            return
        if announced:
            self._resume(current)
        elif completed:
            self._next()
        elif current.recording and self._output.can_speak(self._tag):
            sentences = split_part(current.part, Part(current.key, current.text))
            self.utterances = (*self.utterances[: self._index], *sentences, *self.utterances[self._index + 1 :])
            self._utter(sentences[0])
        elif current.recording:
            self._next()
        else:
            self.stop()

    def _next(self) -> None:
        if self._index + 1 < len(self.utterances):
            self._index += 1
            self._utter(self.utterances[self._index])
        else:
            self.stop()

    def _silence(self) -> None:
        self._timeout.stop()
        self._clear_announcement()
        self._output.pause()

    def _speak_announcement(self) -> None:
        current = self._announcements[0]
        self._set_announcement(current.caption)
        self._output.speak(current.text, self._announced_tag, self.volume)
        self._start_timeout(timeout(current.text))

    def _clear_announcement(self) -> None:
        self._announcements = ()
        self._set_announcement("")

    def _set_announcement(self, text: str) -> None:
        if text != self.announcement:
            self.announcement = text
            self.announcementChanged.emit()

    def _start_timeout(self, seconds: float) -> None:
        self._timeout.start(int(seconds * 1000))

    def _set_state(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.stateChanged.emit()
