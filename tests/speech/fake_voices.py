"""A voice that tests lead: it says nothing, and comes to an end when it is told to."""

from collections.abc import Callable, Iterable


def _unheard(*_: object) -> None:
    """Nobody listens yet."""


class FakeVoice:
    """Notes what it is asked for.

    Args:
        tags: the languages that it speaks.
        plays: whether it plays recordings.
    """

    def __init__(self, *, tags: Iterable[str] = ("en", "zh"), plays: bool = True) -> None:
        self.tags, self.plays = set(tags), plays
        self.heard: list[str] = []
        """All that was begun, in its order: texts, and files after a `>`."""
        self.silent = True
        self.volume = -1
        self.restarts = 0
        self.ended: Callable[[bool], None] = _unheard
        self.changed: Callable[[], None] = _unheard

    def can_say(self, tag: str) -> bool:
        return tag in self.tags

    def can_play(self) -> bool:
        return self.plays

    def say(self, text: str, tag: str, volume: int) -> None:
        assert tag in self.tags
        self._begin(text, volume)

    def play(self, file: str, volume: int) -> None:
        assert self.plays
        self._begin(f">{file}", volume)

    def halt(self) -> None:
        self.silent = True

    def resume(self, volume: int) -> None:
        self._begin("resumed", volume)

    def loudness(self, volume: int) -> None:
        self.volume = volume

    def restart(self) -> None:
        self.restarts += 1

    def end(self, *, well: bool = True) -> None:
        """What is being said comes to its end."""
        assert not self.silent
        self.silent = True
        self.ended(well)

    def become(self, *tags: str, plays: bool = True) -> None:
        """Is able to something else from now on."""
        self.tags, self.plays = set(tags), plays
        self.changed()

    def _begin(self, what: str, volume: int) -> None:
        self.heard.append(what)
        self.silent, self.volume = False, volume
