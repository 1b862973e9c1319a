"""Starting the exhibit: is there a display, and then everything else, in the order that is quickest."""

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from qbj_kiosk.app.options import Options
from qbj_kiosk.errors import run_reporting_errors
from qbj_kiosk.shell.display import trouble

if TYPE_CHECKING:
    from qbj_kiosk.app.application import Application, Watch

NO_DISPLAY = 2
"""Exit code."""


def start(options: Options) -> int:
    """Shows the exhibit until it is closed.

    Returns:
        The exit code.
    """
    if problem := trouble(os.environ):
        print(problem, file=sys.stderr)  # noqa: T201 - the command line's answer
        return NO_DISPLAY
    return run_reporting_errors(lambda: run(options))


def run(options: Options, watch: "Callable[[Application], Watch] | None" = None) -> int:
    """Shows the exhibit until it is closed, and watches over it if that is asked for.

    Returns:
        The exit code.
    """
    # Until `Application.begin`; what is being imported is no garbage.
    gc.disable()
    from qbj_kiosk.app.engine import UserInterface, application, settle

    settle()
    app = application()
    interface = UserInterface()
    try:
        with interface.answering():
            from qbj_kiosk.app.application import Application

        kiosk = Application(app, options, interface, watch=watch)
    except BaseException:
        interface.release()
        raise
    try:
        kiosk.show_and_begin()
        return app.exec()
    finally:
        kiosk.close()
