"""Speech output without sound that records the texts which the exhibit speaks."""

from collections.abc import Callable
from pathlib import Path

from qbj_kiosk.speech.worker.protocol import Speed


class SpokenTextRecorder:
    """Speech output for tests that records the texts to speak; no text ends by itself.

    Args:
        tags: languages of which it has a voice.
    """

    def __init__(self, tags: tuple[str, ...] = ("en", "zh")) -> None:
        self.tags = tags
        self.spoken: list[tuple[str, str]] = []
        """Texts with their languages."""
        self.volume = 0
        self.quiet = True
        self.played = 0
        """Number of sounds played."""
        self.finished: Callable[[bool], None] = lambda _: None
        self.capabilities_changed: Callable[[], None] = lambda: None

    def can_speak(self, tag: str) -> bool:
        return tag in self.tags

    def can_play(self) -> bool:
        return True

    def speak(self, text: str, tag: str, volume: int) -> None:
        self.spoken.append((text, tag))
        self.volume, self.quiet = volume, False

    def play(self, file: str, volume: int) -> None:
        assert Path(file).is_file()
        self.volume = volume
        self.played += 1

    def pause(self) -> None:
        self.quiet = True

    def resume(self, volume: int) -> None:
        raise AssertionError(volume)

    def set_volume(self, volume: int) -> None:
        self.volume = volume

    def set_speed(self, speed: Speed) -> None:
        pass

    def restart(self) -> None:
        pass

    def has_spoken(self, beginning: str) -> bool:
        return self.last.startswith(beginning)

    @property
    def last(self) -> str:
        return self.spoken[-1][0] if self.spoken else ""
