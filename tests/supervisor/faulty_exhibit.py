"""The real exhibit as a supervisor's child, with a fault: `faulty_exhibit.py BUNDLE FAULT`."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from qbj_kiosk.app import application
from qbj_kiosk.app.kiosk_mode_startup import KioskArguments, run_watched
from qbj_kiosk.app.options import Options
from qbj_kiosk.app.startup import start
from qbj_kiosk.commands.lazy_compiler import build_sources
from qbj_kiosk.shell.heartbeat import attach_heartbeat

show = application.Application.show


def show_and_fail(kiosk: application.Application) -> None:
    """Show the exhibit with a heartbeat, then cause the fault that the test chose."""
    attach_heartbeat(kiosk.window, kiosk.engine.qml_engine)
    show(kiosk)
    if sys.argv[2] in FAULTS:
        QTimer.singleShot(200, FAULTS[sys.argv[2]])


def sleep() -> None:
    while True:
        time.sleep(1)


def block_startup(self: application.Application) -> None:  # noqa: ARG001 - Application's signature
    sleep()


def fail() -> None:
    raise ValueError("a slot failed")


FAULTS = {"busy": sleep, "raising": fail}
if sys.argv[2] == "early":
    # `finish_startup`, which starts the heartbeat after the first frame, never returns.
    application.Application.finish_startup = block_startup  # type: ignore[method-assign]  # see above
    sys.exit(run_watched(KioskArguments(bundle=Path(sys.argv[1])), build_sources))
application.Application.show = show_and_fail  # type: ignore[assignment,method-assign]  # runs after the window is created
sys.exit(start(Options(bundle=Path(sys.argv[1]))))
