"""Measure a window from inside its process and print the result as one line of JSON."""

import json
import os
import sys
import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk_process import pss_mb

STARTED = "BENCHMARK_STARTED"
"""Environment variable: start of the process, in nanoseconds of the monotonic clock."""
SETTLED_MS = 3000
"""Milliseconds from the first frame until the memory is measured."""


def measure(window: QObject, app: QGuiApplication) -> None:
    """Print the time to a window's first frame and the memory some seconds later, then quit."""
    started = int(os.environ[STARTED])

    def on_first_frame() -> None:
        seconds = (time.monotonic_ns() - started) / 1e9
        window.frameSwapped.disconnect(on_first_frame)  # type: ignore[attr-defined]  # a signal of QQuickWindow
        wait = SETTLED_MS if os.environ.get("BENCHMARK_MEMORY") else 0
        QTimer.singleShot(wait, lambda: finish(seconds))

    def finish(seconds: float) -> None:
        print(json.dumps({"first": seconds, "pss": pss_mb(), "platform": app.platformName()}))
        sys.stdout.flush()
        app.quit()

    window.frameSwapped.connect(on_first_frame)  # type: ignore[attr-defined]  # a signal of QQuickWindow
