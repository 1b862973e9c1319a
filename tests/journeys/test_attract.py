"""Attract: a train that brings one fact of each panel, and that a push sends on."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject, QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Options, Size
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtPanel, Attract
from tests.journeys import stricter_layout_rules
from tests.journeys.control_names import Names
from tests.journeys.stricter_layout_rules import Screen
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import FULL_HD, rest, window
from tests.pairwise_screens import SIZES, SQUARE


def train_of(visitor: Visitor) -> QQuickItem:
    return visitor.component("AttractTrain")


def nose(visitor: Visitor) -> float:
    return float(item_properties.number(train_of(visitor), "nose"))


def stand(visitor: Visitor) -> int:
    return int(item_properties.number(train_of(visitor), "stand"))


def stand_at(visitor: Visitor, wagon: int) -> float:
    return item_properties.evaluate_number(train_of(visitor), f"standAt({wagon})")


def facts(visitor: Visitor) -> list[QQuickItem]:
    found = [each for each in visitor.components("AttractFact") if each.isVisible() and each.isEnabled()]
    return sorted(found, key=lambda each: item_properties.number(each, "panel"))


def all_items(item: QQuickItem) -> list[QQuickItem]:
    return [item, *(found for child in item.childItems() for found in all_items(child))]


def depart(visitor: Visitor) -> None:
    QMetaObject.invokeMethod(train_of(visitor), "depart")


def middle_of(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def test_train_has_its_size_before_the_window_is_shown(qapp: QGuiApplication, real_bundle: Path) -> None:
    """A scene that gets its size from the shown window is laid out several times before its first frame."""
    kiosk = Application(qapp, Options(bundle=real_bundle, size=FULL_HD))
    try:
        items = all_items(window(kiosk).contentItem())
        containers = [each for each in items if item_properties.is_a(each, "ShippingContainer")]
        sizes = [(each.width(), each.height()) for each in containers if each.isVisible()]
    finally:
        kiosk.close()
    assert len(sizes) == 3
    assert all(width > 400 and height > 150 for width, height in sizes), sizes


def test_first_frame_builds_only_what_it_shows(qapp: QGuiApplication, real_bundle: Path) -> None:
    """Each item costs time at every start. Two of three containers are in view and have their numbers."""
    kiosk = Application(qapp, Options(bundle=real_bundle, size=FULL_HD))
    try:
        items = all_items(window(kiosk).contentItem())
        names = [item_properties.type_names(each) for each in items]
    finally:
        kiosk.close()
    assert sum("CountingNumeral" in each for each in names) == 2
    assert not any({"VisitScreens", "PanelPage", "StopPage", "FigureLoader", "ToyHint"} & each for each in names)
    assert len(items) <= 300


@pytest.mark.parametrize("panel", [0, 1, 2])
def test_container_opens_the_panel_of_its_fact(visitor: Visitor, panel: int) -> None:
    for _ in range(panel):
        depart(visitor)
    rest()
    fact = next(each for each in facts(visitor) if item_properties.number(each, "panel") == panel)
    visitor.touch(middle_of(fact))
    assert visitor.place == AtPanel(panel)


def test_touch_beside_the_train_opens_the_first_panel(visitor: Visitor) -> None:
    visitor.touch(QPointF(300, 100))
    assert visitor.place == AtPanel(0)


def test_facts_state_what_the_panels_state(visitor: Visitor) -> None:
    main, other = visitor.kiosk.bundle.exhibit.languages
    for number, panel in enumerate(visitor.kiosk.bundle.exhibit.panels):
        reads = visitor.reads()
        wording = panel.figure.wording[main.tag]
        assert (wording.numeral or wording.brief) in reads
        assert panel.figure.wording[other.tag].brief in reads
        if number < len(visitor.kiosk.bundle.exhibit.panels) - 1:
            depart(visitor)
            rest()


def test_a_flick_sends_the_train_to_the_next_stand(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(still=False)
    visitor.until(lambda: bool(item_properties.value(train_of(visitor), "laidOut")))
    before = nose(visitor)
    visitor.flick(QPointF(600, 600), QPointF(260, 0))
    assert visitor.place == Attract()
    visitor.until(lambda: not item_properties.value(train_of(visitor), "moving"))
    assert stand(visitor) >= 1
    assert nose(visitor) > before
    assert nose(visitor) == pytest.approx(stand_at(visitor, stand(visitor)), abs=1)


def test_the_train_departs_by_itself_at_the_start_and_after_a_visit(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(still=False)
    visitor.until(lambda: bool(visitor.components("PanelStrip")))
    visitor.until(lambda: bool(item_properties.value(train_of(visitor), "waiting")))
    visitor.kiosk.session.dispatch(ev.OpenPanel(1))
    visitor.until(visitor.at_rest)
    visitor.kiosk.session.dispatch(ev.Reset())
    visitor.until(lambda: bool(item_properties.value(train_of(visitor), "waiting")))
    assert stand(visitor) == 0


def test_the_locomotive_is_a_control_that_pushes_the_train(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.words.push)
    rest()
    assert visitor.place == Attract()
    assert stand(visitor) == 1


def test_the_train_enters_again_after_it_has_left(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(still=False)
    visitor.until(lambda: bool(item_properties.value(train_of(visitor), "laidOut")))
    attract = visitor.component("AttractScreen")
    drift = item_properties.value(attract, "drift")
    train_of(visitor).setProperty("stand", 2)
    train_of(visitor).setProperty("nose", visitor.window.width() * 3)
    depart(visitor)
    visitor.until(lambda: stand(visitor) == 0)
    assert item_properties.value(attract, "drift") != drift


@pytest.mark.parametrize("text_size", [100, 200])
def test_the_train_stops_when_a_visit_begins(new_visitor: NewVisitor, text_size: int) -> None:
    visitor = new_visitor(SQUARE, still=False, text_size=text_size)
    visitor.until(lambda: bool(item_properties.value(train_of(visitor), "laidOut")))
    visitor.until(lambda: item_properties.value(visitor.component("AttractScreen"), "scrolling") == (text_size == 200))
    depart(visitor)
    visitor.until(lambda: bool(item_properties.value(train_of(visitor), "moving")))
    visitor.kiosk.session.dispatch(ev.OpenPanel(0))
    visitor.until(lambda: not item_properties.value(train_of(visitor), "moving"))


def test_back_at_attract_the_train_is_at_its_first_stand(visitor: Visitor) -> None:
    depart(visitor)
    visitor.touch(QPointF(300, 100))
    visitor.key("Home")
    assert visitor.place == Attract()
    assert stand(visitor) == 0


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_stand_keeps_the_rules(new_visitor: NewVisitor, size: Size) -> None:
    visitor = new_visitor(size)
    for _ in visitor.kiosk.bundle.exhibit.panels:
        rest()
        screen = Screen.of(visitor.window)
        assert {rule.__name__: list(rule(screen)) for rule in stricter_layout_rules.RULES if any(rule(screen))} == {}
        depart(visitor)
