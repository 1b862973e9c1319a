"""The real exhibit as a supervisor's child, and ways to break it: `exhibit.py BUNDLE WHAT`."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from qbj_kiosk.app import application
from qbj_kiosk.app.kiosk_mode import KioskArguments, run_watched
from qbj_kiosk.app.options import Options
from qbj_kiosk.app.startup import start
from qbj_kiosk.commands.build_sources import build_sources
from qbj_kiosk.shell.heartbeat import attach

show = application.Application.show


def shown(kiosk: application.Application) -> None:
    """Shows it with a heartbeat, and breaks it once it is on the screen."""
    attach(kiosk.window, kiosk.engine.qml_engine)
    show(kiosk)
    if sys.argv[2] in WAYS:
        QTimer.singleShot(200, WAYS[sys.argv[2]])


def sleep() -> None:
    """A slot that never returns."""
    while True:
        time.sleep(1)


def begin(self: application.Application) -> None:  # noqa: ARG001 - Application's signature
    """A beginning that never returns."""
    sleep()


def fail() -> None:
    """A slot with a mistake."""
    raise ValueError("a slot failed")


WAYS = {"busy": sleep, "raising": fail}
if sys.argv[2] == "early":
    # As the program starts it; what follows the first frame, the heartbeat with it, never comes.
    application.Application.finish_startup = begin  # type: ignore[method-assign]  # see above
    sys.exit(run_watched(KioskArguments(bundle=Path(sys.argv[1])), build_sources))
application.Application.show = shown  # type: ignore[assignment,method-assign]  # between making the window and showing it
sys.exit(start(Options(bundle=Path(sys.argv[1]))))
