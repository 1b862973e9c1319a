"""Texts on the screen, as a visitor reads them."""

from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

HEADING, PARAGRAPH = QAccessible.Role.Heading, QAccessible.Role.Paragraph


def plain_text(item: QQuickItem) -> str:
    """Return a shown text without the characters that only control where its lines may end."""
    return str(item.property("text")).replace("\u2011", "-").replace("\u2060", "").replace("\u00a0", " ")
