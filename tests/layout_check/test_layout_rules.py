"""The rules find what is broken on a real screen, and nothing on a sound one."""

from collections.abc import Callable

import pytest
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.app.application import Application
from qbj_kiosk.layout_check.layout_rules import UNKNOWN_MOUNTING, Requirements, broken
from qbj_kiosk.layout_check.visible_items import Scene, VisibleItem
from qbj_kiosk.session import events as ev
from tests.kiosks import MakeKiosk, rest, window


@pytest.fixture
def panel(kiosk: MakeKiosk) -> Application:
    made = kiosk()
    made.session.dispatch(ev.OpenPanel(0))
    rest()
    return made


def look(kiosk: Application) -> Scene:
    rest()
    return Scene.of(window(kiosk))


def one(found: list[VisibleItem], name: str) -> QQuickItem:
    return next(each.item for each in found if each.name == name)


def test_correct_screen_breaks_no_rule(panel: Application) -> None:
    assert broken(look(panel), UNKNOWN_MOUNTING) == []
    assert broken(look(panel), Requirements(2.0, 9.6, 540)) == []


def narrow(scene: Scene) -> None:
    label = one(scene.texts, "Read the article")
    assert label.setProperty("elide", 1)
    label.setWidth(60)


def moved_out(scene: Scene) -> None:
    one(scene.texts, "Read the article").setX(200)


def low(scene: Scene) -> None:
    one(scene.texts, "Read the article").setY(60)


def onto_another(scene: Scene) -> None:
    aa, tab = (one(scene.controls, name) for name in ("Text, contrast and reach", "Industry"))
    tab.setX(aa.x())


def over_text(scene: Scene) -> None:
    one(scene.texts, "Qingbaijiang, Chengdu").setY(700)


def small(scene: Scene) -> None:
    one(scene.controls, "Industry").setHeight(60)


@pytest.mark.parametrize(
    ("breaks", "message"),
    [
        (narrow, "“Read the article” is cut short"),
        (moved_out, "“Read the article” is cut off"),
        (low, "“Read the article” is cut off"),
        (onto_another, "the controls “Industry” and “Text, contrast and reach” overlap"),
        (over_text, "“Qingbaijiang, Chengdu”"),
        (small, "the control “Industry” has 60 px; a finger needs 96 px"),
    ],
)
def test_broken_rule_is_reported(panel: Application, breaks: Callable[[Scene], None], message: str) -> None:
    breaks(look(panel))
    assert message in "\n".join(broken(look(panel), UNKNOWN_MOUNTING))


def test_millimetres_are_asked_for_where_they_are_known(panel: Application) -> None:
    found = broken(look(panel), Requirements(6.0, 4.8 * 6, None))
    small = "the smallest capitals have 3.7 mm; from where people read, they need 4.8 mm: a screen of 19 inches"
    assert small in found
    assert "the control “Industry” has 18.7 mm; a finger needs 20 mm" in found


def test_too_small_text_is_reported_with_a_remedy(panel: Application) -> None:
    found = broken(look(panel), Requirements(2.0, 12.2 * 2, None))
    message = "the smallest capitals have 11.2 mm; from where people read, they need 12.2 mm: "
    assert f"{message}a screen of 48 inches, or people who read from 914 mm" in found


def test_control_above_the_reach_line_is_reported(panel: Application) -> None:
    report = "\n".join(broken(look(panel), Requirements(None, 0, 900)))
    assert "the control “Train” is 316 px" in report
    assert "over the line that everybody reaches" in report
    assert "“Industry”" not in report
