"""Measure where the letters of a text are, line by line."""

import functools

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.layout_check.item_properties import evaluate, is_a

UNLIMITED = 1e6
"""Width of a line that is not wrapped."""


def lines(item: QQuickItem) -> list[QRectF]:
    """Return the rectangle of the letters of each line of a text item, in the window."""
    content, font = str(item.property("text")), item.property("font").toString()
    count = int(item.property("lineCount"))
    widths = _widths(content, font, item.width() if evaluate(item, "wrapMode") else UNLIMITED)
    if len(widths) != count:
        widths = (float(item.property("contentWidth")),) * count
    above, below = _extent(content, font)
    pitch = float(item.property("lineHeight")) if is_a(item, "PlainLabel") else 0.0
    share = _left_share(item)
    first = float(item.baselineOffset()) + above
    return [
        item.mapRectToScene(QRectF((item.width() - width) * share, first + number * pitch, width, below - above))
        for number, width in enumerate(widths)
    ]


def _left_share(item: QQuickItem) -> float:
    """Return how much of a text line's spare space is on its left: 0 left-aligned, 1 right-aligned."""
    alignment = evaluate(item, "effectiveHorizontalAlignment")
    return {2: 1.0, 4: 0.5}.get(int(alignment) if isinstance(alignment, int | float) else 1, 0.0)


@functools.cache
def _widths(text: str, font: str, room: float) -> tuple[float, ...]:
    face = QFont()
    face.fromString(font)
    layout = QTextLayout(text.replace("\n", "\u2028"), face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    widths = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        widths.append(line.naturalTextWidth())
    layout.endLayout()
    return tuple(widths)


@functools.cache
def _extent(text: str, font: str) -> tuple[float, float]:
    """Return how far the letters of a text extend above the baseline (negative) and below it."""
    face = QFont()
    face.fromString(font)
    tight = QFontMetricsF(face).tightBoundingRect(text.replace("\n", ""))
    return tight.top(), tight.bottom()
