"""What the settings load, shown in a fresh interpreter: never Qt, and the command nothing until it is called."""

import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src"


def loaded(module: str) -> set[str]:
    program = f"import sys; sys.path.insert(0, {str(SOURCES)!r}); import {module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-I", "-c", program], check=True, capture_output=True, text=True, timeout=60)
    return set(run.stdout.split())


@pytest.mark.parametrize("module", ["settings.read", "settings.paths", "settings.model", "commands.settings"])
def test_no_qt_is_loaded(module: str) -> None:
    names = loaded(f"qbj_kiosk.{module}")
    assert f"qbj_kiosk.{module}" in names
    assert not {name for name in names if name.startswith(("PySide6", "shiboken6"))}


def test_the_command_loads_its_work_when_it_is_called() -> None:
    assert not loaded("qbj_kiosk.commands.settings") & {"msgspec", "tomllib", "zoneinfo", "qbj_kiosk.settings"}


def test_the_paths_need_nothing() -> None:
    assert not loaded("qbj_kiosk.settings.paths") & {"msgspec", "tomllib", "zoneinfo"}
