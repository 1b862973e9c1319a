"""The program as a process: exit on signals, and the size of its window."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest


def start_program(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start the program. It prints a line with the geometries of window and screen once start-up has finished."""
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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("which", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_the_program(real_bundle: Path, which: signal.Signals) -> None:
    with start_program("--bundle", real_bundle) as process:
        assert read_line(process).startswith("started")
        process.send_signal(which)
        _, stderr = process.communicate(timeout=10)
    assert process.returncode == 0, stderr
    assert stderr == ""


def test_window_fills_the_screen_without_a_window_manager(real_bundle: Path) -> None:
    with start_program("--bundle", real_bundle) as process:
        line = read_line(process)
        process.terminate()
        process.communicate(timeout=10)
    assert line.startswith("started ")
    window, _, screen = line.removeprefix("started ").strip().partition(") (")
    assert window.strip("()") == screen.strip("()")


def test_window_has_the_requested_size(real_bundle: Path) -> None:
    with start_program("--bundle", real_bundle, "--size", "1280x720") as process:
        line = read_line(process)
        process.terminate()
        process.communicate(timeout=10)
    assert "1280, 720)" in line
