"""Article: scrolled by touch, complete and unchanged, at the same place after a change of language."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.app.options import Size
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtArticle, AtPanel, AtStop, Attract, Place
from tests.journeys.control_names import Names
from tests.journeys.frame_counter import Frames
from tests.journeys.shown_text import PARAGRAPH, shown_text
from tests.journeys.visitor import NewVisitor, Visitor
from tests.pairwise_screens import in_turn, only_at

LANDSCAPE, PORTRAIT = SIZES = (Size(1920, 1080), Size(1080, 1920))
WRITTEN = Path(__file__).parents[1] / "data" / "article.txt"


@pytest.fixture(params=SIZES, ids=str)
def reader(request: pytest.FixtureRequest, new_visitor: NewVisitor, names: Names) -> Visitor:
    visitor = new_visitor(request.param, start="logistics", still=False)
    visitor.until(visitor.at_rest)
    visitor.touch(names.words.article)
    visitor.until_at(AtArticle(0, AtPanel(0)))
    return visitor


def page(visitor: Visitor) -> QQuickItem:
    screen = visitor.component("ArticleScreen")
    return next(item for item in visitor.components("ScrollPage") if screen.isAncestorOf(item))


def scrolled(visitor: Visitor) -> float:
    return float(item_properties.number(page(visitor), "contentY"))


def drag_up(visitor: Visitor, by: float) -> None:
    begin = visitor.middle() + QPointF(0, by / 2)
    visitor.press(begin)
    visitor.move(begin - QPointF(0, by))
    for _ in range(3):
        visitor.move(visitor.down[1] + QPointF(0, 1))
        visitor.move(visitor.down[1] - QPointF(0, 1))
    visitor.release()
    visitor.until(visitor.at_rest)


def reading(visitor: Visitor) -> tuple[int, float]:
    """Return the paragraph of the article at the top of the page, and which share of it is scrolled away."""
    top = page(visitor).mapToScene(QPointF(0, 0)).y()
    screen = visitor.component("ArticleScreen")
    there = [item for item in visitor.items() if screen.isAncestorOf(item)]
    entries = [item for item in there if item.property("marked") is not None]
    for entry in sorted(entries, key=lambda item: item.y()):
        place = entry.mapRectToScene(QRectF(0, 0, entry.width(), entry.height()))
        if place.bottom() > top:
            return entries.index(entry) + 1, (top - place.top()) / place.height()
    pytest.fail("no paragraph is on the page")


@only_at("reader", SIZES, PORTRAIT)
def test_the_article_follows_the_finger(reader: Visitor) -> None:
    begin = reader.middle() + QPointF(0, 200)
    reader.press(begin)
    reader.move(begin - QPointF(0, 60))
    held = scrolled(reader) + reader.down[1].y()
    for by in (150, 300, 100, 250):
        reader.move(begin - QPointF(0, by))
        assert scrolled(reader) + reader.down[1].y() == pytest.approx(held, abs=2)
    reader.release()


@only_at("reader", SIZES, LANDSCAPE)
def test_a_flick_coasts_on_and_a_touch_stops_it(reader: Visitor) -> None:
    begin = reader.middle() + QPointF(0, 150)
    reader.flick(begin, QPointF(0, -200))
    at = scrolled(reader)
    reader.until(lambda: scrolled(reader) > at + 20)
    reader.press(reader.middle())
    reader.frame()
    at = scrolled(reader)
    reader.frame()
    reader.frame()
    assert scrolled(reader) == at
    reader.release()


@only_at("reader", SIZES, PORTRAIT)
def test_scrolling_stops_at_the_end_of_the_article(reader: Visitor, names: Names) -> None:
    reader.key("End")
    reader.until(lambda: names.language.article.source in reader.reads())
    reader.until(reader.at_rest)
    last = float(item_properties.number(page(reader), "contentHeight")) - page(reader).height()
    reader.until(lambda: scrolled(reader) == pytest.approx(last, abs=1))
    drag_up(reader, 200)
    assert scrolled(reader) == pytest.approx(last, abs=1)


def went(visitor: Visitor, before: float, way: int) -> bool:
    return (scrolled(visitor) - before) * way > 0


@only_at("reader", SIZES, LANDSCAPE)
def test_keys_scroll_the_article(reader: Visitor) -> None:
    for key, down in (("Down", True), ("PageDown", True), ("Up", False), ("PageDown", True), ("PageUp", False)):
        before = scrolled(reader)
        reader.key(key)
        reader.until(partial(went, reader, before, 1 if down else -1))
        reader.until(reader.at_rest)


@pytest.mark.parametrize(("by", "reader"), in_turn((0, 150, 333, 500, 700), SIZES), indirect=["reader"], ids=str)
def test_change_of_language_keeps_the_reading_position(reader: Visitor, names: Names, by: float) -> None:
    if by:
        drag_up(reader, min(by, reader.middle().y() * 1.2))
    place, share = reading(reader)
    top = scrolled(reader)
    shown: list[int] = []
    for language in ("zh", "en"):
        reader.press(Names(names.exhibit, language).language.name)
        shown.clear()
        look = partial(note, shown, reader)
        reader.window.frameSwapped.connect(look)
        reader.release()
        reader.frame()
        reader.window.frameSwapped.disconnect(look)
        assert reader.visit.language == language
        assert reader.place == AtArticle(0, AtPanel(0))
        assert set(shown) == {place}, "no frame shows another place"
        if share < 0:
            assert scrolled(reader) == top, "above the first paragraph the page stays where it is"
        else:
            assert reading(reader) == (place, pytest.approx(share, abs=0.03))


def test_larger_text_and_aa_keep_the_place(reader: Visitor, names: Names) -> None:
    for _ in range(2):
        drag_up(reader, 400)
    place, share = reading(reader)
    reader.key("Plus", "Plus")
    reader.until(reader.at_rest)
    assert reading(reader) == (place, pytest.approx(share, abs=0.03))
    words = names.language.access
    reader.touch(words.title)
    reader.touch(words.contrast)
    reader.touch(names.words.back_to.format(place=names.words.article_place))
    assert reader.place == AtArticle(0, AtPanel(0))
    reader.until(reader.at_rest)
    assert reading(reader) == (place, pytest.approx(share, abs=0.03))


def note(shown: list[int], visitor: Visitor) -> None:
    shown.append(reading(visitor)[0])


def test_the_language_keeps_panel_and_stop(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor()
    chinese = Names(names.exhibit, "zh")
    visitor.touch(names.tab(1))
    in_place(visitor, AtPanel(1), *(each.exhibit.panels[1].wording[each.tag].kicker for each in (names, chinese)))
    visitor.touch(names.stop(1, 2))
    in_place(visitor, AtStop(1, 2), names.heading(1, 2), chinese.heading(1, 2))


def in_place(visitor: Visitor, place: Place, english: str, chinese: str) -> None:
    """Change the language and back; assert that only the words change, each time with the next frame."""
    for key_or_name, now, then in (("中文", chinese, english), ("English", english, chinese)):
        visitor.touch(key_or_name)
        visitor.frame()
        assert visitor.place == place
        assert now in visitor.reads()
        assert then not in visitor.reads()


def test_both_languages_are_always_offered_by_their_own_names(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor()
    both = {language.name for language in names.exhibit.languages}
    for touch in (names.tab(0), names.stop(0, 0), names.source(0, 0)):
        assert both <= set(visitor.controls())
        visitor.touch(touch)
    assert both <= set(visitor.controls())


def test_the_language_is_forgotten_with_the_visit(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor()
    visitor.touch(names.tab(0))
    visitor.touch(Names(names.exhibit, "zh").language.name)
    visitor.key("Home")
    assert (visitor.place, visitor.visit.language) == (Attract(), "en")


def written() -> dict[str, str]:
    """Return the article as its authors wrote it, by the label over each part."""
    parts = [part.split("\n", 1) for part in WRITTEN.read_text(encoding="utf-8").strip().split("\n\n")]
    return {label.split()[0]: text.strip() for label, text in parts}


def test_article_is_shown_as_it_was_written(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor()
    visitor.touch(names.words.article)
    visitor.until(visitor.at_rest)
    screen = visitor.component("ArticleScreen")
    items = [item for item in visitor.items() if screen.isAncestorOf(item)]
    texts = [item for item in items if item.inherits("QQuickText") and item.property("text")]
    prose = [item for item in items if item_properties.is_a(item, "Prose")]
    paragraphs = [
        item
        for item in items
        if item_properties.role(item) == PARAGRAPH and any(each.isAncestorOf(item) for each in prose)
    ]
    parts = written()
    numbered = [text for label, text in parts.items() if label[0] == "P" and label[1:].isdecimal()]
    assert len(numbered) == names.count == 11
    assert [item_properties.accessible_name(paragraph) for paragraph in paragraphs] == numbered, "as it is read out"
    for paragraph, text in zip(paragraphs, numbered, strict=True):
        letters = "".join(shown_text(item) for item in texts if paragraph.parentItem().isAncestorOf(item))
        assert letters.replace(" ", "") == text.replace(" ", ""), "as it is seen"
    for label in ("TITLE", "CAPTION"):
        assert [shown_text(item) for item in texts].count(parts[label]) == 1
    assert visitor.window.title() == parts["TITLE"]


def stop_figures(names: Names) -> list[tuple[int, int, str]]:
    """Return the accessible names of the stops' figures, as panel, stop and name."""
    wordings = [(p, s, names.exhibit.panels[p].stops[s].wording[names.tag]) for p, s in names.stops()]
    return [(p, s, names.words.to_stop.format(title=each.title, summary=each.summary)) for p, s, each in wordings]


