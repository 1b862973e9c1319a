"""A voice for an exhibit that is only laid out: whatever is to be said begins, is not heard, and does not end."""

from collections.abc import Callable


class Mute:
    """Speaks every language, in silence."""

    ended: Callable[[bool], None]
    changed: Callable[[], None]

    def can_say(self, tag: str) -> bool:
        """It speaks whatever has a name."""
        return bool(tag)

    def can_play(self) -> bool:
        """It plays every recording."""
        return True

    def say(self, text: str, tag: str, volume: int) -> None:
        """Says nothing."""

    def play(self, file: str, volume: int) -> None:
        """Plays nothing."""

    def halt(self) -> None:
        """Is silent as before."""

    def resume(self, volume: int) -> None:
        """Stays silent."""

    def loudness(self, volume: int) -> None:
        """Is as silent at any volume."""

    def restart(self) -> None:
        """Never hangs."""
