"""Accessibility page: every setting takes effect, is reached by one touch, and is reset for the next visitor."""

from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import SIGNAL, QObject, QPointF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit.han_and_latin_text import unspace_scripts
from qbj_kiosk.exhibit.model import plain
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.accessibility import TEXT_SIZES, Switch
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract
from tests.journeys import pixels
from tests.journeys.control_names import Names
from tests.journeys.frame_counter import Frames
from tests.journeys.shown_text import shown_text
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import rest
from tests.pairwise_screens import LANGUAGES, in_turn

PORTRAIT = Size(1080, 1920)
SIZES = (Size(1920, 1080), PORTRAIT)


def sizes_of_text(visitor: Visitor) -> set[int]:
    return {text.item.property("font").pixelSize() for text in visitor.screen().texts}


def colour_of(visitor: Visitor, x: int, y: int) -> str:
    return visitor.picture().pixelColor(x, y).name()


def switched(visitor: Visitor, names: Names, switch: Switch) -> str:
    """Open the access page and touch a switch; return the switch's name."""
    name = str(getattr(names.language.access, switch))
    visitor.touch(names.language.access.title)
    visitor.touch(name)
    return name


@pytest.mark.parametrize(("each_language", "size"), in_turn(LANGUAGES, SIZES), indirect=["each_language"], ids=str)
def test_text_grows_at_once_everywhere(new_visitor: NewVisitor, each_language: Names, size: Size) -> None:
    visitor, names = new_visitor(size, language=each_language.tag), each_language
    visitor.touch(names.tab(0))
    visitor.until_at(AtPanel(0))
    smallest_of_panel = min(sizes_of_text(visitor))
    visitor.touch(names.language.access.title)
    visitor.until_at(AtAccess(AtPanel(0)))
    small = min(sizes_of_text(visitor))
    for percent in TEXT_SIZES[1:]:
        visitor.touch(names.language.access.percent.format(percent=percent))
        assert visitor.visit.access.text_size == percent
        assert min(sizes_of_text(visitor)) == round(small * percent / 100)
    visitor.touch(names.back_to_panel(0))
    visitor.until_at(AtPanel(0))
    # The smallest are the tabs' second languages, which larger tabs leave out.
    assert min(sizes_of_text(visitor)) >= 2 * smallest_of_panel


def test_hidden_figures_are_drawn_once_for_a_text_size(visitor: Visitor) -> None:
    """A change of the text size passes through every panel in many steps; their paths are expensive."""
    figures = visitor.components("StrandCloth")
    paths = [path for figure in figures for path in figure.findChildren(QObject) if path.inherits("QQuickPathSvg")]
    changes: Counter[QObject] = Counter()
    for path in paths:
        QObject.connect(path, SIGNAL("pathChanged()"), partial(changes.update, [path]))
    visitor.kiosk.session.dispatch(ev.SetTextSize(200))
    visitor.kiosk.session.dispatch(ev.Reset())
    rest()
    assert len(paths) >= 3
    assert max(changes.values()) <= 4
    assert all(item_properties.value(path, "path") for path in paths)


def test_high_contrast_is_black_and_white_everywhere(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(1))
    visitor.until_at(AtPanel(1))
    assert colour_of(visitor, 4, 4) != "#000000"
    switched(visitor, names, "contrast")
    assert colour_of(visitor, 4, 4) == colour_of(visitor, 4, 1076) == "#000000"
    visitor.touch(names.tab(1)) if names.tab(1) in visitor.controls() else visitor.touch(names.back_to_panel(1))
    visitor.until_at(AtPanel(1))
    assert colour_of(visitor, 4, 4) == "#000000"


@pytest.mark.parametrize("switch", ["contrast", "calm", "low"])
def test_switch_exposes_its_state_in_a_word_and_to_assistive_technology(
    visitor: Visitor, names: Names, switch: Switch
) -> None:
    name = switched(visitor, names, switch)
    words = names.language.access
    assert (getattr(visitor.visit.access, switch), words.on in visitor.reads()) == (True, True)
    assert item_properties.evaluate(visitor.item(name), "Accessible.checked") is True
    # A screen reader reads the state by itself; a description with the same word would be read after it.
    assert item_properties.accessible_description(visitor.item(name)) == ""
    visitor.touch(name)
    assert item_properties.evaluate(visitor.item(name), "Accessible.checked") is False
    assert words.on not in visitor.reads()


