"""What is said of a control and of a place, in the words of each language."""

import pytest

from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.exhibit.ui_strings import FocusStrings
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place
from qbj_kiosk.speech.focus_text import Control, sentence, title

EN = FocusStrings(
    button="button",
    tab="tab",
    link="link",
    radio="choice",
    switch="switch",
    slider="slider",
    chosen="chosen",
    on="on",
    off="off",
    position="{number} of {total}",
    joiner=", ",
    help="Press next",
)
ZH = FocusStrings(
    button="按钮",
    tab="选项卡",
    link="链接",
    radio="单选项",
    switch="开关",
    slider="滑块",
    chosen="已选",
    on="开",
    off="关",
    position="第{number}项，共{total}项",  # noqa: RUF001 - Chinese has its own comma
    joiner="，",  # noqa: RUF001 - as above
    help="按下一项",
)


@pytest.mark.parametrize(
    ("control", "said"),
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
def test_a_control_is_said_with_what_it_is_its_state_and_its_place(control: Control, said: str) -> None:
    assert sentence(control, EN) == said


def test_whoever_arrives_hears_where() -> None:
    assert sentence(Control("Back", "button"), EN, "The article") == "The article, Back, button"


def test_in_the_language_that_is_shown() -> None:
    control = Control("产业", "tab", chosen=True, number=2, total=3)
    assert sentence(control, ZH) == "产业，选项卡，已选，第2项，共3项"  # noqa: RUF001 - as above


@pytest.mark.parametrize(
    "place", [Attract(), AtPanel(1), AtStop(1, 2), AtArticle(3, AtStop(1, 2)), AtAccess(AtPanel(0))], ids=str
)
@pytest.mark.parametrize("tag", ["en", "zh"])
def test_every_place_has_a_title(exhibit: Exhibit, place: Place, tag: str) -> None:
    said = title(exhibit, tag, place)
    assert said.strip()
    assert "\n" not in said
    assert said != title(exhibit, tag, AtPanel(2))
