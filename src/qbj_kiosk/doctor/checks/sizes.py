"""Are touch targets and letters large enough on this screen, in millimetres?"""

from qbj_kiosk.doctor.checks.mounting import Facts, gather, unknown
from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.reach import (
    CAPITAL_MM,
    CAPITAL_UNITS,
    TARGET_MM,
    TARGET_UNITS,
    picture,
    smallest_diagonal_inches,
)

__all__ = ["Facts", "check", "gather"]


def check(facts: Facts) -> Finding:
    """Judges sizes."""
    seen = picture(*facts.pixels, facts.screen) if facts.pixels else None
    if seen is None:
        return unknown("How large things are is", facts, "diagonal_inches")
    target, capital = TARGET_UNITS * seen.unit_mm, CAPITAL_UNITS * seen.unit_mm
    told = f"Touch targets {target:.1f} mm, smallest capitals {capital:.1f} mm"
    if target >= TARGET_MM and capital >= CAPITAL_MM:
        return ok(told)
    return warning(
        f"{told}; they shall have {TARGET_MM:.0f} mm and {CAPITAL_MM} mm",
        f"Use a screen of at least {smallest_diagonal_inches(seen)} inches in this shape",
    )
