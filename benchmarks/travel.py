"""Frame intervals of a travel between panels, beside a bare window's: `python benchmarks/travel.py [ROUNDS] [WxH]`."""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlApplicationEngine

import machine
from qbj_kiosk.app.options import Size
from qbj_kiosk.session import events as ev
from stage import Frames, Stage, intervals_ms, percentile

TRAVEL_MS = 600
"""How long a travel takes; what is drawn later is not counted."""


def measure(name: str, frames: Frames, travel: Callable[[int], object], way: list[int]) -> None:
    """Travels the way and prints what it saw."""
    seen: list[float] = []
    stolen, used, begun = machine.watch(), resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    for panel in way:
        drawn = frames.during(TRAVEL_MS + 50, lambda: travel(panel))  # noqa: B023 - called at once
        seen += intervals_ms([at for at in drawn if at - drawn[0] <= TRAVEL_MS / 1e3])
    after = resource.getrusage(resource.RUSAGE_SELF)
    share = (after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime) / (time.perf_counter() - begun)
    print(
        f"{name:12} {len(seen)} intervals of {len(way)} travels: median {statistics.median(seen):.1f} ms, "
        f"p95 {percentile(seen, 0.95):.1f} ms, longest {max(seen):.1f} ms; {share:.0%} of one core; {stolen()}"
    )


def main() -> None:
    """Visits every panel once, so that each has drawn itself, then travels to and fro; so does the bare window."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    width, height = (sys.argv[2] if len(sys.argv) > 2 else "1920x1080").split("x")  # noqa: PLR2004 - the second argument
    stage = Stage(Size(int(width), int(height)))
    count = len(stage.kiosk.bundle.exhibit.panels)
    for panel in range(count):
        stage.during(2500, ev.OpenPanel(panel))
    stage.during(1000, ev.OpenPanel(0))
    way = [*range(1, count), *range(count - 2, -1, -1)] * rounds
    print(f"{width}x{height}, platform {stage.app.platformName()}")
    measure("kiosk", stage.frames, lambda panel: stage.kiosk.session.dispatch(ev.OpenPanel(panel)), way)
    stage.kiosk.close()
    engine = QQmlApplicationEngine()
    engine.setInitialProperties({"width": int(width), "height": int(height)})
    engine.load(QUrl.fromLocalFile(str(Path(__file__).with_name("BareTravel.qml"))))
    bare = engine.rootObjects()[0]
    frames = Frames(bare)
    frames.wait(1000)
    measure("bare window", frames, lambda panel: bare.setProperty("panel", panel), [panel % 3 for panel in way])
    bare.deleteLater()
    del engine


if __name__ == "__main__":
    main()
