"""Playback of recordings with Qt Multimedia. Needs the extra `media`."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudio, QAudioOutput, QMediaPlayer


class RecordingPlayer(QObject):
    """Plays one recording at a time.

    Args:
        finished: called with the number of a recording, and True if it was played to its end.
    """

    def __init__(self, finished: Callable[[int, bool], None]) -> None:
        super().__init__()
        self._finished = finished
        self._number = 0
        self._output = QAudioOutput(self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(self._output)
        self._player.mediaStatusChanged.connect(self._status_changed)
        self._player.errorOccurred.connect(lambda *_: self._end(completed=False))

    def play(self, number: int, file: str, volume: int) -> None:
        """Replace the current file, whose end is not reported."""
        self.stop()
        self.set_volume(volume)
        self._number = number
        self._player.setSource(QUrl.fromLocalFile(file))
        self._player.play()

    def pause(self) -> None:
        self._player.pause()

    def resume(self, volume: int) -> None:
        self.set_volume(volume)
        self._player.play()

    def stop(self) -> None:
        self._number = 0
        self._player.stop()
        self._player.setSource(QUrl())

    def set_volume(self, percent: int) -> None:
        """Set the volume on a perceived, logarithmic scale."""
        log, linear = QAudio.VolumeScale.LogarithmicVolumeScale, QAudio.VolumeScale.LinearVolumeScale
        self._output.setVolume(QAudio.convertVolume(percent / 100, log, linear))

    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self._end(completed=True)
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            self._end(completed=False)

    def _end(self, *, completed: bool) -> None:
        number, self._number = self._number, 0
        if number:
            self._finished(number, completed)
