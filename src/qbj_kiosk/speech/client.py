"""Client of the speech process. It never waits: the process may be slow, hang or crash.

A system's engine can take seconds to start or never respond, as observed with speech-dispatcher.
"""

import sys
from collections.abc import Callable, Mapping, Sequence

from msgspec import DecodeError
from PySide6.QtCore import QObject, QProcess, QTimer

from qbj_kiosk.speech.pronunciation import Pronunciation
from qbj_kiosk.speech.worker import protocol
from qbj_kiosk.speech.worker.protocol import Speed

RESTART_DELAYS = 500, 60_000
"""Milliseconds until the first restart, and at most. The delay doubles until something is spoken to its end."""
COMMAND = (sys.executable, "-I", "-m", "qbj_kiosk.speech.worker")


class SpeechClient(QObject):
    """Speech output for the exhibit, produced by the speech process; starts that process and restarts it.

    Args:
        pronunciations: by language tag.
        command: command line of the process; the tags are appended.
    """

    def __init__(self, pronunciations: Mapping[str, Pronunciation], command: Sequence[str] = COMMAND) -> None:
        super().__init__()
        self._pronunciations = pronunciations
        self.finished: Callable[[bool], None] = _ignore_finished
        self.capabilities_changed: Callable[[], None] = _ignore_change
        self._command, self._tags = list(command), list(pronunciations)
        self._capabilities = protocol.NO_CAPABILITIES
        self._speed = Speed.NORMAL
        self._number = 0
        self._has_reported = True
        """False from a start until the process has reported its capabilities, and after it hung."""
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._process_ended)
        self._process.errorOccurred.connect(self._process_failed)
        self._restart_delay = RESTART_DELAYS[0]
        self._restart_timer = QTimer(self)
        self._restart_timer.setSingleShot(True)
        self._restart_timer.timeout.connect(self._start)
        self._start()

    def can_speak(self, tag: str) -> bool:
        return tag in self._capabilities.voices

    def can_play(self) -> bool:
        return self._capabilities.plays

    def speak(self, text: str, tag: str, volume: int) -> None:
        """Let the speech process speak a text instead of the current one, whose end is not reported."""
        self._number += 1
        pronunciation = self._pronunciations[tag]
        spoken = pronunciation.spoken(text)
        self._send(protocol.Speak(self._number, spoken, tag, volume, pronunciation.pinyin(spoken)))

    def play(self, file: str, volume: int) -> None:
        """Let the speech process play a sound file instead of the current output, whose end is not reported."""
        self._number += 1
        self._send(protocol.Play(self._number, file, volume))

    def pause(self) -> None:
        self._send(protocol.Pause())

    def resume(self, volume: int) -> None:
        self._send(protocol.Resume(volume))

    def set_volume(self, volume: int) -> None:
        self._send(protocol.SetVolume(volume))

    def set_speed(self, speed: Speed) -> None:
        self._speed = speed
        self._send(protocol.SetSpeed(speed))

    def restart(self) -> None:
        """Kill a speech process that hangs; another one is started, which also replaces an engine that hangs."""
        self._has_reported = False
        self._process.kill()

    def release(self) -> None:
        """Close the input of the speech process and wait for its end."""
        self._process.blockSignals(True)  # noqa: FBT003 - Qt's call
        self._restart_timer.stop()
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(1000):
            self._process.kill()
            self._process.waitForFinished(1000)

    def _start(self) -> None:
        program, *arguments = self._command
        replace = () if self._has_reported else (protocol.REPLACE_ENGINE,)
        self._has_reported = False
        self._process.start(program, [*arguments, *replace, *self._tags])

    def _send(self, command: protocol.Command) -> None:
        if self._process.state() == QProcess.ProcessState.Running:
            self._process.write(protocol.encode(command))

    def _read(self) -> None:
        while self._process.canReadLine():
            try:
                self._handle(protocol.decode_event(bytes(self._process.readLine().data())))
            except DecodeError as error:
                print(f"speech: ignored invalid output: {error}", file=sys.stderr)  # noqa: T201 - logged by the supervisor

    def _handle(self, event: protocol.Event) -> None:
        match event:
            case protocol.Capabilities():
                if not self._has_reported:
                    self._has_reported = True
                    self._send(protocol.SetSpeed(self._speed))
                self._capabilities = event
                self.capabilities_changed()
            case protocol.Finished(number, completed):
                if completed:
                    self._restart_delay = RESTART_DELAYS[0]
                if number == self._number:
                    self.finished(completed)

    def _process_failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._process_ended()

    def _process_ended(self) -> None:
        self._capabilities = protocol.NO_CAPABILITIES
        self._restart_timer.start(self._restart_delay)
        self._restart_delay = min(2 * self._restart_delay, RESTART_DELAYS[1])
        self.capabilities_changed()


def _ignore_finished(_completed: bool) -> None:  # noqa: FBT001 - signature of the callback
    pass


def _ignore_change() -> None:
    pass
