"""SIGTERM and SIGINT end the program cleanly."""

import signal
import sys
from pathlib import Path

import pytest

from tests.program_process import read_line, start_program


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("which", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_the_program(real_bundle: Path, which: signal.Signals) -> None:
    with start_program("--bundle", real_bundle) as process:
        assert read_line(process).startswith("started")
        process.send_signal(which)
        _, stderr = process.communicate(timeout=10)
    assert process.returncode == 0, stderr
    assert stderr == ""
