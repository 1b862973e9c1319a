"""Where the virtual environment is, and the stamp that marks it as complete.

`tools/launcher.sh` compares stamps too: change both together.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Installation:
    """A checkout and the virtual environment in which it runs."""

    root: Path
    venv: Path

    @property
    def python(self) -> Path:
        return self.venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    @property
    def unfinished(self) -> Path:
        """Return the file that exists while packages are installed: its environment is incomplete."""
        return self.venv / "unfinished"

    def ready_file(self, kind: str) -> Path:
        """Return the path of the stamp that marks set-up, `run` or `dev`, as complete. It is written last."""
        return self.venv / f"ready-{kind}"

    def requirements(self, kind: str) -> Path:
        return self.root / "requirements" / f"{kind}.txt"

    def stamp(self, kind: str) -> bytes:
        """Return the content of the stamp of set-up: the checkout's path and what was installed."""
        parts = (self.root / "pyproject.toml", self.requirements(kind))
        return os.fsencode(f"{self.root}\n") + b"".join(part.read_bytes() for part in parts)

    def is_ready(self, kind: str) -> bool:
        """Return True if set-up is complete and matches the checkout."""
        try:
            return self.python.exists() and self.ready_file(kind).read_bytes() == self.stamp(kind)
        except OSError:
            return False

    def write_stamp(self, kind: str) -> None:
        """Mark set-up as complete by a stamp, atomically, also if the power fails."""
        if hasattr(os, "sync"):
            os.sync()  # pip does not sync the files it writes
        new = self.venv / f"ready-{kind}.new"
        with new.open("wb") as file:
            file.write(self.stamp(kind))
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.ready_file(kind))


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "qbj-kiosk"
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "qbj-kiosk"


def candidates(root: Path = ROOT, environment: Mapping[str, str] = os.environ) -> tuple[Installation, Installation]:
    """Return the two places for the virtual environment, preferred first: checkout, user's data folder."""
    return Installation(root, root / ".venv"), Installation(root, data_folder(environment) / "venv")


def choose(root: Path = ROOT, environment: Mapping[str, str] = os.environ) -> Installation:
    """Return the place for the virtual environment: in the checkout, unless it is read-only or not executable."""
    inside, outside = candidates(root, environment)
    return inside if can_hold_venv(root) else outside


def can_hold_venv(folder: Path) -> bool:
    """Return True if a folder is writable and executable and its file system has symbolic links."""
    if hasattr(os, "statvfs") and os.statvfs(folder).f_flag & (os.ST_RDONLY | getattr(os, "ST_NOEXEC", 0)):
        return False
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".try-") as trial:
            if sys.platform != "win32":
                Path(trial, "link").symlink_to("nowhere")
    except OSError:
        return False
    return True
