"""Interface of what speaks and plays recordings."""

from collections.abc import Callable
from typing import Protocol

from qbj_kiosk.speech.worker.protocol import Speed


class SpeechOutput(Protocol):
    """Interface of speech output: speaks one text or plays one recording at a time. Volumes are in percent."""

    finished: Callable[[bool], None]
    """Called when the last text or recording has ended, with True if it was complete."""
    capabilities_changed: Callable[[], None]
    """Called when `can_speak` or `can_play` may return something else."""

    def can_speak(self, tag: str) -> bool:
        """Return True if there is a voice for a language; recordings may be available without one."""

    def can_play(self) -> bool: ...

    def speak(self, text: str, tag: str, volume: int) -> None:
        """Speak a text; a paused recording stays paused."""

    def play(self, file: str, volume: int) -> None: ...

    def pause(self) -> None: ...

    def resume(self, volume: int) -> None: ...

    def set_volume(self, volume: int) -> None: ...

    def set_speed(self, speed: Speed) -> None: ...

    def restart(self) -> None: ...
