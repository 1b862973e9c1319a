"""The words of the staff's pages for QML, in one language."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit.model import Language
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.viewmodels.properties import constant, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@uncreatable
class StaffTexts(QObject):
    """Every text of the staff's pages that does not change by itself."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self._words = language.staff

    @Slot(int, result=str)
    def entered(self, count: int) -> str:
        """Accessible name of the dots."""
        return fill(self._words.entered, count=count)

    @Slot(str, result=str)
    def less(self, what: str) -> str:
        """Accessible name of the key that lowers something."""
        return fill(self._words.less, what=what)

    @Slot(str, result=str)
    def more(self, what: str) -> str:
        """Accessible name of the key that raises something."""
        return fill(self._words.more, what=what)

    han = constant(bool, lambda self: self._language.script == "han")
    pin = constant(str, lambda self: self._words.pin)
    erase = constant(str, lambda self: self._words.erase)
    enter = constant(str, lambda self: self._words.enter)
    close = constant(str, lambda self: self._words.close)
    title = constant(str, lambda self: self._words.title)
    language = constant(str, lambda self: self._words.language)
    volume = constant(str, lambda self: self._words.volume)
    brightness = constant(str, lambda self: self._words.brightness)
    reload = constant(str, lambda self: self._words.reload)
    pattern = constant(str, lambda self: self._words.pattern)
    patternHint = constant(str, lambda self: self._words.pattern_hint)
    restart = constant(str, lambda self: self._words.restart)
    leave = constant(str, lambda self: self._words.leave)
    again = constant(str, lambda self: self._words.again)
    keypad = constant(str, lambda self: self._language.keypad.learn)
    chosen = constant(str, lambda self: self._language.interface.chosen)
