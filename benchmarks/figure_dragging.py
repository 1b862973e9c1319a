"""Frame intervals while a finger drags the figure of each panel: `benchmarks/figure_dragging.py [ROUNDS] [WxH]`."""

import statistics
import sys
from typing import cast

from PySide6.QtCore import QElapsedTimer, QPointF, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

import steal_time
from measured_kiosk import MeasuredKiosk, controls, intervals_ms, percentile
from qbj_kiosk.app.options import Size
from qbj_kiosk.session import events as ev

DRAG_MS = 1500
"""Duration of a drag from one end of the figure to the other."""
SETTLED_MS = 500
"""How long frames are counted after the finger was lifted."""
REPORT_MS = 8
"""Interval of the touch screen's reports."""


class Finger:
    """Simulated finger that drags along a path at the speed of a touch screen's reports."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._device = QTest.createTouchDevice()
        self._timer = QTimer(interval=REPORT_MS)
        self._timer.timeout.connect(self._report)
        self._clock = QElapsedTimer()
        self._path: tuple[QPointF, QPointF] = QPointF(), QPointF()

    def drag(self, begin: QPointF, end: QPointF) -> None:
        self._path = begin, end
        self._touch("press", begin)
        self._clock.start()
        self._timer.start()

    def _report(self) -> None:
        share = min(1.0, self._clock.elapsed() / DRAG_MS)
        begin, end = self._path
        self._touch("move", begin + (end - begin) * share)
        if share == 1:
            self._timer.stop()
            self._touch("release", end)

    def _touch(self, kind: str, at: QPointF) -> None:
        event = QTest.touchEvent(self._window, self._device, False)  # noqa: FBT003 - committed below
        getattr(event, kind)(1, at.toPoint(), self._window)
        event.commit()


def main() -> None:
    """Drag the figure of each panel to and fro, and print the intervals between frames."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    width, height = (sys.argv[2] if len(sys.argv) > 2 else "1920x1080").split("x")  # noqa: PLR2004 - the second argument
    measured = MeasuredKiosk(Size(int(width), int(height)))
    window = cast(QQuickWindow, measured.kiosk.window)
    exhibit = measured.kiosk.bundle.exhibit
    finger = Finger(window)
    names = {"corridor": "train", "containers": "gantry", "strands": "strands"}
    print(f"{width}x{height}, platform {measured.app.platformName()}")
    for panel, each in enumerate(exhibit.panels):
        measured.record(2500, ev.OpenPanel(panel))
        strings = exhibit.languages[0].interface
        part = names.get(each.figure.kind)
        if part is None:
            continue
        control = next(controls(window, getattr(strings, part)))
        intervals: list[float] = []
        stolen = steal_time.start()
        for number in range(rounds):
            begin, end = path(part, control, int(width), back=number % 2 == 1)
            drawn = measured.frames.record(
                DRAG_MS + SETTLED_MS,
                lambda: finger.drag(begin, end),  # noqa: B023 - called at once
            )
            intervals += intervals_ms(drawn)
        moving = [each for each in intervals if each < 100]  # noqa: PLR2004 - longer: nothing moved
        print(
            f"{part:8} {len(moving)} intervals of {rounds} drags: median {statistics.median(moving):.1f} ms, "
            f"p95 {percentile(moving, 0.95):.1f} ms, longest {max(moving):.1f} ms; {stolen()}"
        )
    measured.kiosk.close()


def path(part: str, control: QQuickItem, width: int, *, back: bool) -> tuple[QPointF, QPointF]:
    """Return where the finger begins and ends: the whole way of a figure, or of the train from where it stands."""
    box = control.mapRectToScene(control.boundingRect())
    y = box.center().y()
    if part == "train":
        return QPointF(box.right() - 60, y), QPointF(width * (0.25 if back else 0.9), y)
    if part == "strands":
        ends = QPointF(box.left() + box.width() * 0.6, y), QPointF(box.left() + box.width() * 0.7, y - 300)
    else:
        ends = QPointF(box.left() + box.width() * 0.1, y), QPointF(box.left() + box.width() * 0.9, y)
    return (ends[1], ends[0]) if back else ends


if __name__ == "__main__":
    main()
