"""Packages without Qt import none, checked in a new interpreter."""

import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[1] / "src"
COMPILER_ONLY = ("PIL", "fontTools", "markdown_it", "tomllib", "click")
NOT_AT_START = ("dataclasses", "difflib", "fractions", "json", "unicodedata")
"""Modules that take half a millisecond or more to import and that no start needs."""


def loaded(modules: list[str]) -> set[str]:
    program = f"import sys; sys.path.insert(0, {str(SOURCES)!r})\n" + "".join(f"import {name}\n" for name in modules)
    program += "print(*{name.split('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-I", "-c", program], check=True, capture_output=True, text=True, timeout=60)
    return set(run.stdout.split())


def modules_of(package: str) -> list[str]:
    files = sorted((SOURCES / "qbj_kiosk" / package).glob("*.py"))
    return [f"qbj_kiosk.{package}.{file.stem}".removesuffix(".__init__") for file in files]


@pytest.mark.parametrize("package", ["exhibit", "session", "bundles", "settings", "staff", "supervisor"])
def test_package_loads_no_qt(package: str) -> None:
    modules = modules_of(package)
    assert len(modules) > 2
    names = loaded(modules)
    assert "qbj_kiosk" in names
    assert not names & {"PySide6", "shiboken6"}


def test_opening_a_bundle_does_not_load_the_compiler() -> None:
    names = loaded(["qbj_kiosk.bundles.open_bundle", "qbj_kiosk.bundles.cache"])
    assert "msgspec" in names
    assert not names & {*COMPILER_ONLY, *NOT_AT_START}


def test_start_does_not_load_slow_modules() -> None:
    names = loaded(["qbj_kiosk.app.startup", "qbj_kiosk.app.qml_engine", "qbj_kiosk.app.application"])
    assert "PySide6" in names
    assert not names & {*COMPILER_ONLY, *NOT_AT_START}
