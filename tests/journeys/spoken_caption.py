"""Read the caption on the deck, which shows the text that is being spoken."""

from qbj_kiosk.layout_check import item_properties
from tests.journeys.plain_text import plain_text
from tests.journeys.visitor import Visitor


def caption(visitor: Visitor) -> str:
    """Return the caption of spoken text on the exhibit's deck; empty if there is none."""
    texts = visitor.screen().texts
    return "".join(
        plain_text(each.item)
        for each in texts
        if any(item_properties.is_a(above, "SpokenCaption") for above in each.ancestors)
    )
