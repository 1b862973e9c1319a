"""System libraries that Qt needs, and the Debian packages that contain them. Imports no Qt, which may fail to load."""

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
"""Files that Qt loads, by platform plugin, relative to PySide6's folder. The empty name: always loaded."""
PACKAGES: Final = {
    "libz.so.1": "zlib1g",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
"""Debian packages whose names do not follow from the library."""
PYSIDE_PREFIXES: Final = ("libQt6", "libpyside6", "libshiboken6")
"""Name prefixes of the libraries that PySide6 itself contains."""


def find_missing(folder: Path) -> dict[str, tuple[str, ...]] | None:
    """Return the system libraries of Qt that the dynamic loader does not find, by platform plugin.

    None if `ldd` is not installed.

    The empty name: needed by every platform.
    """
    if not shutil.which("ldd"):
        return None
    missing_libraries = {name: parse_missing(_run_ldd(folder, patterns)) for name, patterns in FILES.items()}
    return {name: libraries for name, libraries in missing_libraries.items() if libraries}


def parse_missing(output: str) -> tuple[str, ...]:
    """Return the missing libraries that the output of `ldd` lists, each once, without PySide6's own."""
    names = set(re.findall(r"^\s*(\S+) => not found", output, re.MULTILINE))
    return tuple(sorted(name for name in names if not name.startswith(PYSIDE_PREFIXES)))


def debian_package(library: str) -> str:
    """Return the name of the Debian package of a shared library, as Debian's policy prescribes."""
    if library in PACKAGES:
        return PACKAGES[library]
    name, _, version = library.lower().replace("_", "-").partition(".so.")
    return f"{name}-{version}" if name[-1:].isdigit() else name + version


def _run_ldd(folder: Path, patterns: Iterable[str]) -> str:
    files = [str(file) for pattern in patterns for file in sorted(folder.glob(pattern))]
    if not files:
        return ""
    done = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False)  # noqa: S603, S607 - the system's ldd
    return done.stdout
