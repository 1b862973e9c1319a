"""Clean exit on SIGINT and SIGTERM, through a socket: a Python handler alone runs only with the next Python code."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication


class ExitSignals(QObject):
    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.settimeout(0)
        signal.set_wakeup_fd(self._writer.fileno())
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._exit)
        for which in (signal.SIGINT, signal.SIGTERM):
            signal.signal(which, lambda *_: None)

    def _exit(self) -> None:
        self._reader.recv(64)
        app = QGuiApplication.instance()
        if app is not None:
            # Not `quit`, because the lock blocks quit events.
            app.exit(0)

    def close(self) -> None:
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()
