"""Are the system libraries there that Qt loads?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from qbj_kiosk.doctor.finding import Finding, failed, ok, warning
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.shell import libraries

DISPLAYS: Final = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
"""The variable by which each platform finds its display."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is missing."""

    missing: Mapping[str, tuple[str, ...]] | None
    """By platform, the libraries that this system lacks; None where it cannot be known."""
    platforms: tuple[str, ...] = field(default=tuple(DISPLAYS))
    """Those of which one must work here."""


def gather(machine: Machine) -> Facts:
    """Asks the system's loader."""
    if machine.platform != "linux":
        return Facts({})
    spec = find_spec("PySide6")
    missing = libraries.missing(Path(spec.origin).parent) if spec and spec.origin else None
    if missing is None:
        return Facts(None)
    shown = tuple(name for name, variable in DISPLAYS.items() if machine.environ.get(variable))
    return Facts(missing, shown or tuple(DISPLAYS))


def check(facts: Facts) -> Finding:
    """Judges what is missing: a platform may lack something while another one works."""
    if facts.missing is None:
        return warning(
            "Cannot be known: the program ldd or PySide6 is missing", "Install libc-bin and this program anew"
        )
    if not facts.missing:
        return ok("Nothing that Qt loads is missing")
    lacking = sorted({library for names in facts.missing.values() for library in names})
    remedy = _remedy(lacking)
    if "" in facts.missing or all(name in facts.missing for name in facts.platforms):
        return failed(f"Missing: {', '.join(lacking)}", remedy)
    return warning(f"Missing for {' and '.join(facts.missing)}, not needed here: {', '.join(lacking)}", remedy)


def _remedy(lacking: Iterable[str]) -> str:
    wanted = " ".join(sorted({libraries.package(library) for library in lacking}))
    return f"sudo apt install {wanted} (named as in Debian and Ubuntu)"
