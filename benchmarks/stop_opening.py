"""Frame intervals while stops open, draw their figures and close: `benchmarks/stop_opening.py [ROUNDS] [WxH]`."""

import statistics
import sys

import steal_time
from measured_kiosk import MeasuredKiosk, percentile
from qbj_kiosk.app.options import Size
from qbj_kiosk.session import events as ev

OPEN_MS = 1050
"""Opening, and the figure that draws itself meanwhile."""
CLOSE_MS = 350
SETTLED_MS = 250


def main() -> None:
    """Open and close every stop of the exhibit, and print the intervals between frames."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    width, height = (sys.argv[2] if len(sys.argv) > 2 else "1920x1080").split("x")  # noqa: PLR2004 - the second argument
    measured = MeasuredKiosk(Size(int(width), int(height)))
    print(f"{width}x{height}, platform {measured.app.platformName()}")
    total: list[float] = []
    for number, panel in enumerate(measured.kiosk.bundle.exhibit.panels):
        measured.record(2500, ev.OpenPanel(number))
        for at, stop in enumerate(panel.stops):
            opening: list[float] = []
            closing: list[float] = []
            stolen = steal_time.start()
            for _ in range(rounds):
                measured.record(OPEN_MS + SETTLED_MS, ev.OpenStop(number, at))
                opening += measured.frames.moving_intervals_ms(OPEN_MS)
                measured.record(CLOSE_MS + SETTLED_MS, ev.Back())
                closing += measured.frames.moving_intervals_ms(CLOSE_MS)
            total += opening + closing
            for name, intervals in (("open", opening), ("close", closing)):
                print(
                    f"{panel.id}-{stop.id:10} {name:5} {len(intervals)} intervals: median "
                    f"{statistics.median(intervals):.1f} ms, p95 {percentile(intervals, 0.95):.1f} ms, "
                    f"longest {max(intervals):.1f} ms; {stolen()}"
                )
    print(f"all: median {statistics.median(total):.1f} ms, p95 {percentile(total, 0.95):.1f} ms")
    measured.kiosk.close()


if __name__ == "__main__":
    main()
