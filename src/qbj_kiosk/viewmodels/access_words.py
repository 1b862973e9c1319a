"""The words of the access page for QML, in one language."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit import ui_strings
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.session.accessibility import Switch
from qbj_kiosk.viewmodels.properties import constant, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@uncreatable
class AccessWords(QObject):
    """What the access page says."""

    def __init__(self, said: ui_strings.AccessWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = said

    title = constant(str, lambda self: self._words.title)
    sign = constant(str, lambda self: self._words.sign)
    size = constant(str, lambda self: self._words.size)
    until = constant(str, lambda self: self._words.until)
    on = constant(str, lambda self: self._words.on)
    off = constant(str, lambda self: self._words.off)

    @Slot(str, result=str)
    def switchName(self, switch: Switch) -> str:
        """What a switch is called."""
        return str(getattr(self._words, switch))

    @Slot(int, result=str)
    def percent(self, percent: int) -> str:
        """A size of text in words."""
        return fill(self._words.percent, percent=percent)

    @Slot(str, bool, result=str)
    def state(self, what: str, on: bool) -> str:  # noqa: FBT001 - QML gives it
        """A switch with its state."""
        return fill(self._words.state, what=what, state=self._words.on if on else self._words.off)
