"""Spoken descriptions of controls and places in each language."""

import pytest

from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.exhibit.ui_strings import FocusStrings
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place
from qbj_kiosk.speech.focus_text import Control, describe_control, place_title

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
def test_control_is_described_by_name_role_state_and_position(control: Control, text: str) -> None:
    assert describe_control(control, EN) == text


def test_introduction_comes_first() -> None:
    assert describe_control(Control("Back", "button"), EN, "The article") == "The article, Back, button"


def test_control_is_described_in_chinese() -> None:
    control = Control("产业", "tab", chosen=True, number=2, total=3)
    assert describe_control(control, ZH) == "产业，选项卡，已选，第2项，共3项"  # noqa: RUF001 - as above


@pytest.mark.parametrize(
    "place", [Attract(), AtPanel(1), AtStop(1, 2), AtArticle(3, AtStop(1, 2)), AtAccess(AtPanel(0))], ids=str
)
@pytest.mark.parametrize("tag", ["en", "zh"])
def test_every_place_has_a_title(exhibit: Exhibit, place: Place, tag: str) -> None:
    text = place_title(exhibit, tag, place)
    assert text.strip()
    assert "\n" not in text
    assert text != place_title(exhibit, tag, AtPanel(2))
