"""Heartbeat to the supervisor: reports frames, periods without drawing, and faults."""

import os
import sys
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import cast

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtQml import QQmlEngine, QQmlError

from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.child import parent_watch
from qbj_kiosk.supervisor.child.channel import Channel, heartbeat_descriptor

INTERVAL_MS = 2000
"""Interval at which a frame is requested while nothing moves."""
MIN_REPORT_INTERVAL_S = 0.5
"""At most one frame is reported in this time."""


def expects_frames(*, drawing: bool, screens: int, wayland: bool, visible: bool, exposed: bool) -> bool:
    """Return True if the exhibit's window is shown on a display that is on: a requested frame must then follow.

    Under Wayland a visible window that is not exposed is on a display that is off. Under X11 another program has
    hidden it, which is a fault.
    """
    if not drawing or screens == 0:
        return False
    return not (wayland and visible and not exposed)


class Heartbeat(QObject):
    """Requests frames of the exhibit's window and reports them to the supervisor, until it is destroyed.

    Args:
        descriptor: write end of the pipe to the supervisor. A full or closed pipe is ignored.
    """

    def __init__(self, window: QWindow, descriptor: int, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._channel = Channel(descriptor)
        self._now = now
        self._is_closing = False
        self._reported_at = float("-inf")
        self._drawing = True
        self._expects_frames = True
        # Members of QQuickWindow. Importing QtQuick for the type would add 10 ms to every start.
        self._request_frame = cast("Callable[[], None]", window.update)  # type: ignore[attr-defined]  # see above
        swapped = cast("SignalInstance", window.frameSwapped)  # type: ignore[attr-defined]  # see above
        swapped.connect(self._on_frame_swapped)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        """Request a frame, or report to the supervisor that the process is alive where no frame can follow."""
        expected = expects_frames(
            drawing=self._drawing,
            screens=len(QGuiApplication.screens()),
            wayland=QGuiApplication.platformName().startswith("wayland"),
            visible=self._window.isVisible(),
            exposed=self._window.isExposed(),
        )
        if expected != self._expects_frames:
            self._expects_frames = expected
            self._channel.send(protocol.LIGHT if expected else protocol.DARK)
        if expected:
            self._request_frame()
        else:
            self._channel.send(protocol.ALIVE)

    def set_drawing(self, *, drawing: bool) -> None:
        """Note whether the exhibit draws: while it does not, the supervisor expects no frames."""
        self._drawing = drawing
        self.beat()

    def report_fault(self, text: str) -> None:
        self._channel.send_fault(text)

    def request_restart(self) -> None:
        """Ask the supervisor to start another process in place of this one, in the same stage of recovery."""
        self._channel.send(protocol.RESTART)

    def request_reload(self) -> None:
        """Ask the supervisor to start another process with the current settings, as if nothing had failed before."""
        self._channel.send(protocol.RELOAD)

    def request_quit(self) -> None:
        """Ask the supervisor to end this process and itself."""
        self._channel.send(protocol.LEAVE)

    def report_qml_warnings(self, errors: list[QQmlError]) -> None:
        if self._is_closing:
            return
        for error in errors:
            self.report_fault(error.toString())

    def stop_reporting_qml_warnings(self) -> None:
        """Ignore QML warnings while the engine is destroyed: bindings then read objects that are null."""
        self._is_closing = True

    def report_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Report an uncaught exception of the exhibit to the supervisor; the event loop continues."""
        import traceback

        frames = traceback.extract_tb(trace)
        place = f"{frames[-1].filename}:{frames[-1].lineno}: " if frames else ""
        self.report_fault(f"{place}{kind.__name__}: {error}")

    def _on_frame_swapped(self) -> None:
        now = self._now()
        if now - self._reported_at >= MIN_REPORT_INTERVAL_S:
            self._reported_at = now
            self._channel.send(protocol.FRAME)


def attach_heartbeat(window: QWindow, engine: QQmlEngine, environ: Mapping[str, str] = os.environ) -> Heartbeat | None:
    """Connect the exhibit to its supervisor: this process ends with it. Return None without a supervisor."""
    pipe = heartbeat_descriptor(environ)
    if pipe is None:
        return None
    parent_watch.start()
    parent_watch.enable_traces()
    heartbeat = Heartbeat(window, pipe)
    engine.setOutputWarningsToStandardError(False)
    engine.warnings.connect(heartbeat.report_qml_warnings)
    if (app := QGuiApplication.instance()) is not None:
        app.aboutToQuit.connect(heartbeat.stop_reporting_qml_warnings)
    _report_exceptions(heartbeat)
    # The first frame came before; request another one.
    heartbeat.beat()
    return heartbeat


def _report_exceptions(heartbeat: Heartbeat) -> None:
    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        heartbeat.report_exception(kind, error, trace)
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = report
