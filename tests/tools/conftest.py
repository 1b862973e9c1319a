"""Fixtures: a checkout that contains only the launcher, and fake programs on PATH."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.launcher.launcher_copy import UTILITIES, Checkout, copy_launcher, write_script


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return copy_launcher(tmp_path)


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Return a function that adds a shell script to an almost empty PATH of this process."""
    folder = tmp_path / "fakes"
    folder.mkdir()
    for name in UTILITIES:
        (folder / name).symlink_to(shutil.which(name) or "/bin/false")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{Path(sys.executable).parent}")
    return lambda name, script: write_script(folder / name, script)