def travels(names: Names) -> list[tuple[Callable[[Visitor], None], object]]:
    return [
        (lambda visitor: visitor.touch(names.tab(2)), AtPanel(2)),
        (lambda visitor: visitor.touch(names.tab(0)), AtPanel(0)),
        (lambda visitor: visitor.touch(names.stop(0, 1)), AtStop(0, 1)),
        (lambda visitor: visitor.touch(names.next(0, 2)), AtStop(0, 2)),
        (lambda visitor: visitor.touch(names.source(0, 2)), AtArticle(4, AtStop(0, 2))),
        (lambda visitor: visitor.touch(names.back_to_stop(0, 2)), AtStop(0, 2)),
        (lambda visitor: visitor.touch(names.back_to_panel(0)), AtPanel(0)),
    ]


def test_with_less_motion_nothing_travels(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor(still=False)
    visitor.kiosk.session.dispatch(ev.OpenPanel(0))
    visitor.until_at(AtPanel(0))
    visitor.kiosk.session.dispatch(ev.SetSwitch("calm", on=True))
    frames = 0

    def look() -> None:
        nonlocal frames
        frames += 1
        for strip in visitor.components("PageStrip"):
            assert item_properties.value(strip, "position") == item_properties.value(strip, "current")
        for page in visitor.components("StripPage"):
            assert not page.isVisible() or page.x() == 0
        for screen in visitor.components("OpenedStops"):
            assert item_properties.value(screen, "openness") in (0, 1)
        for world in visitor.components("PanelStrip"):
            assert item_properties.number(world, "nose") == item_properties.value(world, "restingNose")

    visitor.window.frameSwapped.connect(look)
    for go, there in travels(names):
        go(visitor)
        visitor.until_at(there)  # type: ignore[arg-type]  # places, all of them
    assert frames > len(travels(names))
    visitor.window.frameSwapped.disconnect(look)


def grounds(visitor: Visitor) -> list[QQuickItem]:
    """Return the items that fade out over a page that was just lowered or raised."""
    return visitor.components("LoweringFade")


def labels(visitor: Visitor) -> list[QPointF]:
    return [label.mapToScene(QPointF(0, 0)) for label in visitor.components("PlainLabel") if label.isVisible()]


def test_lowered_exhibit_is_shown_at_once_under_a_background_that_fades_out(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(still=False)
    visitor.kiosk.session.dispatch(ev.OpenPanel(1))
    visitor.until_at(AtPanel(1))
    frames = Frames(visitor)
    for on in (True, False):
        frames.until_none()
        visitor.kiosk.session.dispatch(ev.SetSwitch("low", on=on))
        rest()
        (ground,) = grounds(visitor)
        deck = visitor.component("Deck")
        assert ground.height() == deck.mapToScene(QPointF(0, 0)).y()
        assert [band.height() for band in visitor.components("LoweredHeader")] == ([540] if on else [])
        seen = [ground.opacity()]
        where = labels(visitor)
        while there := grounds(visitor):
            seen += [each.opacity() for each in there]
            visitor.frame()
            assert labels(visitor) == where
        assert seen == sorted(seen, reverse=True)
        assert 0 < seen[0] <= 1
        frames.until_none()
        assert frames.over(20) == 0


def test_touch_ends_the_fade_over_the_lowered_exhibit(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(still=False)
    visitor.kiosk.session.dispatch(ev.OpenPanel(1))
    visitor.until_at(AtPanel(1))
    visitor.kiosk.session.dispatch(ev.SetSwitch("low", on=True))
    assert grounds(visitor)
    visitor.press(QPointF(960, 300))
    visitor.frame()
    assert not grounds(visitor)
    visitor.release()


def test_less_motion_and_keys_lower_without_a_fade(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(still=False)
    visitor.kiosk.session.dispatch(ev.OpenPanel(1))
    visitor.until_at(AtPanel(1))
    visitor.kiosk.session.dispatch(ev.SetSwitch("calm", on=True))
    for on in (True, False):
        visitor.kiosk.session.dispatch(ev.SetSwitch("low", on=on))
        assert not grounds(visitor)
    visitor.kiosk.session.dispatch(ev.SetSwitch("calm", on=False))
    visitor.key("Tab")
    visitor.kiosk.session.dispatch(ev.SetSwitch("low", on=True))
    assert not grounds(visitor)


def test_back_leads_to_attract_with_the_choices(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.language.access.title)
    visitor.until_at(AtAccess(Attract()))
    visitor.touch(names.language.access.percent.format(percent=150))
    visitor.touch(names.back_to_start)
    visitor.until_at(Attract())
    assert visitor.visit.access.text_size == 150


def test_the_next_visitor_finds_the_exhibit_as_designed(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(1))
    visitor.until_at(AtPanel(1))
    before = pixels.picture(visitor.window)
    visitor.touch(names.language.access.title)
    visitor.touch(names.language.access.percent.format(percent=200))
    visitor.touch(names.language.access.contrast)
    visitor.kiosk.session.reset()
    visitor.until_at(Attract())
    visitor.touch(names.tab(1))
    visitor.until_at(AtPanel(1))
    assert pixels.alike(pixels.picture(visitor.window), before)


def miniature_texts(visitor: Visitor) -> dict[str, int]:
    """Return the texts of the miniature with their sizes, in pixels of the whole screen."""
    (miniature,) = [item for item in visitor.components("PanelMiniature") if item.isVisible()]
    labels = [item for item in visitor.components("PlainLabel") if miniature.isAncestorOf(item)]
    return {shown_text(label): label.property("font").pixelSize() for label in labels if label.property("text")}


@pytest.mark.parametrize(("each_language", "size"), in_turn(LANGUAGES, SIZES), indirect=["each_language"], ids=str)
def test_miniature_shows_the_panel_with_the_choices(new_visitor: NewVisitor, each_language: Names, size: Size) -> None:
    visitor, names = new_visitor(size, language=each_language.tag), each_language
    visitor.touch(names.tab(1))
    visitor.until_at(AtPanel(1))
    visitor.touch(names.language.access.title)
    panel = names.exhibit.panels[1]
    wording, figure = panel.wording[names.tag], panel.figure.wording[names.tag]
    before = miniature_texts(visitor)
    lead = unspace_scripts(plain(wording.lead))
    texts = {unspace_scripts(text): pixels for text, pixels in before.items()}
    assert {lead, figure.before, figure.label} <= set(texts)
    assert wording.young not in texts
    visitor.touch(names.language.access.percent.format(percent=150))
    large = {unspace_scripts(text): pixels for text, pixels in miniature_texts(visitor).items()}
    assert large[lead] > 1.4 * texts[lead]
    visitor.touch(names.language.access.young)
    young = {unspace_scripts(text) for text in miniature_texts(visitor)}
    assert wording.young in young
    assert lead not in young


def test_miniature_takes_the_contrast_and_is_shown_above_a_lowered_page(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(2))
    visitor.until_at(AtPanel(2))
    visitor.touch(names.language.access.title)
    miniature = visitor.component("PanelMiniature")
    place = miniature.mapToScene(QPointF(4, 4)).toPoint()
    assert colour_of(visitor, place.x(), place.y()) == "#dceae7"
    visitor.touch(names.language.access.contrast)
    assert colour_of(visitor, place.x(), place.y()) == "#000000"
    visitor.touch(names.language.access.low)
    visitor.until(visitor.at_rest)
    header = visitor.component("LoweredHeader")
    (lowered,) = [item for item in visitor.components("PanelMiniature") if item.isVisible()]
    assert header.isAncestorOf(lowered)
    assert item_properties.number(lowered, "pageTop") == header.height()


def train_places(visitor: Visitor, *, calm: bool) -> set[float]:
    """Set the motion switch; return the places of the miniature's train in the frames until nothing moves."""
    (train,) = [item for item in visitor.components("Train") if visitor.component("PanelMiniature").isAncestorOf(item)]
    places: set[float] = set()

    def note() -> None:
        places.add(train.x())

    visitor.window.frameSwapped.connect(note)
    visitor.kiosk.session.dispatch(ev.SetSwitch("calm", on=calm))
    visitor.until(lambda: bool(places) and visitor.at_rest())
    visitor.window.frameSwapped.disconnect(note)
    return places


def test_train_of_the_miniature_rides_in_only_with_motion(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(still=False)
    visitor.kiosk.session.dispatch(ev.OpenPanel(0))
    visitor.until_at(AtPanel(0))
    visitor.kiosk.session.dispatch(ev.OpenAccess())
    visitor.until(visitor.at_rest)
    assert len(train_places(visitor, calm=True)) == 1
    assert len(train_places(visitor, calm=False)) > 1


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_nothing_of_the_miniature_is_drawn_outside_its_frame(visitor: Visitor, text_size: int) -> None:
    for event in (ev.OpenPanel(0), ev.OpenAccess(), ev.SetTextSize(text_size)):
        visitor.kiosk.session.dispatch(event)
    rest()
    miniature = visitor.component("PanelMiniature")
    frame = miniature.mapRectToScene(miniature.boundingRect()).adjusted(-6, -6, 6, 6)
    drawn = pixels.Difference.of(visitor.window, [miniature]).inked.getbbox()
    assert drawn is not None
    left, top, right, bottom = drawn
    assert frame.contains(QPointF(left, top))
    assert frame.contains(QPointF(right, bottom))


def test_nothing_in_the_miniature_is_a_control_or_read(visitor: Visitor, names: Names) -> None:
    for panel in range(len(names.exhibit.panels)):
        visitor.kiosk.session.dispatch(ev.OpenPanel(panel))
        visitor.kiosk.session.dispatch(ev.OpenAccess())
        rest()
        miniature = visitor.component("PanelMiniature")
        inside = [item for item in visitor.items() if miniature.isAncestorOf(item)]
        assert len(inside) > 20
        assert not [item for item in exposed(visitor.window) if item in inside]
        assert not [control for control in visitor.screen().controls if control.item in inside]


def exposed(view: QQuickWindow) -> list[QObject]:
    """Return the visible items of the accessibility tree."""
    root = QAccessible.queryAccessibleInterface(view)
    assert root is not None
    ahead, found = [root], []
    while ahead:
        each = ahead.pop()
        if not each.state().invisible:
            found.append(each.object())
            ahead += [each.child(index) for index in range(each.childCount())]
    assert len(found) > 10
    return found


def test_miniature_exists_only_while_the_page_is_open(visitor: Visitor, names: Names) -> None:
    visitor.touch(names.tab(0))
    visitor.until_at(AtPanel(0))
    assert not visitor.components("PanelMiniature")
    visitor.touch(names.language.access.title)
    assert visitor.components("PanelMiniature")
    visitor.touch(names.back_to_panel(0))
    visitor.until_at(AtPanel(0))
    rest()
    assert not visitor.components("PanelMiniature")


@pytest.mark.parametrize("size", [Size(1920, 1080), PORTRAIT], ids=str)
def test_each_text_size_is_shown_in_its_size_but_none_smaller_than_the_chosen_one(
    new_visitor: NewVisitor, names: Names, size: Size
) -> None:
    visitor = new_visitor(size)
    visitor.touch(names.language.access.title)
    smallest = None
    for chosen in TEXT_SIZES:
        visitor.touch(names.language.access.percent.format(percent=chosen))
        sizes = [label_size(visitor, names.language.access.percent.format(percent=each)) for each in TEXT_SIZES]
        smallest = smallest or sizes[0]
        assert sizes == [round(smallest * max(chosen, each) / 100) for each in TEXT_SIZES]


def label_size(visitor: Visitor, text: str) -> int:
    (label,) = [text_item for text_item in visitor.screen().texts if shown_text(text_item.item) == text]
    return int(label.item.property("font").pixelSize())
