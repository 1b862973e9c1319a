"""The program in a process of its own, which reports the geometry of its window once it has started."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path


def start_program(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start the program in a process, which prints the geometries of window and screen after its start."""
    script = textwrap.dedent(
        """
        import sys
        from qbj_kiosk.app.application import Application
        from qbj_kiosk.commands.main import main

        finish_startup = Application.finish_startup

        def finish_and_report(kiosk):
            finish_startup(kiosk)
            screen = kiosk.app.primaryScreen().geometry()
            print("started", kiosk.window.geometry().getRect(), screen.getRect(), flush=True)

        Application.finish_startup = finish_and_report
        main(sys.argv[1:])
        """
    )
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def read_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()
