"""Ending cleanly when the system asks for it, at once: a plain Python handler would wait for the next Python call."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication


class SignalHandler(QObject):
    """Ends the application on SIGINT and SIGTERM."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._inbox, self._outbox = socket.socketpair()
        for end in (self._inbox, self._outbox):
            end.settimeout(0)
        signal.set_wakeup_fd(self._outbox.fileno())
        self._notifier = QSocketNotifier(self._inbox.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._quit)
        for which in (signal.SIGINT, signal.SIGTERM):
            signal.signal(which, lambda *_: None)

    def _quit(self) -> None:
        self._inbox.recv(64)
        app = QGuiApplication.instance()
        if app is not None:
            # Not `quit`: what holds the screen refuses to be asked.
            app.exit(0)

    def close(self) -> None:
        """Gives the signals back."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._inbox.close()
        self._outbox.close()
