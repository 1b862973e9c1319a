"""Frame intervals while panels change, and of a bare window: `benchmarks/panel_travel.py [ROUNDS] [WxH]`."""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlApplicationEngine

import steal_time
from measured_kiosk import Frames, MeasuredKiosk, intervals_ms, percentile
from qbj_kiosk.app.options import Size
from qbj_kiosk.session import events as ev

TRAVEL_MS = 600
"""Duration of a travel. Later frames are not counted."""


def measure(name: str, frames: Frames, travel: Callable[[int], object], path: list[int]) -> None:
    intervals: list[float] = []
    stolen, used, begun = steal_time.start(), resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    for panel in path:
        drawn = frames.record(TRAVEL_MS + 50, lambda: travel(panel))  # noqa: B023 - called at once
        intervals += intervals_ms([at for at in drawn if at - drawn[0] <= TRAVEL_MS / 1e3])
    after = resource.getrusage(resource.RUSAGE_SELF)
    share = (after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime) / (time.perf_counter() - begun)
    print(
        f"{name:12} {len(intervals)} intervals of {len(path)} travels: median {statistics.median(intervals):.1f} ms, "
        f"p95 {percentile(intervals, 0.95):.1f} ms, longest {max(intervals):.1f} ms; "
        f"{share:.0%} of one core; {stolen()}"
    )


def main() -> None:
    """Measure frame intervals while panels travel back and forth, and the same with a bare window."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    width, height = (sys.argv[2] if len(sys.argv) > 2 else "1920x1080").split("x")  # noqa: PLR2004 - the second argument
    measured = MeasuredKiosk(Size(int(width), int(height)))
    count = len(measured.kiosk.bundle.exhibit.panels)
    for panel in range(count):
        measured.record(2500, ev.OpenPanel(panel))
    measured.record(1000, ev.OpenPanel(0))
    path = [*range(1, count), *range(count - 2, -1, -1)] * rounds
    print(f"{width}x{height}, platform {measured.app.platformName()}")
    measure("kiosk", measured.frames, lambda panel: measured.kiosk.session.dispatch(ev.OpenPanel(panel)), path)
    measured.kiosk.close()
    engine = QQmlApplicationEngine()
    engine.setInitialProperties({"width": int(width), "height": int(height)})
    engine.load(QUrl.fromLocalFile(str(Path(__file__).with_name("BarePanelTravel.qml"))))
    bare = engine.rootObjects()[0]
    frames = Frames(bare)
    frames.wait(1000)
    measure("bare window", frames, lambda panel: bare.setProperty("panel", panel), [panel % 3 for panel in path])
    bare.deleteLater()
    del engine


if __name__ == "__main__":
    main()
