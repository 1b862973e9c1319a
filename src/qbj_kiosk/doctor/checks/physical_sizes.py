"""Check that touch targets and text are large enough in millimetres."""

from qbj_kiosk.doctor.finding import Finding, ok, warning
from qbj_kiosk.doctor.mounted_screen_inspection import MountedScreen, inspect, unknown
from qbj_kiosk.doctor.sizes_and_reach import find_picture, leaves_reading_strip, smallest_diagonal_inches
from qbj_kiosk.settings.screen_mounting import CAPITAL_MM, max_viewing_distance_mm

__all__ = ["inspect", "judge"]


def judge(observed: MountedScreen) -> Finding:
    picture = find_picture(*observed.pixels, observed.screen) if observed.pixels else None
    if picture is None:
        return unknown("Sizes in millimetres are", observed, "diagonal_inches")
    deck = observed.deck_heights.designed if observed.deck_heights else 0
    sizes = f"Touch targets {picture.target_mm:.1f} mm, smallest capitals {picture.capitals_mm:.1f} mm"
    if picture.text_scale > 1:
        sizes += f" (text enlarged {picture.text_scale:.1f} times)"
    remedy = f"Use a screen of at least {smallest_diagonal_inches(picture, deck)} inches of this shape"
    if picture.capitals_mm < picture.capital_mm - 0.05:
        nearer = f", or let people stand at most {max_viewing_distance_mm(picture.capitals_mm)} mm away"
        return warning(
            f"{sizes}; at this viewing distance, capitals must have {picture.capital_mm:.1f} mm",
            remedy + (nearer if picture.capitals_mm >= CAPITAL_MM else ""),
        )
    if not leaves_reading_strip(picture, deck):
        return warning(f"{sizes}; the deck leaves too little room for text", remedy)
    return ok(sizes)
