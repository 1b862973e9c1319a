"""Imports of the settings: never Qt, and nothing for the command until it is called."""

import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src"


def imported_modules(module: str) -> set[str]:
    program = f"import sys; sys.path.insert(0, {str(SOURCES)!r}); import {module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-I", "-c", program], check=True, capture_output=True, text=True, timeout=60)
    return set(run.stdout.split())


@pytest.mark.parametrize("module", ["settings.load_settings", "settings.paths", "settings.model", "commands.settings"])
def test_qt_is_not_imported(module: str) -> None:
    names = imported_modules(f"qbj_kiosk.{module}")
    assert f"qbj_kiosk.{module}" in names
    assert not {name for name in names if name.startswith(("PySide6", "shiboken6"))}


def test_command_imports_lazily() -> None:
    assert not imported_modules("qbj_kiosk.commands.settings") & {
        "msgspec",
        "tomllib",
        "zoneinfo",
        "qbj_kiosk.settings",
    }


def test_paths_import_nothing_heavy() -> None:
    assert not imported_modules("qbj_kiosk.settings.paths") & {"msgspec", "tomllib", "zoneinfo"}
