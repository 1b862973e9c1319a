"""Hearing of every contact with a window, before anything in it does; nothing is kept from anybody."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow

CONTACTS = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Wheel})
"""A visit counts from the first contact of a touch; how long a finger then rests says nothing."""


class Contacts(QObject):
    """Tells when somebody touches, clicks, scrolls or types."""

    def __init__(self, window: QWindow, heard: Callable[[], None]) -> None:
        super().__init__(window)
        self._heard = heard
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Qt asks whether to keep an event from the window."""
        if event.type() in CONTACTS:
            self._heard()
        return False
