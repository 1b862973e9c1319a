"""Can everybody reach what is to be touched, from a wheelchair too?"""

from qbj_kiosk.doctor.checks.mounting import Facts, gather, unknown
from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.reach import Picture, Reach, lowered_mm, picture, reach, too_high
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
    lowered = _lowered(facts, seen, lower)
    if not line.controls_too_high_mm:
        return ok(f"{_told(line)}; the deck and {part} are under it{lowered}")
    whose = f"the deck and all of {part} are not" if line.deck_too_high_mm else f"the deck is, not all of {part}"
    return warning(
        f"{_told(line)}; {whose} under it (from {CONTROLS[seen.shape]:.0%} of the height down everything shall be)"
        f"{lowered}",
        f"Mount the screen {line.controls_too_high_mm} mm lower",
    )


def _told(line: Reach) -> str:
    if line.share <= 0:
        return f"All of the screen is under {REACH_MM} mm"
    if line.share >= 1:
        return f"All of the screen is above {REACH_MM} mm"
    return f"{REACH_MM} mm above the floor is y = {line.y} px, {line.share:.0%} of the height from above"


def _lowered(facts: Facts, seen: Picture, lower: float) -> str:
    """What the switch that lowers the controls can bring under the line; empty where that is all."""
    if facts.decks is None:
        return ""
    for deck, text in ((facts.decks.designed, ""), (facts.decks.large, " with text of 200 %")):
        over = too_high(lower, lowered_mm(seen, deck))
        if over:
            return f"; lowered by a visitor, the deck and a strip to read still stand {over} mm over it{text}"
    return ""
