"""Texts on the screen, as a visitor reads them."""

from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.exhibit.han_and_latin_text import unspace_scripts

HEADING, PARAGRAPH = QAccessible.Role.Heading, QAccessible.Role.Paragraph


def shown_text(item: QQuickItem) -> str:
    """Return a shown text without the characters that only control where its lines may end."""
    return (
        unspace_scripts(str(item.property("text"))).replace("\u2011", "-").replace("\u2060", "").replace("\u00a0", " ")
    )
