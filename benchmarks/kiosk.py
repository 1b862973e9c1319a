"""The kiosk by its own entry, told about its first frame. It imports none of it beforehand: the order is its own."""

from PySide6.QtGui import QGuiApplication

import probe
from qbj_kiosk import __main__ as entry

live = QGuiApplication.exec


def watched(app: QGuiApplication) -> int:
    """Lives on with the probe on the window, which has not drawn anything yet."""
    (window,) = app.topLevelWindows()
    probe.watch(window, app)
    return live()


QGuiApplication.exec = watched  # type: ignore[assignment,method-assign]  # the one place to watch the program from outside
entry.main()
