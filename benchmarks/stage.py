"""A kiosk on stage for measuring: shown, stepped through its states, its frames counted and timed."""

import itertools
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.engine import create_application, set_qt_defaults
from qbj_kiosk.app.options import Options, Size
from qbj_kiosk.session import events as ev


class Frames:
    """When a window's frames came."""

    def __init__(self, window: QObject) -> None:
        self._seen: list[float] = []
        window.frameSwapped.connect(  # type: ignore[attr-defined]  # a signal of QQuickWindow
            lambda: self._seen.append(time.perf_counter())
        )

    def wait(self, ms: int) -> None:
        """Lets the window live."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def during(self, ms: int, cause: Callable[[], object]) -> list[float]:
        """The times of the frames in a stretch of time that begins with a cause, in seconds."""
        self._seen.clear()
        cause()
        self.wait(ms)
        return list(self._seen)


class Stage:
    """A running kiosk of a size, in the software renderer."""

    def __init__(self, size: Size, bundle: Path | None = None) -> None:
        set_qt_defaults()
        self.app = create_application()
        self.kiosk = Application(self.app, Options(bundle=bundle, size=size))
        self.frames = Frames(self.kiosk.window)
        self.kiosk.start()
        self.frames.wait(2500)

    def during(self, ms: int, *events: ev.Event) -> list[float]:
        """The times of the frames in a stretch of time that begins with some events, in seconds."""

        def cause() -> None:
            for event in events:
                self.kiosk.session.dispatch(event)

        return self.frames.during(ms, cause)


def intervals_ms(frames: list[float]) -> list[float]:
    """The times between frames, in milliseconds."""
    return [(after - before) * 1e3 for before, after in itertools.pairwise(frames)]


def percentile(values: list[float], share: float) -> float:
    """The value that a share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
