"""Can everybody reach what is to be touched, from a wheelchair too?"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from qbj_kiosk.doctor.checks.mounting import Facts, gather, unknown
from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.reach import Picture, Reach, picture, reach, too_high
from qbj_kiosk.settings.mounting import CONTROLS, REACH_MM

__all__ = ["Facts", "check", "gather"]

PARTS = {"landscape": "the lower half", "portrait": "the lower 40 %"}
"""Where every control stands."""


def check(facts: Facts) -> Finding:
    """Judges where the reach line lies on this screen, and what of the exhibit can be brought under it."""
    seen = picture(*facts.pixels, facts.screen) if facts.pixels else None
    lower = facts.screen.lower_edge_mm
    if seen is None or lower is None:
        return unknown("Where people reach to is", facts, "diagonal_inches", "lower_edge_mm")
    line = reach(seen, lower)
    part = PARTS[seen.shape]
    over = _lowered(facts, seen, lower)
    found = f"{_told(line)}; the deck and {part} are under it"
    if line.controls_too_high_mm:
        whose = f"the deck and all of {part} are not" if line.deck_too_high_mm else f"the deck is, not all of {part}"
        shall = f"from {CONTROLS[seen.shape]:.0%} of the height down everything shall be"
        found = f"{_told(line)}; {whose} under it ({shall})"
    if over:
        found += f"; lowered by a visitor, the deck and a strip to read still stand over it: {_listed(over)}"
    highest = max(line.controls_too_high_mm, *over.values(), 0)
    return warning(found, f"Mount the screen {highest} mm lower") if highest else ok(found)


def _told(line: Reach) -> str:
    if line.share <= 0:
        return f"All of the screen is under {REACH_MM} mm"
    if line.share >= 1:
        return f"All of the screen is above {REACH_MM} mm"
    return f"{REACH_MM} mm above the floor is y = {line.y} px, {line.share:.0%} of the height from above"


def _lowered(facts: Facts, seen: Picture, lower: float) -> dict[int, int]:
    """How many millimetres of the lowered exhibit stay over the line: by the size of text, only where some do."""
    heights = facts.decks.lowered if facts.decks else {}
    over = {size: too_high(lower, height * seen.pixel_mm) for size, height in heights.items()}
    return {size: mm for size, mm in over.items() if mm}


def _listed(over: Mapping[int, int]) -> str:
    """`154 mm with text of 100 %, 205 mm with text of 125 to 200 %`."""
    alike = ((mm, list(sizes)) for mm, sizes in groupby(sorted(over), over.__getitem__))
    return ", ".join(f"{mm} mm with text of {_range(sizes)} %" for mm, sizes in alike)


def _range(sizes: Sequence[int]) -> str:
    return f"{sizes[0]}" if len(sizes) == 1 else f"{sizes[0]} to {sizes[-1]}"
