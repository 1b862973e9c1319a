"""Speech output that records its calls and ends an utterance only when a test asks for it."""

from collections.abc import Callable, Iterable

from qbj_kiosk.speech.worker.protocol import Speed


def _ignore(*_: object) -> None:
    pass


class FakeOutput:
    """Speech output for tests without sound: records its calls, and ends an utterance when a test requests it.

    Args:
        tags: languages with a voice.
        plays: True if recordings can be played.
    """

    def __init__(self, *, tags: Iterable[str] = ("en", "zh"), plays: bool = True) -> None:
        self.tags, self.plays = set(tags), plays
        self.spoken: list[str] = []
        """Every utterance in order: texts, and files after a `>`."""
        self.silent = True
        self.volume = -1
        self.speed = Speed.NORMAL
        self.restarts = 0
        self.finished: Callable[[bool], None] = _ignore
        self.capabilities_changed: Callable[[], None] = _ignore

    def can_speak(self, tag: str) -> bool:
        return tag in self.tags

    def can_play(self) -> bool:
        return self.plays

    def speak(self, text: str, tag: str, volume: int) -> None:
        assert tag in self.tags
        self._begin(text, volume)

    def play(self, file: str, volume: int) -> None:
        assert self.plays
        self._begin(f">{file}", volume)

    def pause(self) -> None:
        self.silent = True

    def resume(self, volume: int) -> None:
        self._begin("resumed", volume)

    def set_volume(self, volume: int) -> None:
        self.volume = volume

    def set_speed(self, speed: Speed) -> None:
        self.speed = speed

    def restart(self) -> None:
        self.restarts += 1

    def finish(self, *, completed: bool = True) -> None:
        assert not self.silent
        self.silent = True
        self.finished(completed)

    def set_capabilities(self, *tags: str, plays: bool = True) -> None:
        self.tags, self.plays = set(tags), plays
        self.capabilities_changed()

    def _begin(self, utterance: str, volume: int) -> None:
        self.spoken.append(utterance)
        self.silent, self.volume = False, volume
