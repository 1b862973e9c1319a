"""Spoken descriptions of controls and places in each language."""

import pytest

from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.exhibit.ui_strings import FocusStrings
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place
from qbj_kiosk.speech.focus_text import Control, describe_arrival, describe_control


@pytest.fixture
def strings(exhibit: Exhibit) -> FocusStrings:
    return exhibit.find_language("en").talk


@pytest.mark.parametrize(
    ("control", "text"),
    [
        (Control("Stop 2 of 3: 80%", "button"), "Stop 2 of 3: 80%, button"),
        (Control("Industry", "tab", "Selected", chosen=True, number=2, total=3), "Industry, tab, chosen, 2 of 3"),
        (Control("Industry", "tab", number=2, total=3), "Industry, tab, 2 of 3"),
        (Control("Train", "button", "Drag the train"), "Train, button, Drag the train"),
        (Control("High contrast", "switch", "Off", on=False), "High contrast, switch, off"),
        (Control("High contrast", "switch", "On", on=True), "High contrast, switch, on"),
        (Control("Crane", "slider", "Drag", value="8"), "Crane, slider, 8"),
        (Control("Still here?"), "Still here?"),
        (Control("English", "radio", number=1, total=1), "English, choice"),
    ],
    ids=str,
)
def test_control_is_described_by_name_role_state_and_position(
    strings: FocusStrings, control: Control, text: str
) -> None:
    assert describe_control(control, strings) == text


def test_control_is_described_in_chinese(exhibit: Exhibit) -> None:
    control = Control("产业", "tab", chosen=True, number=2, total=3)
    assert describe_control(control, exhibit.find_language("zh").talk) == "产业，选项卡，已选，第2项，共3项"  # noqa: RUF001 - as above


ARRIVALS = {
    Attract(): ("Start. Panels: 3.", "首页，共3块展板。"),  # noqa: RUF001 - Chinese has its own comma
    AtPanel(0): ("Logistics, 1 of 3. 3 stops.", "物流，第1块展板，共3块。有3个站点。"),  # noqa: RUF001 - as above
    AtStop(1, 2): ("60+ projects, stop 3 of 3 of Industry.", "60多个项目，产业第3站，共3站。"),  # noqa: RUF001 - as above
    AtArticle(3, AtStop(1, 2)): ("The article. Paragraphs: 11.", "全文，共11段。"),  # noqa: RUF001 - as above
    AtAccess(AtPanel(0)): ("Settings for your visit.", "参观设置。"),
}


@pytest.mark.parametrize("place", ARRIVALS, ids=str)
def test_arrival_is_the_place_and_what_is_there(exhibit: Exhibit, place: Place) -> None:
    assert (describe_arrival(exhibit, "en", place), describe_arrival(exhibit, "zh", place)) == ARRIVALS[place]
