"""Checkouts to start, and programs that stand in for the system's."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.launcher.checkouts import UTILITIES, Checkout, copied, write_script


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return copied(tmp_path)


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Puts shell scripts on a PATH that has little else, for code that runs in this process."""
    folder = tmp_path / "fakes"
    folder.mkdir()
    for name in UTILITIES:
        (folder / name).symlink_to(shutil.which(name) or "/bin/false")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{Path(sys.executable).parent}")
    return lambda name, script: write_script(folder / name, script)
