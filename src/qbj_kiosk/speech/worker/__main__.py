"""The voice's process: orders come in by its input, news go out by its output; it ends with its input."""

import os
import sys
from typing import TYPE_CHECKING

from msgspec import DecodeError
from PySide6.QtCore import QCoreApplication, QSocketNotifier

from qbj_kiosk.speech.worker import capabilities, protocol

if TYPE_CHECKING:
    from qbj_kiosk.speech.worker.player import Player
    from qbj_kiosk.speech.worker.synthesizer import Speech


class Mouth:
    """Does what it is ordered to, one thing at a time.

    Args:
        tags: the languages of the exhibit.
        orders: descriptor to read orders from.
        news: descriptor to write news to.
    """

    def __init__(self, tags: list[str], orders: int, news: int) -> None:
        self._orders, self._news = orders, news
        self._rest = b""
        self._speech: Speech | None
        self._player: Player | None
        self._speech, silent = capabilities.speech(self._ended)
        self._player, mute = capabilities.player(self._ended)
        self._tell(capabilities.able(self._speech, self._player, tags, [silent, mute]))
        self._notifier = QSocketNotifier(orders, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._hear)

    def live(self, app: QCoreApplication) -> int:
        """Does what it is ordered to until nobody orders anything any more; returns the exit code."""
        return app.exec()

    def _hear(self) -> None:
        data = os.read(self._orders, 65536)
        if not data:
            # Nobody listens any more.
            self._notifier.setEnabled(False)
            QCoreApplication.exit(0)
            return
        *lines, self._rest = (self._rest + data).split(b"\n")
        for each in lines:
            try:
                self._do(protocol.orders(each))
            except DecodeError as error:
                print(f"not understood: {error}", file=sys.stderr)  # noqa: T201 - the supervisor reads it

    def _do(self, order: protocol.Order) -> None:
        match order:
            case protocol.Say(number, text, tag, volume):
                # A recording that is held stays held: what is said meanwhile is an aside.
                if self._speech is None:
                    self._ended(number, False)  # noqa: FBT003 - whether it went well
                else:
                    self._speech.say(number, text, tag, volume)
            case protocol.Play(number, file, volume):
                self._silence()
                if self._player is None:
                    self._ended(number, False)  # noqa: FBT003 - as above
                else:
                    self._player.play(number, file, volume)
            case protocol.Halt():
                self._silence()
                if self._player is not None:
                    self._player.halt()
            case protocol.Resume(volume):
                self._silence()
                if self._player is not None:
                    self._player.resume(volume)
            case protocol.Loudness(volume):
                self._loudness(volume)

    def _silence(self) -> None:
        if self._speech is not None:
            self._speech.stop()

    def _loudness(self, volume: int) -> None:
        for each in (self._speech, self._player):
            if each is not None:
                each.loudness(volume)

    def _ended(self, number: int, well: bool) -> None:  # noqa: FBT001 - the voices call it
        self._tell(protocol.Ended(number, well))

    def _tell(self, news: protocol.News) -> None:
        os.write(self._news, protocol.line(news))


def main() -> int:
    """Speaks until nobody orders anything any more; returns the exit code."""
    app = QCoreApplication(["qbj-kiosk-voice"])
    news = os.dup(1)
    # What libraries print is no news.
    os.dup2(2, 1)
    mouth = Mouth(sys.argv[1:], 0, news)
    return mouth.live(app)


if __name__ == "__main__":
    sys.exit(main())
