"""The setting `letter_keys`: in kiosk mode it disables the keys of one character."""

import pytest
from msgspec.structs import replace

from qbj_kiosk.session.places import AtPanel
from qbj_kiosk.settings.model import Settings, Visit
from tests.journeys.kiosk_mode_helpers import OpenInKioskMode


@pytest.mark.parametrize("are_enabled", [True, False])
def test_letter_keys_can_be_disabled(open_in_kiosk_mode: OpenInKioskMode, *, are_enabled: bool) -> None:
    visitor, _ = open_in_kiosk_mode(Settings(visit=replace(Visit(), letter_keys=are_enabled)))
    for key in ("L", "Plus"):
        visitor.key(key)
    assert (visitor.visit.language, visitor.visit.access.text_size) == (("zh", 125) if are_enabled else ("en", 100))
    visitor.key("Return")
    assert visitor.visit.place == AtPanel(0)
