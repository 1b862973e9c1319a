"""Check that the system has the libraries that Qt loads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.shell import system_libraries

DISPLAYS: Final = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
"""Environment variable with the display, by platform."""


@dataclass(frozen=True, slots=True)
class LibraryState:
    missing: Mapping[str, tuple[str, ...]] | None
    """By platform; None if unknown."""
    platforms: tuple[str, ...] = field(default=tuple(DISPLAYS))
    """Platforms of which at least one must work."""


def inspect(machine: Machine) -> LibraryState:
    """Ask the dynamic loader which system libraries each of Qt's platforms lacks."""
    if machine.platform != "linux":
        return LibraryState({})
    spec = find_spec("PySide6")
    missing = system_libraries.find_missing(Path(spec.origin).parent) if spec and spec.origin else None
    if missing is None:
        return LibraryState(None)
    in_use = tuple(name for name, variable in DISPLAYS.items() if machine.environ.get(variable))
    return LibraryState(missing, in_use or tuple(DISPLAYS))


def judge(observed: LibraryState) -> Finding:
    """Judge missing system libraries: one of Qt's platforms may lack some if another works."""
    if observed.missing is None:
        return warning(
            "Unknown, because ldd or PySide6 is missing", "Install the package libc-bin and this program again"
        )
    if not observed.missing:
        return ok("All libraries that Qt loads are installed")
    missing = sorted({library for names in observed.missing.values() for library in names})
    remedy = _remedy(missing)
    if "" in observed.missing or all(name in observed.missing for name in observed.platforms):
        return failed(f"Missing: {', '.join(missing)}", remedy)
    return warning(f"Missing for {' and '.join(observed.missing)}, not needed here: {', '.join(missing)}", remedy)


def _remedy(missing: Iterable[str]) -> str:
    packages = " ".join(sorted({system_libraries.debian_package(library) for library in missing}))
    return f"Run: sudo apt install {packages} (names of Debian and Ubuntu)"
