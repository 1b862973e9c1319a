"""The closed screen outside opening hours, and the reset of a visit at closing time."""

from qbj_kiosk.session.places import AtPanel, Attract
from tests.journeys.kiosk_mode_helpers import ALWAYS_CLOSED, OpenInKioskMode
from tests.kiosks import rest


def test_closed_screen_shows_the_hours_and_ignores_touches_and_keys(open_in_kiosk_mode: OpenInKioskMode) -> None:
    visitor, _ = open_in_kiosk_mode(ALWAYS_CLOSED)
    assert visitor.controls() == {}
    visitor.touch(visitor.middle())
    assert visitor.place == Attract()
    assert "Closed now" in visitor.reads()
    assert "现已闭馆" in visitor.reads()
    for key in ("Return", "Right", "Tab", "L"):
        visitor.key(key)
    assert visitor.place == Attract()
    assert visitor.visit.language == "en"


def test_closing_time_resets_the_visit(open_in_kiosk_mode: OpenInKioskMode) -> None:
    visitor, kiosk_mode = open_in_kiosk_mode()
    visitor.touch("Industry")
    assert visitor.place == AtPanel(1)
    kiosk_mode._clock.changed.emit(False)  # noqa: FBT003 - the signal's argument
    rest()
    assert visitor.place == Attract()
    assert visitor.controls() == {}
    kiosk_mode._clock.changed.emit(True)  # noqa: FBT003 - as above
    rest()
    assert "Industry" in visitor.controls()
