"""What a voice is to whoever has something read aloud."""

from collections.abc import Callable
from typing import Protocol


class Voice(Protocol):
    """What speaks. It says one thing at a time, and tells `ended` of the last thing only; volumes are in percent."""

    ended: Callable[[bool], None]
    """Told whether what was to be said was said to its end."""
    changed: Callable[[], None]
    """Told when what it is able to has changed."""

    def can_say(self, tag: str) -> bool:
        """Whether it speaks a language."""

    def can_play(self) -> bool:
        """Whether it plays recordings."""

    def say(self, text: str, tag: str, volume: int) -> None:
        """Says a text; a recording that is held stays held."""

    def play(self, file: str, volume: int) -> None:
        """Plays a sound file."""

    def halt(self) -> None:
        """Is silent; a recording is held where it is."""

    def resume(self, volume: int) -> None:
        """Carries on with the recording that is held."""

    def loudness(self, volume: int) -> None:
        """How loud from now on."""

    def restart(self) -> None:
        """Gives up what hangs."""
