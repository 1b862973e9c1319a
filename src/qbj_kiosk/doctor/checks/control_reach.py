"""Check that everybody can reach the controls, also from a wheelchair."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.mounted_screen_inspection import MountedScreen, inspect, unknown
from qbj_kiosk.doctor.sizes_and_reach import Picture, ReachLine, excess_mm, find_picture, find_reach_line
from qbj_kiosk.settings.screen_mounting import REACH_MM

__all__ = ["inspect", "judge"]

PARTS = {"landscape": "the lower half", "portrait": "the lower 40 %"}
"""Part of the screen with all controls."""


def judge(observed: MountedScreen) -> Finding:
    """Judge whether visitors can reach all controls of the exhibit, as designed and lowered, below the reach line."""
    picture = find_picture(*observed.pixels, observed.screen) if observed.pixels else None
    lower_edge = observed.screen.lower_edge_mm
    if picture is None or lower_edge is None:
        return unknown("The reach line is", observed, "diagonal_inches", "lower_edge_mm")
    line = find_reach_line(picture, lower_edge)
    part = PARTS[picture.shape]
    above = _lowered_excess(observed, picture, lower_edge)
    found = f"{_describe(line)}; the deck and {part} are below it"
    if line.controls_too_high_mm:
        where = "the deck is" if line.deck_too_high_mm else f"a part of {part} is"
        found = f"{_describe(line)}; {where} above it, but all of {part} must be below"
    if above:
        found += f'; with "Controls lower", the deck and its reading strip are still above it: {_list(above)}'
    highest = max(line.controls_too_high_mm, *above.values(), 0)
    return warning(found, f"Mount the screen {highest} mm lower") if highest else ok(found)


def _describe(line: ReachLine) -> str:
    if line.share <= 0:
        return f"All of the screen is below {REACH_MM} mm"
    if line.share >= 1:
        return f"All of the screen is above {REACH_MM} mm"
    return f"{REACH_MM} mm above the floor is y = {line.y} px, {line.share:.0%} of the height from the top"


def _lowered_excess(observed: MountedScreen, picture: Picture, lower_edge: float) -> dict[int, int]:
    """Return how far lowered controls are above the reach line in millimetres, by text size; only values above 0."""
    heights = observed.deck_heights.lowered if observed.deck_heights else {}
    above = {size: excess_mm(lower_edge, height * picture.pixel_mm) for size, height in heights.items()}
    return {size: mm for size, mm in above.items() if mm}


def _list(above: Mapping[int, int]) -> str:
    """Describe excesses over the reach line: `154 mm with text of 100 %, 205 mm with text of 125 to 200 %`."""
    groups = ((mm, list(sizes)) for mm, sizes in groupby(sorted(above), above.__getitem__))
    return ", ".join(f"{mm} mm with text of {_range(sizes)} %" for mm, sizes in groups)


def _range(sizes: Sequence[int]) -> str:
    return f"{sizes[0]}" if len(sizes) == 1 else f"{sizes[0]} to {sizes[-1]}"
