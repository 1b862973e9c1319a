"""The sound output or the engine is lost and comes back, as seen by the exhibit."""

import os
import signal
from collections.abc import Iterator
from time import monotonic

import pytest

from qbj_kiosk.exhibit import model
from qbj_kiosk.speech.client import SpeechClient
from qbj_kiosk.speech.pronunciation import create_pronunciations
from tests.speech.engine.conftest import wait_until
from tests.speech.engine.sound_system import SoundSystem
from tests.timeouts import patience

LONG = "The trains link more than one hundred cities, with connections to Europe, Mongolia, Japan and Korea."
DETECTED = 2 / 20
"""Part of the patience, 20 seconds on an idle machine, within which a loss is detected."""


class Visit:
    """The exhibit's client of the speech process, while a test removes the sound output or the engine."""

    def __init__(self, client: SpeechClient, sound: SoundSystem) -> None:
        self.client, self.sound = client, sound

    def speaks_to_the_end(self) -> None:
        ends: list[bool] = []
        self.client.finished = ends.append
        with self.sound.recorded() as end:
            self.client.speak("Hello", "en", 100)
            wait_until(lambda: ends)
            assert ends == [True]
            assert end().level > -30

    def begin(self) -> None:
        """Begin a long sentence, and wait until the speech engine speaks it."""
        before = self.sound.begun()
        self.client.finished = lambda _: None
        self.client.speak(LONG, "en", 50)
        wait_until(lambda: self.sound.begun() > before)

    def is_lost(self) -> None:
        begin = monotonic()
        wait_until(lambda: not self.client.can_speak("en") and not self.client.can_play())
        assert monotonic() - begin < DETECTED * patience()

    def is_back(self) -> None:
        wait_until(lambda: self.client.can_speak("en") and self.client.can_play())
        self.speaks_to_the_end()


@pytest.fixture(scope="module")
def visit(client: SpeechClient, sound: SoundSystem) -> Visit:
    return Visit(client, sound)


def test_unplugged_output_is_noticed_and_used_again(visit: Visit) -> None:
    visit.begin()
    visit.sound.remove_sink()
    visit.is_lost()
    visit.sound.add_sink()
    visit.is_back()


@pytest.mark.parametrize("module", [True, False], ids=["module", "daemon"])
def test_killed_engine_is_noticed_and_replaced(visit: Visit, *, module: bool) -> None:
    visit.begin()
    os.kill(visit.sound.engine_pid() if module else visit.sound.daemon_pid(), signal.SIGKILL)
    visit.is_lost()
    visit.is_back()


def test_killed_sound_server_is_noticed_and_used_again(visit: Visit) -> None:
    visit.begin()
    visit.sound.stop_server()
    visit.is_lost()
    visit.sound.start_server("module-always-sink")
    visit.sound.add_sink()
    visit.is_back()


@pytest.fixture
def silent_client(sound: SoundSystem, visit: Visit, exhibit: model.Exhibit) -> Iterator[SpeechClient]:
    """Return a client of the speech process that starts without a sound output."""
    assert visit.sound is sound
    sound.remove_sink()
    client = SpeechClient(create_pronunciations(exhibit))
    yield client
    client.release()


def test_output_may_be_plugged_in_later(silent_client: SpeechClient, sound: SoundSystem) -> None:
    changes: list[bool] = []
    silent_client.capabilities_changed = lambda: changes.append(silent_client.can_speak("en"))
    wait_until(lambda: changes)
    sound.add_sink()
    wait_until(lambda: changes[-1])
    assert changes == [False, True]
