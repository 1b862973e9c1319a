"""Caption on the deck: the text that is being spoken."""

from qbj_kiosk.layout_check import item_properties
from tests.journeys.shown_text import shown_text
from tests.journeys.visitor import Visitor


def caption(visitor: Visitor) -> str:
    """Return the caption of spoken text on the exhibit's deck; empty if there is none."""
    texts = visitor.screen().texts
    return "".join(
        shown_text(each.item)
        for each in texts
        if any(item_properties.is_a(above, "SpokenCaption") for above in each.ancestors)
    )
