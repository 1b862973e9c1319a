"""The voice's process: what it tells, what it survives, and the real engine where the extra is installed."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qbj_kiosk.speech.client import COMMAND, Voice
from qbj_kiosk.speech.worker import capabilities, protocol

PATIENCE = 30_000
"""Milliseconds after which a child that has not answered never will."""
ECHO = """
import sys
from qbj_kiosk.voice import wire
def tell(news):
    sys.stdout.buffer.write(wire.line(news))
    sys.stdout.flush()
tell(wire.Able("echo", dict.fromkeys(sys.argv[1:], "Echo"), plays=True))
for line in sys.stdin.buffer:
    match wire.orders(line):
        case wire.Say(number, "die", _, _):
            sys.exit(1)
        case wire.Say(number, "mumble", _, _):
            sys.stdout.write("no news\\n")
            tell(wire.Ended(number, well=False))
        case wire.Say(number, _, _, _) | wire.Play(number, _, _):
            tell(wire.Ended(number, well=True))
"""


class Heard:
    """What a voice has told."""

    def __init__(self, voice: Voice) -> None:
        self.ends: list[bool] = []
        self.changes = 0
        voice.ended, voice.changed = self.ends.append, self._changed

    def _changed(self) -> None:
        self.changes += 1


def brought(bot: QtBot, command: Sequence[str]) -> tuple[Voice, Heard]:
    """A voice that has told what it is able to."""
    voice = Voice(["en", "zh"], command)
    heard = Heard(voice)
    bot.waitUntil(lambda: heard.changes > 0, timeout=PATIENCE)
    return voice, heard


@pytest.fixture
def echo(qtbot: QtBot) -> Iterator[tuple[Voice, Heard]]:
    voice, heard = brought(qtbot, [sys.executable, "-c", ECHO])
    yield voice, heard
    voice.release()


def test_it_tells_what_it_is_able_to(echo: tuple[Voice, Heard]) -> None:
    voice, _ = echo
    assert (voice.can_say("en"), voice.can_say("fr"), voice.can_play()) == (True, False, True)


def test_it_tells_the_end_of_the_last_thing_only(echo: tuple[Voice, Heard], qtbot: QtBot) -> None:
    voice, heard = echo
    for text in ("one", "two", "three"):
        voice.say(text, "en", 50)
    voice.play("/nowhere.wav", 50)
    qtbot.waitUntil(lambda: heard.ends != [], timeout=PATIENCE)
    assert heard.ends == [True]


def test_what_is_no_news_is_left_out(
    echo: tuple[Voice, Heard], qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    voice, heard = echo
    voice.say("mumble", "en", 50)
    qtbot.waitUntil(lambda: heard.ends == [False], timeout=PATIENCE)
    assert "voice: not understood" in capfd.readouterr().err


def test_a_voice_that_dies_is_able_to_nothing_and_comes_back(echo: tuple[Voice, Heard], qtbot: QtBot) -> None:
    voice, heard = echo
    voice.say("die", "en", 50)
    qtbot.waitUntil(lambda: heard.changes == 2, timeout=PATIENCE)
    assert not voice.can_say("en")
    assert not voice.can_play()
    voice.say("into the void", "en", 50)
    voice._again.timeout.emit()
    qtbot.waitUntil(lambda: voice.can_say("en"), timeout=PATIENCE)


def test_a_voice_that_hangs_is_replaced(echo: tuple[Voice, Heard], qtbot: QtBot) -> None:
    voice, heard = echo
    voice.restart()
    qtbot.waitUntil(lambda: heard.changes == 2, timeout=PATIENCE)
    assert voice._again.isActive()


def test_a_voice_that_cannot_be_started_is_tried_again(qtbot: QtBot, tmp_path: Path) -> None:
    voice, _ = brought(qtbot, [str(tmp_path / "nothing")])
    assert not voice.can_say("en")
    assert voice._again.isActive()
    voice.release()


def test_the_process_tells_why_it_cannot_speak_and_ends_with_its_input() -> None:
    orders = protocol.line(protocol.Say(1, "Hello", "xx", 50)) + b"nonsense\n" + protocol.line(protocol.Halt())
    done = subprocess.run([*COMMAND, "xx"], input=orders, capture_output=True, timeout=PATIENCE / 1000, check=True)
    able, ended = (protocol.news(line) for line in done.stdout.splitlines())
    assert isinstance(able, protocol.Able)
    assert able.voices == {}
    assert capabilities.installed() or capabilities.NO_EXTRA in able.why
    assert ended == protocol.Ended(1, well=False)
    assert b"not understood" in done.stderr


@pytest.mark.skipif(not capabilities.installed(), reason="the extra media is not installed")
@pytest.mark.qt_log_ignore("pipewire-0.3")  # Qt looks for it first, and does without
def test_qts_own_engine_says_a_text_to_its_end(qtbot: QtBot) -> None:
    from qbj_kiosk.speech.worker.synthesizer import Speech

    ends: list[tuple[int, bool]] = []
    speech = Speech("mock", lambda number, well: ends.append((number, well)))
    assert set(speech.voices(["en", "zh"])) == {"en"}
    speech.say(1, "Cut short in the middle of it all", "en", 50)
    speech.say(2, "Hello there", "en", 50)
    qtbot.waitUntil(lambda: ends != [], timeout=PATIENCE)
    speech.say(3, "Stopped", "en", 50)
    speech.stop()
    speech.say(4, "Nobody speaks it", "zh", 50)
    assert ends == [(2, True), (4, False)]
