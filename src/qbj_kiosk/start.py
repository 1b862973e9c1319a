"""Starting the exhibit: is there a display, and then everything else."""

import gc
import os
import sys

from qbj_kiosk.failures import told
from qbj_kiosk.options import Options
from qbj_kiosk.shell.display import trouble

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
    # Looking for garbage among what is being imported finds none and costs a tenth of the start.
    gc.disable()
    from qbj_kiosk.app import run  # noqa: PLC0415 - Qt is loaded only to show something

    return told(lambda: run(options))
