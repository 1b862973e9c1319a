"""Frame intervals while the world travels between panels: `python benchmarks/travel.py [ROUNDS] [WxH]`."""

import resource
import statistics
import sys
import time

from qbj_kiosk.options import Size
from qbj_kiosk.session import events as ev
from stage import Stage, intervals_ms, percentile

TRAVEL_MS = 600
"""How long a travel takes; what is drawn later is not counted."""


def main() -> None:
    """Visits every panel once, so that each has drawn itself, then travels to and fro and prints what it saw."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    width, height = (sys.argv[2] if len(sys.argv) > 2 else "1920x1080").split("x")  # noqa: PLR2004 - the second argument
    stage = Stage(Size(int(width), int(height)))
    count = len(stage.kiosk.bundle.exhibit.panels)
    for panel in range(count):
        stage.during(2500, ev.OpenPanel(panel))
    way = [*range(count - 1), *range(count - 1, 0, -1)]
    stage.during(1000, ev.OpenPanel(0))
    seen: list[float] = []
    used, begun = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    for panel in (way[1:] + way[:1]) * rounds:
        frames = stage.during(TRAVEL_MS + 50, ev.OpenPanel(panel))
        seen += intervals_ms([frame for frame in frames if frame - frames[0] <= TRAVEL_MS / 1e3])
    after = resource.getrusage(resource.RUSAGE_SELF)
    share = (after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime) / (time.perf_counter() - begun)
    print(
        f"{width}x{height}, {len(seen)} frames of {len(way) * rounds} travels, platform {stage.app.platformName()}: "
        f"interval median {statistics.median(seen):.1f} ms, p95 {percentile(seen, 0.95):.1f} ms, "
        f"longest {max(seen):.1f} ms; {share:.0%} of one core"
    )
    stage.kiosk.close()


if __name__ == "__main__":
    main()
