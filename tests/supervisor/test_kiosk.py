"""Start of kiosk mode: the check for a display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qbj_kiosk.app.kiosk_mode import find_missing_display

linux = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux can the display be missing")


@linux
@pytest.mark.parametrize(
    "environ", [{"DISPLAY": ":4713"}, {"WAYLAND_DISPLAY": "gone"}, {"QT_QPA_PLATFORM": "offscreen"}]
)
def test_named_display_may_start_later(environ: dict[str, str]) -> None:
    assert find_missing_display(environ) is None


@linux
@pytest.mark.parametrize("platform", ["", "xcb", "vnc:size=800x600"], ids=["none", "xcb", "not passed to children"])
def test_kiosk_mode_without_a_named_display_ends_with_an_error(tmp_path: Path, platform: str) -> None:
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "QT_QPA_PLATFORM": platform}
    command = [sys.executable, "-I", "-m", "qbj_kiosk", "--kiosk"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set." in done.stderr
    assert list(tmp_path.iterdir()) == []
