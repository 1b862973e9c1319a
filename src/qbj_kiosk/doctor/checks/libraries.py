"""Are the system libraries there that Qt loads?"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine

FILES: Final[Mapping[str, tuple[str, ...]]] = {
    "": ("QtCore.abi3.so", "QtGui.abi3.so", "QtNetwork.abi3.so", "QtQml.abi3.so", "QtQuick.abi3.so"),
    "xcb": ("Qt/plugins/platforms/libqxcb.so", "Qt/plugins/xcbglintegrations/*.so"),
    "wayland": (
        "Qt/plugins/platforms/libqwayland*.so",
        "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    ),
}
"""What Qt loads for each of its platforms and, under no name, always; below PySide6's folder."""
DISPLAYS: Final = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
"""The variable by which each platform finds its display."""
NAMED: Final = {
    "libz.so.1": "zlib1g",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
"""Packages of Debian that are not called after their library."""
OURS: Final = ("libQt6", "libpyside6", "libshiboken6")
"""Beginnings of the names of libraries that PySide6 brings."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is missing."""

    missing: Mapping[str, tuple[str, ...]] | None
    """By platform, the libraries that this system lacks; None where it cannot be known."""
    platforms: tuple[str, ...] = field(default=tuple(DISPLAYS))
    """Those of which one must work here."""


def not_found(listed: str) -> tuple[str, ...]:
    """The libraries that a listing of `ldd` lacks, each once, without PySide6's own."""
    found = set(re.findall(r"^\s*(\S+) => not found", listed, re.MULTILINE))
    return tuple(sorted(name for name in found if not name.startswith(OURS)))


def package(library: str) -> str:
    """The package of Debian and its kin that brings a library: its name and version, as their policy has it."""
    if library in NAMED:
        return NAMED[library]
    name, _, version = library.lower().replace("_", "-").partition(".so.")
    return f"{name}-{version}" if name[-1:].isdigit() else name + version


def gather(machine: Machine) -> Facts:
    """Asks the system's loader."""
    spec = find_spec("PySide6")
    if machine.platform != "linux" or spec is None or spec.origin is None or not shutil.which("ldd"):
        return Facts(None if machine.platform == "linux" else {})
    folder = Path(spec.origin).parent
    missing = {name: not_found(_listed(folder, patterns)) for name, patterns in FILES.items()}
    shown = tuple(name for name, variable in DISPLAYS.items() if machine.environ.get(variable))
    return Facts({name: lacking for name, lacking in missing.items() if lacking}, shown or tuple(DISPLAYS))


def check(facts: Facts) -> Finding:
    """Judges what is missing: a platform may lack something while another one works."""
    if facts.missing is None:
        return warning(
            "Cannot be known: the program ldd or PySide6 is missing", "Install libc-bin and this program anew"
        )
    if not facts.missing:
        return ok("Nothing that Qt loads is missing")
    lacking = sorted({library for libraries in facts.missing.values() for library in libraries})
    remedy = _remedy(lacking)
    if "" in facts.missing or all(name in facts.missing for name in facts.platforms):
        return failed(f"Missing: {', '.join(lacking)}", remedy)
    return warning(f"Missing for {' and '.join(facts.missing)}, not needed here: {', '.join(lacking)}", remedy)


def _remedy(lacking: Iterable[str]) -> str:
    wanted = " ".join(sorted({package(library) for library in lacking}))
    return f"sudo apt install {wanted} (named as in Debian and Ubuntu)"


def _listed(folder: Path, patterns: Iterable[str]) -> str:
    files = [str(file) for pattern in patterns for file in sorted(folder.glob(pattern))]
    if not files:
        return ""
    done = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False)  # noqa: S603, S607 - the system's own
    return done.stdout
