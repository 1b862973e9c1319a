"""Where the virtual environment lies, and the stamp that says it is finished.

`./kiosk` compares stamps too, in a few lines of shell (`tools/launcher.sh`): change both together.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Place:
    """A checkout and the virtual environment that belongs to it."""

    root: Path
    venv: Path

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    @property
    def unfinished(self) -> Path:
        """Is there while packages are being installed: whoever finds it cannot trust what else is there."""
        return self.venv / "unfinished"

    def ready_file(self, kind: str) -> Path:
        """The stamp of a kind of set-up, `run` or `dev`. It is written last."""
        return self.venv / f"ready-{kind}"

    def requirements(self, kind: str) -> Path:
        """The pinned packages of a kind of set-up."""
        return self.root / "requirements" / f"{kind}.txt"

    def stamp(self, kind: str) -> bytes:
        """What the stamp holds: the checkout's path, which an environment cannot outlive, and what was installed."""
        parts = (self.root / "pyproject.toml", self.requirements(kind))
        return os.fsencode(f"{self.root}\n") + b"".join(part.read_bytes() for part in parts)

    def ready(self, kind: str) -> bool:
        """Whether set-up is finished and still fits the checkout."""
        try:
            return self.python.exists() and self.ready_file(kind).read_bytes() == self.stamp(kind)
        except OSError:
            return False

    def write_stamp(self, kind: str) -> None:
        """Say that set-up is finished: all or nothing, also when the power goes."""
        if hasattr(os, "sync"):
            os.sync()  # pip leaves its files to the system's leisure
        written = self.venv / f"ready-{kind}.new"
        with written.open("wb") as file:
            file.write(self.stamp(kind))
            file.flush()
            os.fsync(file.fileno())
        written.replace(self.ready_file(kind))


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where this user's programs keep data."""
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "qbj-kiosk"
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "qbj-kiosk"


def places(root: Path = ROOT, environment: Mapping[str, str] = os.environ) -> tuple[Place, Place]:
    """Both places where the environment may lie, the better first: in the checkout, or under the user's data."""
    return Place(root, root / ".venv"), Place(root, data_folder(environment) / "venv")


def choose(root: Path = ROOT, environment: Mapping[str, str] = os.environ) -> Place:
    """The place to set up: the checkout, unless nothing can be written to or run from there."""
    inside, outside = places(root, environment)
    return inside if suits(root) else outside


def suits(folder: Path) -> bool:
    """Whether a folder can hold a virtual environment: written to, with links, and executable."""
    if hasattr(os, "statvfs") and os.statvfs(folder).f_flag & (os.ST_RDONLY | getattr(os, "ST_NOEXEC", 0)):
        return False
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".try-") as trial:
            if sys.platform != "win32":
                Path(trial, "link").symlink_to("nowhere")
    except OSError:
        return False
    return True