def train_nose(visitor: Visitor) -> float:
    """Return the place of the train's nose on the page, in pixels."""
    train = visitor.component("TrainFromAbove")
    return train.y() + train.height()


def test_each_stop_has_its_figure_beside_the_paragraph_it_rests_on(reader: Visitor, names: Names) -> None:
    screen = reader.component("ArticleScreen")
    items = [item for item in reader.items() if screen.isAncestorOf(item)]
    entries = [item for item in items if item.property("marked") is not None]
    figures = {
        item_properties.accessible_name(item): item for item in items if item_properties.is_a(item, "ArticleStop")
    }
    assert list(figures) == [name for _, _, name in stop_figures(names)]
    for panel, stop, name in stop_figures(names):
        paragraph = names.exhibit.panels[panel].stops[stop].paragraphs[0]
        assert entries[paragraph - 1].isAncestorOf(figures[name])
        figure = names.exhibit.panels[panel].stops[stop].figure.wording["en"]
        texts = [shown_text(item) for item in items if figures[name].isAncestorOf(item) and item.inherits("QQuickText")]
        assert not figure.numeral or figure.numeral in texts
        assert not figure.before or figure.before in texts


@pytest.mark.parametrize(("by", "reader"), in_turn(("touch", "keys", "action"), SIZES), indirect=["reader"], ids=str)
def test_figure_leads_to_its_stop(reader: Visitor, names: Names, by: str) -> None:
    for panel, stop, name in stop_figures(names)[1::3]:
        reader.kiosk.session.dispatch(ev.OpenPanel(panel))
        reader.until_at(AtPanel(panel))
        reader.kiosk.session.dispatch(ev.OpenArticle(names.exhibit.panels[panel].stops[stop].paragraphs[0]))
        reader.until(reader.at_rest)
        if by == "touch":
            reader.touch(name)
        elif by == "keys":
            reader.tab_to(name)
            reader.until(reader.at_rest)
            reader.key("Return")
        else:
            action_of(reader.item(name)).doAction(QAccessibleActionInterface.pressAction())
        reader.until_at(AtStop(panel, stop))
        reader.touch(names.source(panel, stop))
        reader.until_at(AtArticle(names.exhibit.panels[panel].stops[stop].paragraphs[0], AtStop(panel, stop)))


