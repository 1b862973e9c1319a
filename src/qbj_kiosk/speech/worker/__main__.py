"""The speech process: reads commands from its input, writes events to its output, ends with its input."""

import os
import sys
from typing import TYPE_CHECKING

from msgspec import DecodeError
from PySide6.QtCore import QCoreApplication, QSocketNotifier

from qbj_kiosk.speech.worker import capabilities, protocol

if TYPE_CHECKING:
    from qbj_kiosk.speech.worker.recording_player import RecordingPlayer
    from qbj_kiosk.speech.worker.synthesizer import Synthesizer


class Worker:
    """Executes commands, one output at a time.

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
        self._synthesizer, no_speech = capabilities.create_synthesizer(self._finished)
        self._player, no_playback = capabilities.create_recording_player(self._finished)
        self._send(capabilities.describe_capabilities(self._synthesizer, self._player, tags, [no_speech, no_playback]))
        self._notifier = QSocketNotifier(commands, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)

    def run(self, app: QCoreApplication) -> int:
        """Execute commands until the input ends; return the exit code."""
        return app.exec()

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
            case protocol.Speak(number, text, tag, volume):
                # A paused recording stays paused: the text is an announcement in between.
                if self._synthesizer is None:
                    self._finished(number, completed=False)
                else:
                    self._synthesizer.speak(number, text, tag, volume)
            case protocol.Play(number, file, volume):
                self._stop_speaking()
                if self._player is None:
                    self._finished(number, completed=False)
                else:
                    self._player.play(number, file, volume)
            case protocol.Pause():
                self._stop_speaking()
                if self._player is not None:
                    self._player.pause()
            case protocol.Resume(volume):
                self._stop_speaking()
                if self._player is not None:
                    self._player.resume(volume)
            case protocol.SetVolume(volume):
                self._set_volume(volume)

    def _stop_speaking(self) -> None:
        if self._synthesizer is not None:
            self._synthesizer.stop()

    def _set_volume(self, volume: int) -> None:
        for output in (self._synthesizer, self._player):
            if output is not None:
                output.set_volume(volume)

    def _finished(self, number: int, completed: bool) -> None:  # noqa: FBT001 - signature of the callback
        self._send(protocol.Finished(number, completed))

    def _send(self, event: protocol.Event) -> None:
        os.write(self._events, protocol.encode(event))


def main() -> int:
    app = QCoreApplication(["qbj-kiosk-voice"])
    events = os.dup(1)
    # Libraries print to standard output: redirect that to standard error, so that the pipe carries events only.
    os.dup2(2, 1)
    return Worker(sys.argv[1:], 0, events).run(app)


if __name__ == "__main__":
    sys.exit(main())
