"""Speech output without sound, for an exhibit that is only laid out: every utterance begins and none ends."""

from collections.abc import Callable


class SilentOutput:
    """Speaks every language, silently."""

    finished: Callable[[bool], None]
    capabilities_changed: Callable[[], None]

    def can_speak(self, tag: str) -> bool:
        """Return True for every language."""
        return bool(tag)

    def can_play(self) -> bool:
        """Return True."""
        return True

    def speak(self, text: str, tag: str, volume: int) -> None:
        """Do nothing."""

    def play(self, file: str, volume: int) -> None:
        """Do nothing."""

    def pause(self) -> None:
        """Do nothing."""

    def resume(self, volume: int) -> None:
        """Do nothing."""

    def set_volume(self, volume: int) -> None:
        """Do nothing."""

    def restart(self) -> None:
        """Do nothing."""
