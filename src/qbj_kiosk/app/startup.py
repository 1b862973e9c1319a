"""Start of the exhibit: display check first, then everything else in the fastest order."""

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from qbj_kiosk.app.options import Options
from qbj_kiosk.errors import run_reporting_errors
from qbj_kiosk.shell.display_detection import find_display_problem

if TYPE_CHECKING:
    from qbj_kiosk.app.application import Application, Extension

NO_DISPLAY = 2
"""Exit code."""


def start(options: Options) -> int:
    if problem := find_display_problem(os.environ):
        print(problem, file=sys.stderr)  # noqa: T201 - a command's output
        return NO_DISPLAY
    return run_reporting_errors(lambda: run(options))


def run(options: Options, extend: "Callable[[Application], Extension] | None" = None) -> int:
    """Show the exhibit until it is closed; return the exit code. `extend` is called after the first frame."""
    # GC stays off until `Application.finish_startup`: nothing imported so far is collectable.
    gc.disable()
    from qbj_kiosk.app.qml_engine import Engine, create_application, set_qt_defaults

    set_qt_defaults()
    app = create_application()
    engine = Engine()
    try:
        with engine.serving_loader():
            from qbj_kiosk.app.application import Application

        kiosk = Application(app, options, engine, extend=extend)
    except BaseException:
        engine.close()
        raise
    try:
        kiosk.start()
        return app.exec()
    finally:
        kiosk.close()
