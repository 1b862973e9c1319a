"""Measures a window from inside its process and prints what it saw as one line of JSON."""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

STARTED = "BENCHMARK_STARTED"
"""Environment variable: when the process was started, in nanoseconds of the monotonic clock."""
SETTLED_MS = 3000
"""How long after the first frame the memory is read."""


def watch(window: QObject, app: QGuiApplication) -> None:
    """Tells the time to a window's first frame and the memory some seconds later, then quits."""
    started = int(os.environ[STARTED])

    def first() -> None:
        seconds = (time.monotonic_ns() - started) / 1e9
        window.frameSwapped.disconnect(first)  # type: ignore[attr-defined]  # a signal of QQuickWindow
        wait = SETTLED_MS if os.environ.get("BENCHMARK_MEMORY") else 0
        QTimer.singleShot(wait, lambda: finish(seconds))

    def finish(seconds: float) -> None:
        print(json.dumps({"first": seconds, "pss": pss_mb(), "platform": app.platformName()}))
        sys.stdout.flush()
        app.quit()

    window.frameSwapped.connect(first)  # type: ignore[attr-defined]  # a signal of QQuickWindow


def pss_mb() -> float:
    """The proportional set size of this process in MB, or 0 where the system does not tell."""
    try:
        text = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(next(line for line in text.splitlines() if line.startswith("Pss:")).split()[1]) / 1024
