"""Lint every QML file with qmllint, including its use of Python types. Fail on any warning."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import PySide6

ROOT = Path(__file__).resolve().parent.parent
QML = ROOT / "src" / "qbj_kiosk" / "qml"
TYPES = Path(__file__).with_name("qmltypes.py")
QMLLINT = Path(PySide6.__path__[0], "qmllint.exe" if sys.platform == "win32" else "qmllint")
PACKAGE = "qbj_kiosk.viewmodels"


def lint(files: list[Path], package: str = PACKAGE, imports: Path = QML) -> int:
    """Lint QML files with qmllint and return its exit code.

    Absolute paths: qmllint finds the other files of a folder by them.
    """
    with TemporaryDirectory() as folder:
        return describe(package, folder) or run_qmllint(files, folder, imports)


def describe(package: str, folder: str) -> int:
    """Write the description of a package's Python types for qmllint into a folder, and return the exit code."""
    return subprocess.run([sys.executable, str(TYPES), package, folder], check=False).returncode


def run_qmllint(files: list[Path], types: str, imports: Path = QML) -> int:
    command = [str(QMLLINT), "--ignore-settings", "-W", "0", "-I", types, "-I", str(imports), *map(str, files)]
    return subprocess.run(command, check=False).returncode


def main() -> int:
    files = sorted([*QML.parent.rglob("*.qml"), *(ROOT / "tests").rglob("*.qml")])
    print(f"{len(files)} QML files")
    return lint(files) if files else 1


if __name__ == "__main__":
    sys.exit(main())
