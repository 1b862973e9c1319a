"""Paragraphs for QML. A paragraph with emphasis is cut into units after which a line may break."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit.han_and_latin_text import HAN
from qbj_kiosk.exhibit.model import Run
from qbj_kiosk.viewmodels.typed_properties import constant, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_OPENING = "“‘（《〈【「『("  # noqa: RUF001 - Chinese marks, meant
_CLOSING = "”’）》〉】」』，。、；：？！…—"  # noqa: RUF001 - Chinese marks, meant
_UNIT = (
    rf"[{_OPENING}]*(?:[{HAN}]|[^\s{HAN}]+)[{_CLOSING}]*\s*"  # a word or a Han character with its punctuation
    rf"|[{_OPENING}]+\s*|\s+"
)


def units(paragraph: tuple[Run, ...]) -> list[list[Run]]:
    """Cut a paragraph into units after which a line may break.

    Returns:
        Units of one or more runs; joined, they are the paragraph. Only the last run of a unit ends in space.
    """
    found: list[list[Run]] = []
    for run, joined in _pieces(paragraph):
        if joined and found:
            found[-1].append(run)
        else:
            found.append([run])
    return found


def _pieces(paragraph: tuple[Run, ...]) -> Iterator[tuple[Run, bool]]:
    before = " "
    for run in paragraph:
        for piece in re.findall(_UNIT, run.text):
            yield Run(piece, run.style), not before.isspace() and _belongs_together(before, piece[0])
            before = piece[-1]


def _belongs_together(before: str, after: str) -> bool:
    if after in _CLOSING or before in _OPENING or after.isspace():
        return True
    return not re.match(f"[{HAN}]", before) and not re.match(f"[{HAN}]", after)


@QmlElement
@uncreatable
class Paragraph(QObject):
    """A paragraph for QML: `units` after which a line may break; without emphasis, only `plain`."""

    def __init__(self, paragraph: tuple[Run, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._plain = "".join(run.text for run in paragraph)
        styled = any(run.style != "plain" for run in paragraph)
        self._units = [
            [{"text": run.text.rstrip(), "style": run.style, "spaced": run.text[-1:].isspace()} for run in unit]
            for unit in (units(paragraph) if styled else ())
        ]

    plain = constant(str, lambda self: self._plain)
    units = constant("QVariantList", lambda self: self._units)
