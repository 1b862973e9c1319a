"""Measurement of a recording's loudness. Needs the extra `media`."""

from array import array
from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

from qbj_kiosk.speech.worker import loudness

SAMPLE_RATE = 8000
"""Enough for the loudness of speech."""
CHANNELS = 2
"""As when it is played: a mono recording is 3 dB quieter on each of two loudspeakers."""
INTERVAL = CHANNELS * SAMPLE_RATE // 20
"""Samples in an interval of 50 ms."""


class RecordingMeter(QObject):
    """Measures how loud a recording is, one file at a time, in the background.

    Args:
        measured: called with the level in dB below full scale; minus infinity for a file that cannot be decoded.
    """

    def __init__(self, measured: Callable[[float], None]) -> None:
        super().__init__()
        self._measured = measured
        self._powers: list[float] = []
        self._decoder: QAudioDecoder | None = None

    def start(self, file: str) -> None:
        self.stop()
        # A new one for each file: the signals of a stopped decoder may still be in the queue.
        self._decoder = QAudioDecoder(self)
        self._decoder.setAudioFormat(_audio_format())
        self._decoder.bufferReady.connect(self._read)
        self._decoder.finished.connect(self._end)
        self._decoder.error.connect(lambda *_: self._end())
        self._decoder.setSource(QUrl.fromLocalFile(file))
        self._decoder.start()

    def stop(self) -> None:
        self._powers = []
        if self._decoder is not None:
            self._decoder.blockSignals(True)  # noqa: FBT003 - Qt's call
            self._decoder.stop()
            self._decoder.deleteLater()
            self._decoder = None

    def _read(self) -> None:
        if self._decoder is not None:
            samples = array("h", bytes(self._decoder.read().constData()))
            parts = (samples[begin : begin + INTERVAL] for begin in range(0, len(samples), INTERVAL))
            self._powers += map(loudness.mean_square, parts)

    def _end(self) -> None:
        level = loudness.level(self._powers)
        self.stop()
        self._measured(level)


def _audio_format() -> QAudioFormat:
    audio_format = QAudioFormat()
    audio_format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    audio_format.setSampleRate(SAMPLE_RATE)
    audio_format.setChannelCount(CHANNELS)
    return audio_format
