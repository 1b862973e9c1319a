"""Letting a still window come to rest, so that what is measured or pictured is what a visitor sees."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QWindow


def settle_window(window: QWindow) -> None:
    """Lets a window do what it put off: to later turns of the event loop, and to its next frame.

    Text is wrapped, and rows and columns are laid out, only as a frame is drawn. To wait for it would take as long as
    the machine likes; to ask for it takes as long as it needs. What a frame moves can put off something: hence two.
    """
    for _ in range(2):
        # What was put off to the next turn, and what that puts off.
        for _ in range(3):
            QCoreApplication.processEvents()
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
