"""The program as a process: it ends when it is asked to, and fills its screen."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest


def begun(*arguments: str | Path) -> subprocess.Popen[str]:
    """The program with a line on stdout when it has begun."""
    script = textwrap.dedent(
        """
        import sys
        from qbj_kiosk import app
        from qbj_kiosk.cli import main

        begin = app.Application.begin

        def tell(kiosk):
            begin(kiosk)
            screen = kiosk.app.primaryScreen().geometry()
            print("begun", kiosk.window.geometry().getRect(), screen.getRect(), flush=True)

        app.Application.begin = tell
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


def line(process: subprocess.Popen[str]) -> str:
    """The next line that the program says."""
    assert process.stdout is not None
    return process.stdout.readline()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("which", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_at_once_when_it_is_asked_to(real_bundle: Path, which: signal.Signals) -> None:
    with begun("--bundle", real_bundle) as process:
        assert line(process).startswith("begun")
        process.send_signal(which)
        _, said = process.communicate(timeout=10)
    assert process.returncode == 0, said
    assert said == ""


def test_it_fills_the_screen_where_nobody_manages_windows(real_bundle: Path) -> None:
    with begun("--bundle", real_bundle) as process:
        said = line(process)
        process.terminate()
        process.communicate(timeout=10)
    _, _, rest = said.partition("begun ")
    window, _, screen = rest.strip().partition(") (")
    assert window.strip("()") == screen.strip("()")


def test_it_shows_a_window_of_the_size_asked_for(real_bundle: Path) -> None:
    with begun("--bundle", real_bundle, "--size", "1280x720") as process:
        said = line(process)
        process.terminate()
        process.communicate(timeout=10)
    assert "1280, 720)" in said
