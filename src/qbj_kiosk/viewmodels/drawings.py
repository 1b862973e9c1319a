"""The exhibit's drawings for QML."""

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from qbj_kiosk.exhibit import model

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made from the bundle")
class Outline(QObject):
    """One outline of a drawing: path data, and roles of colour (empty for none)."""

    def __init__(self, shape: model.Shape, parent: QObject) -> None:
        super().__init__(parent)
        self._shape = shape

    path = Property(str, lambda self: self._shape.path, constant=True)
    fill = Property(str, lambda self: self._shape.fill or "", constant=True)
    stroke = Property(str, lambda self: self._shape.stroke or "", constant=True)
    strokeWidth = Property(float, lambda self: self._shape.width, constant=True)  # noqa: N815 - QML's naming


@QmlElement
@QmlUncreatable("made from the bundle")
class Drawing(QObject):
    """Artwork on a sheet of `sheetWidth` by `sheetHeight` units, outlines in painting order."""

    def __init__(self, drawing: model.Drawing, parent: QObject) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._outlines = [Outline(shape, self) for shape in drawing.shapes]

    sheetWidth = Property(float, lambda self: self._drawing.width, constant=True)  # noqa: N815 - QML's naming
    sheetHeight = Property(float, lambda self: self._drawing.height, constant=True)  # noqa: N815 - QML's naming
    outlines = Property("QVariantList", lambda self: self._outlines, constant=True)
