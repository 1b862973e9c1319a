"""The words of reading aloud for QML, in one language."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit import ui_strings
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.viewmodels.properties import constant, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@uncreatable
class SpeechWords(QObject):
    """What the keys of reading aloud say."""

    def __init__(self, said: ui_strings.SpeechWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = said

    read = constant(str, lambda self: self._words.read)
    reading = constant(str, lambda self: self._words.reading)
    pause = constant(str, lambda self: self._words.pause)
    carryOn = constant(str, lambda self: self._words.carry_on)
    repeat = constant(str, lambda self: self._words.repeat)
    quieter = constant(str, lambda self: self._words.quieter)
    louder = constant(str, lambda self: self._words.louder)
    stop = constant(str, lambda self: self._words.stop_reading)

    @Slot(int, result=str)
    def volume(self, percent: int) -> str:
        """A loudness in words."""
        return fill(self._words.volume, percent=percent)
