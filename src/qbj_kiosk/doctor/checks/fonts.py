"""Do the bundle's fonts load, and does Chinese keep its own forms?"""

from dataclasses import dataclass
from typing import Final

import msgspec

from qbj_kiosk.bundles.read import Bundle
from qbj_kiosk.doctor.finding import Finding, failed, ok
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import Faces, ask

CHINESE: Final = "SC"
"""Word in the names of faces that have the forms of mainland China."""
REBUILD: Final = "Build or install the bundle anew"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the fonts came to."""

    files: int | None
    """Number of font files; None where there is no bundle to take them from."""
    faces: Faces | None = None
    """None where Qt did not answer."""


def gather(machine: Machine) -> Facts:
    """Loads the bundle's fonts in a child without a display."""
    if not isinstance(machine.bundle, Bundle):
        return Facts(None)
    fonts = machine.bundle.exhibit.fonts
    files = [str(machine.bundle.asset(name)) for name in fonts.files]
    told = [msgspec.json.encode(part).decode() for part in (files, fonts.text)]
    environ = {**machine.environ, "QT_QPA_PLATFORM": "offscreen"}
    return Facts(len(files), ask("faces", Faces, environ, *told))


def check(facts: Facts) -> Finding:
    """Judges the fonts."""
    if facts.files is None:
        return failed("There is no bundle to take them from", "Mend the line bundle")
    if facts.faces is None:
        return failed("Qt did not answer when asked to load them", "Mend the lines libraries and python")
    if facts.faces.problem:
        return failed(facts.faces.problem, REBUILD)
    wrong = [
        f"{letter} in {face or 'no face'}"
        for letter, face in facts.faces.by_letter.items()
        if CHINESE not in face.split()
    ]
    if wrong:
        return failed(f"Not in the forms of mainland China: {', '.join(wrong)}", REBUILD)
    return ok(f"{facts.files} files; {' '.join(facts.faces.by_letter)} in the forms of mainland China")
