"""Playback of recordings with Qt Multimedia, as loud as the voice. Needs the extra `media`."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

from qbj_kiosk.speech.worker import loudness
from qbj_kiosk.speech.worker.recording_loudness import RecordingMeter


class RecordingPlayer(QObject):
    """Plays recordings one at a time, as loud as the voice.

    A recording is measured before it is played for the first time: a minute takes 0.1 s.

    Args:
        finished: called with the number of a recording, and True if it was played to its end.
    """

    def __init__(self, finished: Callable[[int, bool], None]) -> None:
        super().__init__()
        self._finished = finished
        self._number = 0
        self._file = ""
        self._is_paused = False
        self._volume = 0
        self._amplitudes: dict[str, float] = {}
        """Amplitude by file at which it is as loud as the voice."""
        self._output = QAudioOutput(self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(self._output)
        self._player.mediaStatusChanged.connect(self._status_changed)
        self._player.errorOccurred.connect(lambda *_: self._end(completed=False))
        self._meter = RecordingMeter(self._measured)

    def play(self, number: int, file: str, volume: int) -> None:
        self.stop()
        self._number, self._file, self._volume = number, file, volume
        if file in self._amplitudes:
            self._start()
        else:
            self._meter.start(file)

    def pause(self) -> None:
        self._is_paused = True
        self._player.pause()

    def resume(self, volume: int) -> None:
        self._is_paused = False
        self.set_volume(volume)
        if self._file in self._amplitudes:
            self._player.play()

    def stop(self) -> None:
        self._number, self._file, self._is_paused = 0, "", False
        self._meter.stop()
        self._player.stop()
        self._player.setSource(QUrl())

    def set_volume(self, percent: int) -> None:
        self._volume = percent
        self._output.setVolume(min(1.0, loudness.amplitude(percent) * self._amplitudes.get(self._file, 1.0)))

    def set_speed(self, factor: float) -> None:
        self._player.setPlaybackRate(factor)

    def _measured(self, level: float) -> None:
        self._amplitudes[self._file] = loudness.matching_amplitude(level)
        self._start()

    def _start(self) -> None:
        self.set_volume(self._volume)
        self._player.setSource(QUrl.fromLocalFile(self._file))
        if self._is_paused:
            self._player.pause()
        else:
            self._player.play()

    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self._end(completed=True)
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            self._end(completed=False)

    def _end(self, *, completed: bool) -> None:
        number, self._number = self._number, 0
        if number:
            self._finished(number, completed)
