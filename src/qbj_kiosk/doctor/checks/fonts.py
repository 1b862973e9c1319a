"""Check that the bundle's fonts load and Chinese has the forms of mainland China."""

from dataclasses import dataclass
from typing import Final

import msgspec

from qbj_kiosk.bundles.open_bundle import Bundle
from qbj_kiosk.doctor.finding import Finding, failed, ok
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import Fonts, run_probe

CHINESE: Final = "SC"
"""Word in the names of families with the forms of mainland China."""
REBUILD: Final = "Build or install the bundle again"


@dataclass(frozen=True, slots=True)
class FontState:
    files: int | None
    """None without a bundle."""
    fonts: Fonts | None = None
    """None if the probe failed."""


def inspect(machine: Machine) -> FontState:
    """Load the bundle's fonts in a process without a display."""
    if not isinstance(machine.bundle, Bundle):
        return FontState(None)
    fonts = machine.bundle.exhibit.fonts
    files = [str(machine.bundle.asset(name)) for name in fonts.files]
    arguments = [msgspec.json.encode(part).decode() for part in (files, fonts.text)]
    environ = {**machine.environ, "QT_QPA_PLATFORM": "offscreen"}
    return FontState(len(files), run_probe("fonts", Fonts, environ, *arguments))


def judge(observed: FontState) -> Finding:
    if observed.files is None:
        return failed("Unknown, because there is no bundle", 'Fix the check "bundle" first')
    if observed.fonts is None:
        return failed("Qt failed to load the fonts", 'Fix the checks "libraries" and "python" first')
    if observed.fonts.problem:
        return failed(observed.fonts.problem, REBUILD)
    wrong = [
        f"{character} in {family or 'no font'}"
        for character, family in observed.fonts.families.items()
        if CHINESE not in family.split()
    ]
    if wrong:
        return failed(f"Characters without the forms of mainland China: {', '.join(wrong)}", REBUILD)
    return ok(f"{observed.files} files; {' '.join(observed.fonts.families)} in the forms of mainland China")
