"""Kiosk mode as it is started: what it goes by, and where it cannot begin."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qbj_kiosk.app.kiosk_mode import find_missing_display

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a display that can be missing")


@linux
@pytest.mark.parametrize(
    "environ", [{"DISPLAY": ":4713"}, {"WAYLAND_DISPLAY": "gone"}, {"QT_QPA_PLATFORM": "offscreen"}]
)
def test_a_display_that_is_named_may_come_later(environ: dict[str, str]) -> None:
    assert find_missing_display(environ) is None


@linux
@pytest.mark.parametrize("platform", ["", "xcb", "vnc:size=800x600"], ids=["none", "xcb", "kept from children"])
def test_without_a_display_that_is_named_it_says_so_and_ends(tmp_path: Path, platform: str) -> None:
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "QT_QPA_PLATFORM": platform}
    command = [sys.executable, "-I", "-m", "qbj_kiosk", "--kiosk"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set." in done.stderr
    assert list(tmp_path.iterdir()) == []
