"""A visible kiosk for measurements: open its states, count and time its frames."""

import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Options, Size
from qbj_kiosk.app.qml_engine import create_application, set_qt_defaults
from qbj_kiosk.commands.lazy_compiler import build_sources
from qbj_kiosk.session import events as ev

STANDSTILL_MS = 25
"""Milliseconds without work between two frames from which on nothing was to be drawn: one and a half frames."""


class Frames:
    def __init__(self, window: QObject) -> None:
        self._times: list[float] = []
        self._processor_times: list[float] = []
        window.frameSwapped.connect(self._add)  # type: ignore[attr-defined]  # a signal of QQuickWindow

    def _add(self) -> None:
        self._times.append(time.perf_counter())
        self._processor_times.append(time.process_time())

    def wait(self, ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def record(self, ms: int, action: Callable[[], object]) -> list[float]:
        """Run an action of the exhibit. Return the times of the frames that it draws from then on, in seconds."""
        self._times.clear()
        self._processor_times.clear()
        action()
        self.wait(ms)
        return list(self._times)

    def moving_intervals_ms(self, ms: float) -> list[float]:
        """Return the intervals between the recorded frames of the first `ms`, without those in which nothing changed.

        A number that counts to its end changes less and less often, and no frame is drawn meanwhile: in such an
        interval the process waits for longer than a frame.
        """
        times = [time for time in self._times if time - self._times[0] <= ms / 1e3]
        both = zip(intervals_ms(times), intervals_ms(self._processor_times), strict=False)
        return [interval for interval, work in both if interval - work < STANDSTILL_MS]


class MeasuredKiosk:
    """The exhibit in a visible window with the software renderer, for measurements of frames."""

    def __init__(self, size: Size, bundle: Path | None = None) -> None:
        set_qt_defaults()
        self.app = create_application()
        self.kiosk = Application(self.app, Options(build_sources, bundle, size=size))
        self.frames = Frames(self.kiosk.window)
        self.kiosk.start()
        self.frames.wait(2500)

    def record(self, ms: int, *events: ev.Event) -> list[float]:
        """Dispatch session events. Return the times of the frames from then on, in seconds."""

        def dispatch() -> None:
            for event in events:
                self.kiosk.session.dispatch(event)

        return self.frames.record(ms, dispatch)


def controls(window: QQuickWindow, name: str) -> Iterator[QQuickItem]:
    """Yield the visible controls of the exhibit with an accessible name."""
    ahead = [window.contentItem()]
    while ahead:
        item = ahead.pop()
        ahead += item.childItems()
        if item.isVisible() and item.isEnabled() and item.property("text") == name:
            yield item


def intervals_ms(frames: list[float]) -> list[float]:
    return [(after - before) * 1e3 for before, after in itertools.pairwise(frames)]


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
