"""A kiosk on stage for measuring: shown, stepped through its states, its frames counted and timed."""

import itertools
import os
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from qbj_kiosk.app import Kiosk, application, settle
from qbj_kiosk.options import Options, Size
from qbj_kiosk.session import events as ev


class Stage:
    """A running kiosk of a size, in the software renderer."""

    def __init__(self, size: Size, bundle: Path | None = None) -> None:
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
        settle()
        self.app = application()
        self.kiosk = Kiosk(self.app, Options(bundle=bundle, size=size))
        self.frames: list[float] = []
        self.kiosk.window.frameSwapped.connect(  # type: ignore[attr-defined]  # a signal of QQuickWindow
            lambda: self.frames.append(time.perf_counter())
        )
        self.kiosk.show()
        self.wait(2500)

    def wait(self, ms: int) -> None:
        """Lets the kiosk run."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def during(self, ms: int, *events: ev.Event) -> list[float]:
        """The times of the frames in a stretch of time that begins with some events, in seconds."""
        self.frames.clear()
        for event in events:
            self.kiosk.session.happen(event)
        self.wait(ms)
        return list(self.frames)


def intervals_ms(frames: list[float]) -> list[float]:
    """The times between frames, in milliseconds."""
    return [(after - before) * 1e3 for before, after in itertools.pairwise(frames)]


def percentile(values: list[float], share: float) -> float:
    """The value that a share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
