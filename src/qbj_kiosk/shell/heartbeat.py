"""The exhibit's side of the heartbeat: tells the supervisor of frames, of the dark, of faults."""

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
from qbj_kiosk.supervisor.child.channel import Mouth, descriptor

BEAT = 2000
"""Milliseconds from one frame that is asked for to the next, where nothing moves."""
RARELY = 0.5
"""Seconds in which one frame at most is told."""


def expects_frames(*, dark: bool, screens: int, wayland: bool, visible: bool, exposed: bool) -> bool:
    """Whether a window that is asked for a frame can be expected to give one.

    Without a screen there is none. Under Wayland a window that is shown but not exposed is on a display that is off;
    under X11 it has been hidden by somebody, and that is a fault.
    """
    if dark or screens == 0:
        return False
    return not (wayland and visible and not exposed)


class Heartbeat(QObject):
    """Beats for as long as it lives.

    Args:
        window: whose frames count.
        descriptor: the pipe to the supervisor. Full or broken, it never harms.
        now: seconds of a clock that never jumps.
    """

    def __init__(self, window: QWindow, descriptor: int, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._mouth = Mouth(descriptor)
        self._now = now
        self._told_at = float("-inf")
        self._asked_dark = False
        self._expecting = True
        # QQuickWindow's own; importing QtQuick only for the type's name would cost every start 10 ms.
        self._paint = cast("Callable[[], None]", window.update)  # type: ignore[attr-defined]  # see above
        swapped = cast("SignalInstance", window.frameSwapped)  # type: ignore[attr-defined]  # see above
        swapped.connect(self._swapped)
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        """Asks for a frame; where none can come, says that all is well."""
        expects = expects_frames(
            dark=self._asked_dark,
            screens=len(QGuiApplication.screens()),
            wayland=QGuiApplication.platformName().startswith("wayland"),
            visible=self._window.isVisible(),
            exposed=self._window.isExposed(),
        )
        if expects != self._expecting:
            self._expecting = expects
            self._mouth.say(protocol.LIGHT if expects else protocol.DARK)
        if expects:
            self._paint()
        else:
            self._mouth.say(protocol.ALIVE)

    def dark(self) -> None:
        """Nothing is drawn from now on."""
        self._asked_dark = True
        self.beat()

    def light(self) -> None:
        """Frames come again."""
        self._asked_dark = False
        self.beat()

    def fault(self, text: str) -> None:
        """Puts something on record."""
        self._mouth.fault(text)

    def restart(self) -> None:
        """Staff asks to be started anew. The supervisor ends this process."""
        self._mouth.say(protocol.RESTART)

    def reload(self) -> None:
        """Staff asks to be started anew, as it is set. The supervisor ends this process."""
        self._mouth.say(protocol.RELOAD)

    def leave(self) -> None:
        """Staff asks to end. The supervisor ends this process, and itself."""
        self._mouth.say(protocol.LEAVE)

    def warned(self, errors: list[QQmlError]) -> None:
        """QML complains."""
        for error in errors:
            self.fault(error.toString())

    def raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A slot raised an exception: Qt goes on, and so does the exhibit."""
        import traceback

        frames = traceback.extract_tb(trace)
        place = f"{frames[-1].filename}:{frames[-1].lineno}: " if frames else ""
        self.fault(f"{place}{kind.__name__}: {error}")

    def _swapped(self) -> None:
        now = self._now()
        if now - self._told_at >= RARELY:
            self._told_at = now
            self._mouth.say(protocol.FRAME)


def attach(window: QWindow, engine: QQmlEngine, environ: Mapping[str, str] = os.environ) -> Heartbeat | None:
    """Lets this process live and die with its supervisor, and tell it what goes wrong.

    Returns:
        The heartbeat; None where no supervisor started this process.
    """
    pipe = descriptor(environ)
    if pipe is None:
        return None
    parent_watch.hold()
    parent_watch.answer()
    heartbeat = Heartbeat(window, pipe)
    engine.setOutputWarningsToStandardError(False)
    engine.warnings.connect(heartbeat.warned)
    _report_exceptions(heartbeat)
    # The first frame was told by whoever painted it, or was before.
    heartbeat.beat()
    return heartbeat


def _report_exceptions(heartbeat: Heartbeat) -> None:
    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        heartbeat.raised(kind, error, trace)
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = report
