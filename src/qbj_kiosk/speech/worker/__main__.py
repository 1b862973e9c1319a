"""The speech process: reads commands from its input, writes events to its output, ends with its input."""

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from msgspec import DecodeError
from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer

from qbj_kiosk.speech.worker import capabilities, protocol
from qbj_kiosk.speech.worker.protocol import ENGINE_LOST, REPLACE_ENGINE, Speed
from qbj_kiosk.speech.worker.speech_dispatcher_monitor import SpeechDispatcherMonitor

if TYPE_CHECKING:
    from qbj_kiosk.speech.worker.recording_player import RecordingPlayer
    from qbj_kiosk.speech.worker.synthesizer import Synthesizer

DISPATCHER: Final = "speechd"
"""Qt's name of speech-dispatcher."""
CHECK_INTERVAL: Final = 500
"""Milliseconds between two checks of speech-dispatcher's processes."""
START_LIMIT: Final = 60
"""Seconds. Creating an engine takes 2 to 8, and for ever with a speech-dispatcher that hangs."""
PLAYBACK_RATES: Final = {Speed.SLOW: 0.75, Speed.NORMAL: 1.0, Speed.FAST: 1.3}
ENGINE_RATES: Final = {Speed.SLOW: -0.45, Speed.NORMAL: 0.0, Speed.FAST: 0.2}
"""From -1 to 1. With eSpeak through speech-dispatcher about as fast as `PLAYBACK_RATES`."""


class Worker:
    """The speech process: executes the exhibit's commands, one output at a time.

    Args:
        tags: languages of the exhibit.
        commands: file descriptor.
        events: file descriptor.
    """

    def __init__(self, tags: list[str], commands: int, events: int) -> None:
        self._commands, self._events = commands, events
        self._partial_line = b""
        self._synthesizer: Synthesizer | None
        self._player: RecordingPlayer | None
        self._synthesizer, no_speech = capabilities.create_synthesizer(self._finished, self._engine_lost)
        self._player, no_playback = capabilities.create_recording_player(self._finished)
        reasons = [no_speech, no_playback]
        self._capabilities = capabilities.describe_capabilities(self._synthesizer, self._player, tags, reasons)
        self._dispatcher = self._find_dispatcher()
        self._check_timer = QTimer(interval=CHECK_INTERVAL)
        self._check_timer.timeout.connect(self._check_dispatcher)
        self._check_timer.start()
        self._sound = capabilities.create_sound_output(self._sound_changed)
        self._send_capabilities()
        self._notifier = QSocketNotifier(commands, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def run(self, app: QCoreApplication) -> int:
        """Execute the exhibit's commands until the input ends; return the exit code of the speech process."""
        return app.exec()

    def _find_dispatcher(self) -> SpeechDispatcherMonitor | None:
        if self._capabilities.engine == DISPATCHER:
            with suppress(OSError):
                return SpeechDispatcherMonitor(os.environ)
        return None

    def _check_dispatcher(self) -> None:
        if self._dispatcher is not None and not self._dispatcher.is_complete():
            self._engine_lost()

    def _sound_changed(self, is_there: bool) -> None:  # noqa: FBT001 - signature of the callback
        if is_there and self._sound is not None and self._sound.has_lost_server:
            # The engine was connected to a sound server that has ended: it may hang, and it may be mute.
            self._engine_lost()
            return
        if not is_there:
            self._stop()
        self._send_capabilities()

    def _send_capabilities(self) -> None:
        is_mute = self._sound is not None and not self._sound.is_there
        self._send(capabilities.without_sound(self._capabilities) if is_mute else self._capabilities)

    def _engine_lost(self) -> None:
        """End the speech process because its engine does not respond. The exhibit starts another one."""
        self._check_timer.stop()
        if self._dispatcher is not None:
            self._dispatcher.end()
        QCoreApplication.exit(ENGINE_LOST)

    def _read(self) -> None:
        data = os.read(self._commands, 65536)
        if not data:  # the exhibit has ended
            self._notifier.setEnabled(False)
            QCoreApplication.exit(0)
            return
        *lines, self._partial_line = (self._partial_line + data).split(b"\n")
        for line in lines:
            try:
                self._execute(protocol.decode_command(line))
            except DecodeError as error:
                print(f"speech: ignored invalid command: {error}", file=sys.stderr)  # noqa: T201 - logged by the supervisor

    def _execute(self, command: protocol.Command) -> None:
        match command:
            case protocol.Speak():
                # A paused recording stays paused: the text is an announcement in between.
                if self._synthesizer is None:
                    self._finished(command.number, completed=False)
                else:
                    self._synthesizer.speak(command)
            case protocol.Play(number, file, volume):
                self._stop_speaking()
                if self._player is None:
                    self._finished(number, completed=False)
                else:
                    self._player.play(number, file, volume)
            case protocol.Pause():
                self._stop()
            case protocol.Resume(volume):
                self._stop_speaking()
                if self._player is not None:
                    self._player.resume(volume)
            case protocol.SetVolume(volume):
                self._set_volume(volume)
            case protocol.SetSpeed(speed):
                self._set_speed(speed)

    def _stop(self) -> None:
        self._stop_speaking()
        if self._player is not None:
            self._player.pause()

    def _stop_speaking(self) -> None:
        if self._synthesizer is not None:
            self._synthesizer.stop()

    def _set_volume(self, volume: int) -> None:
        for output in (self._synthesizer, self._player):
            if output is not None:
                output.set_volume(volume)

    def _set_speed(self, speed: Speed) -> None:
        if self._synthesizer is not None:
            self._synthesizer.set_rate(ENGINE_RATES[speed])
        if self._player is not None:
            self._player.set_speed(PLAYBACK_RATES[speed])

    def _finished(self, number: int, completed: bool) -> None:  # noqa: FBT001 - signature of the callback
        self._send(protocol.Finished(number, completed))

    def _send(self, event: protocol.Event) -> None:
        os.write(self._events, protocol.encode(event))


def main(arguments: list[str]) -> int:
    """Run the speech process; return its exit code.

    `arguments` are language tags, after `REPLACE_ENGINE` if speech-dispatcher hung at the last start.
    """
    replaces = arguments[:1] == [REPLACE_ENGINE]
    if replaces:
        with suppress(OSError):
            SpeechDispatcherMonitor(os.environ).end()
    if sys.platform != "win32":
        signal.alarm(START_LIMIT)
    app = QCoreApplication(["qbj-kiosk-voice"])
    events = os.dup(1)
    # Libraries print to standard output: redirect that to standard error, so that the pipe carries events only.
    os.dup2(2, 1)
    worker = Worker(arguments[replaces:], 0, events)
    if sys.platform != "win32":
        signal.alarm(0)
    return worker.run(app)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
