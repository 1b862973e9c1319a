"""Voice and recordings on a null sink: equally loud, audible, undistorted."""

import math
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from qbj_kiosk.speech.client import SpeechClient
from qbj_kiosk.speech.worker import loudness
from tests.speech.engine.conftest import wait_until
from tests.speech.engine.sound_system import Sound, SoundSystem

TEXT = {"en": "The company has transferred eighty per cent of its orders.", "zh": "公司已将百分之八十的订单转到这里。"}
RATE = 48000


class Loudspeaker:
    def __init__(self, client: SpeechClient, sound: SoundSystem) -> None:
        self._client, self._sound = client, sound

    def speak(self, tag: str, volume: int) -> Sound:
        return self._record(lambda: self._client.speak(TEXT[tag], tag, volume))

    def play(self, file: Path, volume: int) -> Sound:
        return self._record(lambda: self._client.play(str(file), volume))

    def _record(self, begin: Callable[[], None]) -> Sound:
        ends: list[bool] = []
        self._client.finished = ends.append
        with self._sound.recorded() as end:
            begin()
            wait_until(lambda: ends)
            assert ends == [True]
            return end()


@pytest.fixture(scope="module")
def loudspeaker(client: SpeechClient, sound: SoundSystem) -> Loudspeaker:
    return Loudspeaker(client, sound)


def write_recording(path: Path, level: float, seconds: float = 3) -> Path:
    top = loudness.FULL_SCALE * math.sqrt(2) * 10 ** (level / 20)
    tone = (math.sin(440 * math.tau * at / RATE) for at in range(int(seconds * RATE)))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(array("h", [int(top * each) for each in tone]).tobytes())
    return path


@pytest.mark.parametrize("volume", [10, 50, 100])
def test_voice_and_recordings_are_equally_loud(loudspeaker: Loudspeaker, tmp_path: Path, volume: int) -> None:
    levels = {tag: loudspeaker.speak(tag, volume).level for tag in TEXT}
    for level in (-6, -16):
        levels[str(level)] = loudspeaker.play(write_recording(tmp_path / f"{level}.wav", level), volume).level
    assert max(levels.values()) - min(levels.values()) < 3, levels
    expected = loudness.VOICE_LEVEL - (100 - volume) / 5
    assert all(abs(level - expected) < 3 for level in levels.values()), levels


@pytest.mark.parametrize("tag", TEXT)
def test_full_volume_does_not_clip(loudspeaker: Loudspeaker, tag: str) -> None:
    assert loudness.FULL_SCALE / 2 < loudspeaker.speak(tag, 100).peak < loudness.FULL_SCALE - 1
