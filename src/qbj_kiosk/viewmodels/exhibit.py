"""The exhibit as a whole for QML: its languages, drawings and fonts."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from qbj_kiosk.exhibit import model
from qbj_kiosk.viewmodels.content import Content
from qbj_kiosk.viewmodels.drawings import Drawing

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made from the bundle")
class Exhibit(QObject):
    """All that this kiosk shows.

    Args:
        exhibit: the compiled exhibit.
        pictures: from a picture's manifest path to its URL; empty stays empty.
    """

    def __init__(self, exhibit: model.Exhibit, pictures: Callable[[str], str]) -> None:
        super().__init__()
        self._languages = {language.tag: Content(exhibit, language, pictures, self) for language in exhibit.languages}
        drawings = {name: Drawing(drawing, self) for name, drawing in exhibit.drawings.items()}
        self._drawings: dict[str, QObject] = dict(drawings)
        self._locomotive = drawings[exhibit.train.locomotive]
        self._wagons = [drawings[name] for name in exhibit.train.wagons]
        self._numerals = list(exhibit.fonts.numeral)

    def content(self, tag: str) -> Content:
        """Everything in one language."""
        return self._languages[tag]

    languages = Property("QVariantList", lambda self: list(self._languages.values()), constant=True)
    drawings = Property("QVariantMap", lambda self: self._drawings, constant=True)
    locomotive = Property(Drawing, lambda self: self._locomotive, constant=True)
    wagons = Property("QVariantList", lambda self: self._wagons, constant=True)
    numeralFamily = Property(str, lambda self: self._numerals[0], constant=True)  # noqa: N815 - QML's naming
