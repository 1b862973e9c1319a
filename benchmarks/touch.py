"""Time from a touch to the frame that answers it: `benchmarks/touch.py [ROUNDS] [WxH]`.

Presses and releases the tab of another panel, by a touch screen of an X server of its own.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import cast

from PySide6.QtQuick import QQuickWindow

import steal_time
from measured_kiosk import MeasuredKiosk, controls, percentile
from qbj_kiosk.app.options import Size
from qbj_kiosk.session import events as ev
from touch_x_server import Change, TouchScreen, touch_server

HELD_MS = 300
"""How long a tab is held; the frame that shows it pressed is drawn meanwhile."""
SETTLED_MS = 2000
"""Duration of a travel, and of the motion on the panel after it."""


def answer_ms(measured: MeasuredKiosk, screen: TouchScreen, change: Change, at: tuple[float, float], ms: int) -> float:
    """Change a contact at a share of the screen; return the milliseconds until the next frame was shown."""
    begun: list[float] = []

    def touch() -> None:
        begun.append(time.perf_counter())
        screen.send(0, change, *at)

    frames = measured.frames.record(ms, touch)
    if not frames:
        raise RuntimeError(f"No frame answered the touch at {at}")
    return (frames[0] - begun[0]) * 1e3


def main() -> None:
    """Open panels by touches, and print how long each took to be answered."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    width, height = (int(side) for side in (sys.argv[2] if len(sys.argv) > 2 else "1920x1080").split("x"))  # noqa: PLR2004 - the second argument
    with tempfile.TemporaryDirectory() as folder, touch_server(width, height, Path(folder)) as (display, screen):
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        measured = MeasuredKiosk(Size(width, height))
        window = cast(QQuickWindow, measured.kiosk.window)
        exhibit = measured.kiosk.bundle.exhibit
        tabs = [each.wording[exhibit.languages[0].tag].tab for each in exhibit.panels]
        measured.record(SETTLED_MS, ev.OpenPanel(0))
        times: dict[str, list[float]] = {"press to frame": [], "release to travel": []}
        stolen = steal_time.start()
        for number in range(1, rounds + 1):
            tab = next(controls(window, tabs[number % len(tabs)]))
            centre = window.position() + tab.mapToScene(tab.boundingRect().center()).toPoint()
            at = centre.x() / width, centre.y() / height
            times["press to frame"].append(answer_ms(measured, screen, Change.BEGIN, at, HELD_MS))
            times["release to travel"].append(answer_ms(measured, screen, Change.END, at, SETTLED_MS))
            if measured.kiosk.session.panel != number % len(tabs):
                raise RuntimeError(f"The touch at {at} opened no panel")
        print(f"{width}x{height}, platform {measured.app.platformName()}; {stolen()}")
        for name, values in times.items():
            print(
                f"{name:17} {len(values)} times: median {statistics.median(values):.1f} ms, "
                f"p95 {percentile(values, 0.95):.1f} ms, longest {max(values):.1f} ms"
            )
        measured.kiosk.close()


if __name__ == "__main__":
    main()
