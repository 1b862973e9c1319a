"""Playing recordings, by Qt's multimedia. Needs the extra `media`."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudio, QAudioOutput, QMediaPlayer


class Player(QObject):
    """Plays one recording at a time.

    Args:
        ended: told the number of a recording, and whether it was played to its end.
    """

    def __init__(self, ended: Callable[[int, bool], None]) -> None:
        super().__init__()
        self._ended = ended
        self._number = 0
        self._output = QAudioOutput(self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(self._output)
        self._player.mediaStatusChanged.connect(self._turned)
        self._player.errorOccurred.connect(lambda *_: self._end(well=False))

    def play(self, number: int, file: str, volume: int) -> None:
        """Plays a file; what plays ends without news."""
        self.stop()
        self.loudness(volume)
        self._number = number
        self._player.setSource(QUrl.fromLocalFile(file))
        self._player.play()

    def halt(self) -> None:
        """Holds what plays."""
        self._player.pause()

    def resume(self, volume: int) -> None:
        """Carries on with what was held."""
        self.loudness(volume)
        self._player.play()

    def stop(self) -> None:
        """Is silent, and forgets what played."""
        self._number = 0
        self._player.stop()
        self._player.setSource(QUrl())

    def loudness(self, percent: int) -> None:
        """How loud, as ears measure it."""
        log, linear = QAudio.VolumeScale.LogarithmicVolumeScale, QAudio.VolumeScale.LinearVolumeScale
        self._output.setVolume(QAudio.convertVolume(percent / 100, log, linear))

    def _turned(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self._end(well=True)
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            self._end(well=False)

    def _end(self, *, well: bool) -> None:
        number, self._number = self._number, 0
        if number:
            self._ended(number, well)
