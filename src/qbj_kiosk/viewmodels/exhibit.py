"""The exhibit as a whole for QML: its languages, drawings and fonts."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit import model
from qbj_kiosk.viewmodels.content import Content
from qbj_kiosk.viewmodels.drawings import Drawing
from qbj_kiosk.viewmodels.typed_properties import constant, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@uncreatable
class Exhibit(QObject):
    """The exhibit as a whole for QML: languages, drawings, fonts, pictures.

    `pictures` maps a picture's manifest path to its URL; an empty path stays empty.
    """

    def __init__(self, exhibit: model.Exhibit, pictures: Callable[[str], str]) -> None:
        super().__init__()
        self.model = exhibit
        self._languages = {language.tag: Content(exhibit, language, pictures, self) for language in exhibit.languages}
        drawings = {name: Drawing(drawing, self) for name, drawing in exhibit.drawings.items()}
        self._drawings: dict[str, QObject] = dict(drawings)
        self._locomotive = drawings[exhibit.train.locomotive]
        self._wagons = [drawings[name] for name in exhibit.train.wagons]
        self._numerals = list(exhibit.fonts.numeral)

    def content(self, tag: str) -> Content:
        return self._languages[tag]

    def _all_languages(self) -> list[Content]:
        return list(self._languages.values())

    def _all_wagons(self) -> list[Drawing]:
        return self._wagons

    languages = constant(list, _all_languages)
    drawings = constant("QVariantMap", lambda self: self._drawings)
    locomotive = constant(Drawing, lambda self: self._locomotive)
    wagons = constant(list, _all_wagons)
    numeralFamily = constant(str, lambda self: self._numerals[0])
