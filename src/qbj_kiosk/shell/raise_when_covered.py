"""Raise the exhibit's window when another program's window covers it on an X server."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from qbj_kiosk.shell.x_client import XClient

RETRY_MS: Final = 250
"""Interval at which a window is raised while another program keeps its own above it."""
OWN: Final = "qbj-kiosk"
"""Name of this program's windows; its standby page may be shown above the exhibit for a moment."""


class CoverMonitor(QObject):
    """Raises the exhibit's window as soon as another program's window covers a part of it.

    Args:
        window: the exhibit's window.
        client: connection to its X server.
        report: called with a message, once for each program that covers the exhibit.
    """

    def __init__(self, window: QWindow, client: XClient, report: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._client = client
        self._report = report
        self._reported: set[str] = set()
        self._watched = 0
        self._timer = QTimer(self, interval=RETRY_MS)
        self._timer.timeout.connect(self.raise_window)
        client.visibilityChanged.connect(self._on_visibility_changed)
        window.installEventFilter(self)
        self._watch()

    def close(self) -> None:
        self._timer.stop()
        self._window.removeEventFilter(self)
        self._client.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Watch the exhibit's native window again after Qt has created it again. Blocks no event."""
        if event.type() == QEvent.Type.Expose:
            self._watch()
        return False

    @Slot()
    def raise_window(self) -> None:
        # Not `QWindow.raise_`: Qt does not flush the request while the exhibit is idle.
        self._client.raise_window(self._watched)

    def _watch(self) -> None:
        if self._window.isExposed() and (window := int(self._window.winId())) != self._watched:
            self._watched = window
            self._client.watch_visibility(window)

    @Slot(int, bool)
    def _on_visibility_changed(self, window: int, is_visible: bool) -> None:  # noqa: FBT001 - connected to a signal
        if window != self._watched:
            return
        if is_visible:
            self._timer.stop()
        elif not self._timer.isActive():
            self._report_covering()
            self.raise_window()
            self._timer.start()

    def _report_covering(self) -> None:
        for name in self._client.windows_above(self._watched):
            if name not in self._reported and not name.startswith(OWN):
                self._reported.add(name)
                self._report(f'The program "{name}" showed a window over the exhibit. Remove it from this machine')


def create_cover_monitor(display: str, window: QWindow, report: Callable[[str], None]) -> CoverMonitor | None:
    """Create the monitor that raises a covered window; return None for a window that is not on an X server.

    `report` is called once for each program that covers it.
    """
    if QGuiApplication.platformName() != "xcb" or not display:
        return None
    try:
        return CoverMonitor(window, XClient(display, window), report)
    except OSError as error:
        report(f"Windows over the exhibit are not noticed: {error}. Check DISPLAY, and install libxcb1")
        return None
