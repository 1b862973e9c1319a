"""A copy of the launcher for tests, whose program only prints its arguments."""

import shutil
import stat
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from launcher.venv_location import Installation

ROOT = Path(__file__).resolve().parents[3]
UTILITIES = ("cat", "dirname", "env", "grep", "readlink", "sh", "touch")


@dataclass
class Checkout:
    root: Path
    bin: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def installation(self) -> Installation:
        return Installation(self.root, self.root / ".venv")

    def fake(self, name: str, script: str) -> Path:
        return write_script(self.bin / name, script)

    def set_up(self, kind: str = "run", program: str = 'echo "program: $*"') -> None:
        """Write the files of a complete set-up, with a script in place of the Python interpreter."""
        (self.installation.venv / "bin").mkdir(parents=True, exist_ok=True)
        write_script(self.installation.python, program)
        self.installation.write_stamp(kind)

    def run(self, *command: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the copied checkout with only fake programs on PATH."""
        return subprocess.run(
            [str(part) for part in command],
            env={**self.environment, "PATH": str(self.bin), **variables},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
            timeout=60,
        )


def write_script(file: Path, script: str) -> Path:
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return file


def copy_launcher(folder: Path) -> Checkout:
    """Copy the launcher (`./kiosk`, `./check`) into a folder with a space in its name."""
    root, programs = folder / "a checkout", folder / "bin"
    root.mkdir()
    programs.mkdir()
    for name in ("kiosk", "check", "qbj-kiosk.desktop"):
        shutil.copy(ROOT / name, root)
    shutil.copytree(ROOT / "tools", root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "requirements").mkdir()
    for kind in ("run", "dev"):
        (root / "requirements" / f"{kind}.txt").write_text("click==8.5.1\n", encoding="utf-8")
    (root / "pyproject.toml").write_text("[project]\nname = 'qbj-kiosk'\n", encoding="utf-8")
    for name in UTILITIES:
        (programs / name).symlink_to(shutil.which(name) or "/bin/false")
    return Checkout(root, programs, {"HOME": str(folder / "home"), "LC_ALL": "C.UTF-8"})
