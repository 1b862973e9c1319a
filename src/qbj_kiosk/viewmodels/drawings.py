"""The exhibit's drawings for QML."""

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit import model
from qbj_kiosk.viewmodels.typed_properties import constant, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@uncreatable
class Outline(QObject):
    """Outline of a drawing for QML: path data and colour roles, empty for none."""

    def __init__(self, shape: model.Shape, parent: QObject) -> None:
        super().__init__(parent)
        self._shape = shape

    path = constant(str, lambda self: self._shape.path)
    fill = constant(str, lambda self: self._shape.fill or "")
    stroke = constant(str, lambda self: self._shape.stroke or "")
    strokeWidth = constant(float, lambda self: self._shape.width)


@QmlElement
@uncreatable
class Drawing(QObject):
    """A drawing for QML: outlines in painting order on a sheet of `sheetWidth` by `sheetHeight` units."""

    def __init__(self, drawing: model.Drawing, parent: QObject) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._outlines = [Outline(shape, self) for shape in drawing.shapes]

    def _all_outlines(self) -> list[Outline]:
        return self._outlines

    sheetWidth = constant(float, lambda self: self._drawing.width)
    sheetHeight = constant(float, lambda self: self._drawing.height)
    outlines = constant(list, _all_outlines)
