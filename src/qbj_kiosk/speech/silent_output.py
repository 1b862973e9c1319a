"""Speech output without sound, for an exhibit that is only laid out: every utterance begins and none ends."""

from collections.abc import Callable

from qbj_kiosk.speech.worker.protocol import Speed


class SilentOutput:
    """Speech output that has a voice for every language and makes no sound."""

    finished: Callable[[bool], None]
    capabilities_changed: Callable[[], None]

    def can_speak(self, tag: str) -> bool:
        return bool(tag)

    def can_play(self) -> bool:
        return True

    def speak(self, text: str, tag: str, volume: int) -> None: ...

    def play(self, file: str, volume: int) -> None: ...

    def pause(self) -> None: ...

    def resume(self, volume: int) -> None: ...

    def set_volume(self, volume: int) -> None: ...

    def set_speed(self, speed: Speed) -> None: ...

    def restart(self) -> None: ...
