"""Are touch targets and letters large enough on this screen, in millimetres?"""

from qbj_kiosk.doctor.checks.mounting import Facts, gather, unknown
from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.reach import leaves_room, picture, smallest_diagonal_inches
from qbj_kiosk.settings.mounting import CAPITAL_MM, farthest_mm

__all__ = ["Facts", "check", "gather"]


def check(facts: Facts) -> Finding:
    """Judges sizes."""
    seen = picture(*facts.pixels, facts.screen) if facts.pixels else None
    if seen is None:
        return unknown("How large things are is", facts, "diagonal_inches")
    deck = facts.decks.designed if facts.decks else 0
    told = f"Touch targets {seen.target_mm:.1f} mm, smallest capitals {seen.capitals_mm:.1f} mm"
    if seen.enlarged > 1:
        told += f"; for that, text is {seen.enlarged:.1f} times as large as designed"
    remedy = f"Use a screen of at least {smallest_diagonal_inches(seen, deck)} inches in this shape"
    if seen.capitals_mm < seen.capital_mm - 0.05:
        nearer = f", or let people read from at most {farthest_mm(seen.capitals_mm)} mm"
        return warning(
            f"{told}; from where people read, capitals shall have {seen.capital_mm:.1f} mm",
            remedy + (nearer if seen.capitals_mm >= CAPITAL_MM else ""),
        )
    if not leaves_room(seen, deck):
        return warning(f"{told}; the deck leaves next to nothing to read", remedy)
    return ok(told)