def action_of(item: QQuickItem) -> QAccessibleActionInterface:
    interface = QAccessible.queryAccessibleInterface(item)
    assert interface is not None
    action = interface.actionInterface()
    assert action is not None
    return action


def test_train_follows_the_scrolling_page_in_the_same_frame(reader: Visitor) -> None:
    end = float(item_properties.number(page(reader), "contentHeight")) - page(reader).height()
    first, last = train_nose(reader), 0.0
    begin = reader.middle() + QPointF(0, 200)
    reader.press(begin)
    for by in (60, 150, 300, 400):
        reader.move(begin - QPointF(0, by))
        # Read without a frame in between: the train has no animation of its own.
        share = scrolled(reader) / end
        last = item_properties.number(reader.component("ArticleScreen"), "trainEnd")
        assert train_nose(reader) == pytest.approx(first + (last - first) * share, abs=1)
    reader.release()
    reader.key("End")
    reader.until(lambda: scrolled(reader) == pytest.approx(end, abs=1))
    assert train_nose(reader) == pytest.approx(last, abs=1)
    assert train_nose(reader) < end + page(reader).height(), "the train ends on the page"


@only_at("reader", SIZES, PORTRAIT)
def test_no_frame_is_drawn_beside_a_page_that_rests(reader: Visitor) -> None:
    drag_up(reader, 200)
    frames = Frames(reader)
    frames.until_none()
    assert frames.over(20) == 0


@only_at("reader", SIZES, LANDSCAPE)
def test_stations_show_where_the_train_has_been(reader: Visitor) -> None:
    screen = reader.component("ArticleScreen")
    entries = [item for item in reader.items() if screen.isAncestorOf(item) and item.property("marked") is not None]
    assert not any(entry.property("passed") for entry in entries)
    drag_up(reader, 400)
    passed = [bool(entry.property("passed")) for entry in entries]
    assert passed == sorted(passed, reverse=True)
    reader.key("End")
    reader.until(reader.at_rest)
    assert all(entry.property("passed") for entry in entries)
