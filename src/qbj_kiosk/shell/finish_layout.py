"""Finish pending layout of a window without animation, before it is measured or grabbed."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QWindow


def finish_layout(window: QWindow) -> None:
    """Finish the layout of a window at once: posted events, and polish, which Qt does only with a frame.

    An UpdateRequest renders a frame at once; waiting for the next one would take an unbounded time. A frame can defer
    further work, so it is done twice.

    Items that QML has replaced are deleted too: outside an event loop, `processEvents` leaves them, and their bindings
    would be evaluated with every later change.
    """
    for _ in range(2):
        # Processing events can post further events.
        for _ in range(3):
            QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
