"""Layout that is finished at once, without an event loop."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from qbj_kiosk.shell.finish_layout import finish_layout


def test_replaced_items_are_deleted(qapp: QGuiApplication) -> None:
    window = QQuickWindow()
    item = QQuickItem(window.contentItem())
    item.deleteLater()
    assert window.contentItem().childItems() == [item]
    finish_layout(window)
    assert window.contentItem().childItems() == []
    assert qapp is not None
