"""The system libraries that Qt's files ask for, and the packages that bring them. No Qt: it may not be loadable."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

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
NAMED: Final = {
    "libz.so.1": "zlib1g",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
"""Packages of Debian that are not called after their library."""
OURS: Final = ("libQt6", "libpyside6", "libshiboken6")
"""Beginnings of the names of libraries that PySide6 brings."""


def missing(folder: Path) -> dict[str, tuple[str, ...]] | None:
    """The libraries that this system lacks, by platform, as its loader finds them.

    Args:
        folder: PySide6's.

    Returns:
        Only platforms that lack something; None where there is no `ldd` to ask.
    """
    if not shutil.which("ldd"):
        return None
    lacking = {name: not_found(_listed(folder, patterns)) for name, patterns in FILES.items()}
    return {name: libraries for name, libraries in lacking.items() if libraries}


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


def _listed(folder: Path, patterns: Iterable[str]) -> str:
    files = [str(file) for pattern in patterns for file in sorted(folder.glob(pattern))]
    if not files:
        return ""
    done = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False)  # noqa: S603, S607 - the system's own
    return done.stdout
