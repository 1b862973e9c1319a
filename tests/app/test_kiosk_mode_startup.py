"""Start of kiosk mode: a missing display, too many open files, and the reason for the built-in bundle."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qbj_kiosk.app import kiosk_mode_startup
from qbj_kiosk.app.kiosk_mode_startup import find_missing_display

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


@linux
def test_kiosk_mode_with_a_display_that_is_not_utf8_ends_with_an_error(tmp_path: Path) -> None:
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "DISPLAY": "\udcff:0"}
    command = [sys.executable, "-I", "-m", "qbj_kiosk"]
    for mode in ([], ["--kiosk"]):
        done = subprocess.run([*command, *mode], env=environ, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 2
        assert done.stderr.startswith("DISPLAY is '\\udcff:0', which is no name of a display.")


@linux
def test_too_many_open_files_at_the_start_give_a_message(tmp_path: Path) -> None:
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-I", "-m", "qbj_kiosk", "--kiosk"]
    limited = ["sh", "-c", 'ulimit -n 7 && exec "$@"', "sh", *command]
    done = subprocess.run(limited, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "Too many open files. Close other programs, or raise the limit" in done.stderr
    assert "Traceback" not in done.stderr


def test_reason_for_the_built_in_bundle_is_found(real_bundle: Path, tmp_path: Path) -> None:
    assert kiosk_mode_startup._find_bundle_problems(None) == ()
    (missing,) = kiosk_mode_startup._find_bundle_problems(str(tmp_path / "gone"))
    assert missing.endswith("there is no such folder. Name the folder of a bundle")
    (failing,) = kiosk_mode_startup._find_bundle_problems(str(real_bundle))
    assert failing.startswith(f"{real_bundle}: is not shown after failures")
