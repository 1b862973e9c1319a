"""Keys of one character at the unattended exhibit: language and text size, or disabled."""

import pytest
from msgspec.structs import replace

from qbj_kiosk.session.places import AtPanel
from qbj_kiosk.settings.model import Settings, Visit
from tests.journeys.unattended_visitor import OpenUnattended


@pytest.mark.parametrize("are_enabled", [True, False])
def test_letter_keys_can_be_disabled(open_unattended: OpenUnattended, *, are_enabled: bool) -> None:
    visitor, _ = open_unattended(Settings(visit=replace(Visit(), letter_keys=are_enabled)))
    for key in ("L", "Plus"):
        visitor.key(key)
    assert (visitor.visit.language, visitor.visit.access.text_size) == (("zh", 125) if are_enabled else ("en", 100))
    visitor.key("Return")
    assert visitor.visit.place == AtPanel(0)
