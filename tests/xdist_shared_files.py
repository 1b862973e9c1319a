"""Files and folders that one worker of pytest-xdist makes for all workers."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform != "win32":
    import fcntl


def make_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a file or folder that all pytest-xdist workers share, made by the first that asks for it.

    Args:
        factory: the fixture of the worker.
        name: name of the file or folder.
        make: creates it at the path given.
    """
    folder = factory.getbasetemp()
    if sys.platform == "win32" or "PYTEST_XDIST_WORKER" not in os.environ:
        if not (folder / name).exists():
            make(folder / name)
        return folder / name
    shared = folder.parent / name
    with (folder.parent / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not shared.exists():
            make(shared)
    return shared
