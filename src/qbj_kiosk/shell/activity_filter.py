"""Event filter that reports every touch, click, scroll and key press of a window, and blocks none."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow

CONTACTS = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Wheel})
"""Only the start of a touch counts: a resting finger does not show that a visitor is active."""


class ActivityFilter(QObject):
    def __init__(self, window: QWindow, on_contact: Callable[[], None]) -> None:
        super().__init__(window)
        self._on_contact = on_contact
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if event.type() in CONTACTS:
            self._on_contact()
        return False
