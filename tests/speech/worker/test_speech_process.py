"""The speech process and its client, and the real engine if the extra is installed."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qbj_kiosk.speech.client import COMMAND, SpeechClient
from qbj_kiosk.speech.pronunciation import Pronunciation
from qbj_kiosk.speech.worker import capabilities, protocol

TIMEOUT = 30_000
"""Longest wait for the process in milliseconds."""
ECHO = """
import sys
from qbj_kiosk.speech.worker import protocol
def send(event):
    sys.stdout.buffer.write(protocol.encode(event))
    sys.stdout.flush()
send(protocol.Capabilities("echo", dict.fromkeys(sys.argv[1:], "Echo"), plays=True))
for line in sys.stdin.buffer:
    match protocol.decode_command(line):
        case protocol.Speak(number, "die"):
            sys.exit(1)
        case protocol.Speak(number, "mumble"):
            sys.stdout.write("no event\\n")
            send(protocol.Finished(number, completed=False))
        case protocol.Speak(number) | protocol.Play(number, _, _):
            send(protocol.Finished(number, completed=True))
"""


class Recorder:
    def __init__(self, client: SpeechClient) -> None:
        self.finished: list[bool] = []
        self.changes = 0
        client.finished, client.capabilities_changed = self.finished.append, self._changed

    def _changed(self) -> None:
        self.changes += 1


def start(bot: QtBot, command: Sequence[str]) -> tuple[SpeechClient, Recorder]:
    client = SpeechClient(dict.fromkeys(("en", "zh"), Pronunciation({}, {}, "latin")), command)
    recorder = Recorder(client)
    bot.waitUntil(lambda: recorder.changes > 0, timeout=TIMEOUT)
    return client, recorder


@pytest.fixture
def echo(qtbot: QtBot) -> Iterator[tuple[SpeechClient, Recorder]]:
    client, recorder = start(qtbot, [sys.executable, "-c", ECHO])
    yield client, recorder
    client.release()


def test_capabilities_are_received(echo: tuple[SpeechClient, Recorder]) -> None:
    client, _ = echo
    assert (client.can_speak("en"), client.can_speak("fr"), client.can_play()) == (True, False, True)


def test_only_the_last_output_is_reported_as_finished(echo: tuple[SpeechClient, Recorder], qtbot: QtBot) -> None:
    client, recorder = echo
    for text in ("one", "two", "three"):
        client.speak(text, "en", 50)
    client.play("/nowhere.wav", 50)
    qtbot.waitUntil(lambda: recorder.finished != [], timeout=TIMEOUT)
    assert recorder.finished == [True]


def test_invalid_output_is_ignored(
    echo: tuple[SpeechClient, Recorder], qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    client, recorder = echo
    client.speak("mumble", "en", 50)
    qtbot.waitUntil(lambda: recorder.finished == [False], timeout=TIMEOUT)
    assert "speech: ignored invalid output" in capfd.readouterr().err


def test_process_that_crashes_is_restarted(echo: tuple[SpeechClient, Recorder], qtbot: QtBot) -> None:
    client, recorder = echo
    client.speak("die", "en", 50)
    qtbot.waitUntil(lambda: recorder.changes == 2, timeout=TIMEOUT)
    assert not client.can_speak("en")
    assert not client.can_play()
    client.speak("into the void", "en", 50)
    client._restart_timer.timeout.emit()
    qtbot.waitUntil(lambda: client.can_speak("en"), timeout=TIMEOUT)


def test_process_that_hangs_is_replaced(echo: tuple[SpeechClient, Recorder], qtbot: QtBot) -> None:
    client, recorder = echo
    client.restart()
    qtbot.waitUntil(lambda: recorder.changes == 2, timeout=TIMEOUT)
    assert client._restart_timer.isActive()


def test_process_that_cannot_be_started_is_tried_again_later(qtbot: QtBot, tmp_path: Path) -> None:
    client, _ = start(qtbot, [str(tmp_path / "nothing")])
    assert not client.can_speak("en")
    assert client._restart_timer.isActive()
    client.release()


def test_process_reports_why_it_cannot_speak_and_ends_with_its_input() -> None:
    commands = protocol.encode(protocol.Speak(1, "Hello", "xx", 50)) + b"nonsense\n" + protocol.encode(protocol.Pause())
    done = subprocess.run([*COMMAND, "xx"], input=commands, capture_output=True, timeout=TIMEOUT / 1000, check=True)
    sent, finished = (protocol.decode_event(line) for line in done.stdout.splitlines())
    assert isinstance(sent, protocol.Capabilities)
    assert sent.voices == {}
    assert capabilities.is_installed() or capabilities.NO_EXTRA in sent.reason
    assert finished == protocol.Finished(1, completed=False)
    assert b"ignored invalid command" in done.stderr


@pytest.mark.skipif(not capabilities.is_installed(), reason="the extra media is not installed")
@pytest.mark.qt_log_ignore("pipewire-0.3")  # Qt looks for it first, and does without
def test_mock_engine_speaks_a_text_to_its_end(qtbot: QtBot) -> None:
    from qbj_kiosk.speech.worker.synthesizer import Synthesizer

    ends: list[tuple[int, bool]] = []
    synthesizer = Synthesizer("mock", lambda number, completed: ends.append((number, completed)), pytest.fail)
    assert set(synthesizer.voices(["en", "zh"])) == {"en"}
    synthesizer.speak(protocol.Speak(1, "Cut short in the middle of it all", "en", 50))
    synthesizer.speak(protocol.Speak(2, "Hello there", "en", 50))
    qtbot.waitUntil(lambda: ends != [], timeout=TIMEOUT)
    synthesizer.speak(protocol.Speak(3, "Stopped", "en", 50))
    synthesizer.stop()
    synthesizer.speak(protocol.Speak(4, "No voice", "zh", 50))
    assert ends == [(2, True), (4, False)]
