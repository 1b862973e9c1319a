"""Figures that react to touch: the crane sets containers down, strands are plucked."""

import itertools

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit import model
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtPanel, AtStop
from tests.journeys.control_names import Names
from tests.journeys.shown_text import shown_text
from tests.journeys.visitor import NewVisitor, Visitor
from tests.kiosks import rest
from tests.pairwise_screens import only_at

SIZES = (Size(1920, 1080), Size(1080, 1920), Size(1280, 1024))
LOGISTICS, INDUSTRY, TRANSFORMATION = 0, 1, 2


LANDSCAPE, PORTRAIT, SQUARE = YARDS = ((SIZES[0], "en"), (SIZES[1], "zh"), (SIZES[2], "en"))


@pytest.fixture(params=YARDS, ids=str)
def each_yard(request: pytest.FixtureRequest, exhibit: model.Exhibit) -> tuple[Size, Names]:
    size, tag = request.param
    return size, Names(exhibit, tag)


@pytest.fixture
def each_language(each_yard: tuple[Size, Names]) -> Names:
    return each_yard[1]


@pytest.fixture
def yard(each_yard: tuple[Size, Names], new_visitor: NewVisitor) -> Visitor:
    """Return a visitor at a yard that was filled."""
    size, names = each_yard
    return filled(at(new_visitor(size, language=names.tag, still=False), names, INDUSTRY))


@pytest.fixture(params=SIZES, ids=str)
def fibres(request: pytest.FixtureRequest, new_visitor: NewVisitor, names: Names) -> Visitor:
    return at(new_visitor(request.param, still=False), names, TRANSFORMATION)


def at(visitor: Visitor, names: Names, panel: int) -> Visitor:
    """Bring a visitor to a panel, and wait until its figure is shown."""
    visitor.touch(names.tab(panel))
    visitor.until_at(AtPanel(panel))
    visitor.until(lambda: visitor.visit.figures[panel].is_finished)
    return visitor


def filled(visitor: Visitor) -> Visitor:
    item_properties.evaluate(visitor.component("Containers"), "go(units) ?? true")
    come_to_a_stand(visitor)
    return visitor


def number(visitor: Visitor) -> list[str]:
    """Return the texts around a panel's figure as they are shown."""
    return [
        shown_text(text.item)
        for text in visitor.screen().texts
        if any(item_properties.is_a(above, "NumeralBlock") for above in text.ancestors)
    ]


def figure_of(names: Names) -> tuple[model.Figure, model.FigureWording]:
    figure = names.exhibit.panels[INDUSTRY].figure
    return figure, figure.wording[names.tag]


def counted(names: Names, down: int) -> str:
    figure, words = figure_of(names)
    return str(round(int(words.numeral) * down / figure.units))


def expect_the_count(visitor: Visitor, names: Names) -> None:
    """Assert that the numeral counts the containers on the yard, without "more than" while it is less."""
    figure, words = figure_of(names)
    down = visitor.visit.figures[INDUSTRY].containers_down
    visitor.frame()
    shown = number(visitor)
    assert int(shown[0] if words.before not in shown else shown[1]) <= int(words.numeral)
    if down == figure.units:
        assert words.numeral in shown
        assert words.label in shown
    else:
        assert counted(names, down) in shown
        assert words.counting in shown
        assert words.before not in shown or not words.before
        assert not any("+" in text for text in shown)


def come_to_a_stand(visitor: Visitor) -> None:
    """Wait until the gantry crane stands still."""
    visitor.until(visitor.at_rest)


def down(visitor: Visitor) -> int:
    return visitor.visit.figures[INDUSTRY].containers_down


def yard_place(visitor: Visitor, names: Names, share: float) -> QPointF:
    """Return a point of the yard under the gantry crane."""
    rect = visitor.control(names.words.gantry).shown
    return QPointF(rect.left() + rect.width() * share, rect.center().y())


def test_filled_yard_shows_the_whole_number(yard: Visitor, each_language: Names) -> None:
    figure, words = figure_of(each_language)
    assert yard.visit.figures[INDUSTRY].containers_down == figure.units
    assert words.numeral in number(yard)
    assert words.label in number(yard)


def test_new_visit_shows_the_whole_number_over_a_full_yard(new_visitor: NewVisitor, names: Names) -> None:
    figure, words = figure_of(names)
    visitor = at(new_visitor(still=False), names, INDUSTRY)
    assert item_properties.number(visitor.component("Containers"), "standing") == figure.units
    assert words.numeral in number(visitor)
    assert words.label in number(visitor)
    visitor.touch(yard_place(visitor, names, 0.2))
    visitor.until_is(lambda: down(visitor), 0)
    visitor.until_is(lambda: down(visitor), 1)
    come_to_a_stand(visitor)
    expect_the_count(visitor, names)


def test_first_drag_in_a_visit_begins_with_an_empty_yard(new_visitor: NewVisitor, names: Names) -> None:
    visitor = at(new_visitor(still=False), names, INDUSTRY)
    counts: list[int] = []
    visitor.window.frameSwapped.connect(lambda: counts.append(down(visitor)))
    visitor.drag(yard_place(visitor, names, 0.65), yard_place(visitor, names, 0.5))
    come_to_a_stand(visitor)
    assert min(counts) == 0
    assert 0 < down(visitor) < figure_of(names)[0].units * 0.7


def digits_beside(visitor: Visitor, drawing: QQuickItem) -> str:
    """Return the digits of the number that is on the page of a drawing."""
    pages = [page for kind in ("PanelPage", "StopPage") for page in visitor.components(kind)]
    page = next(page for page in pages if page.isAncestorOf(drawing))
    block = next(block for block in visitor.components("NumeralBlock") if page.isAncestorOf(block))
    return next(
        str(item_properties.value(digits, "shown"))
        for digits in visitor.components("CountingNumeral")
        if item_properties.value(digits, "first") and block.isAncestorOf(digits)
    )


def on_screen(visitor: Visitor, item: QQuickItem) -> bool:
    return 0 <= item.mapToScene(QPointF(0, 0)).x() < visitor.window.width()


DRAWN = {
    "corridor": ("Corridor", "lit"),
    "containers": ("Containers", "standing"),
    "marks": ("Marks", "shownColumns * rows"),
    "skyline": ("Skyline", "towers.reduce((sum, tower) => sum + Math.min(tower, shownStoreys), 0)"),
}
"""For each kind of figure that is counted its component, and how many of its units are drawn."""


def figure_of_kind(names: Names, kind: str) -> tuple[int, int, model.Figure]:
    """Return the first figure of a kind with its panel, and its stop or -1."""
    for index, panel in enumerate(names.exhibit.panels):
        figures = [(-1, panel.figure), *((number, stop.figure) for number, stop in enumerate(panel.stops))]
        for stop, figure in figures:
            if figure.kind == kind:
                return index, stop, figure
    raise AssertionError


@pytest.mark.parametrize("kind", DRAWN)
def test_number_agrees_with_the_drawing_while_it_appears(new_visitor: NewVisitor, names: Names, kind: str) -> None:
    component, drawn = DRAWN[kind]
    panel, stop, figure = figure_of_kind(names, kind)
    visitor = new_visitor(still=False)
    if stop >= 0:
        at(visitor, names, panel)
        visitor.until(visitor.at_rest)
    found: set[tuple[int, int]] = set()

    def note() -> None:
        if visitor.place != (AtPanel(panel) if stop < 0 else AtStop(panel, stop)):
            return
        for item in visitor.components(component):
            if item.isVisible() and on_screen(visitor, item):
                found.add((int(digits_beside(visitor, item)), round(item_properties.evaluate_number(item, drawn))))

    visitor.window.afterAnimating.connect(note)
    try:
        visitor.touch(names.tab(panel) if stop < 0 else names.stop(panel, stop))
        visitor.until(lambda: any(drawn == figure.units for _, drawn in found) and visitor.at_rest())
    finally:
        visitor.window.afterAnimating.disconnect(note)
    whole = int(figure.wording[names.tag].numeral)
    assert {(shown, drawn) for shown, drawn in found if shown != whole * drawn // figure.units} == set()
    assert (whole, figure.units) in found
    assert len(found) > 1, "it counts"


def test_marks_are_all_lit_until_the_train_is_pushed(new_visitor: NewVisitor, names: Names) -> None:
    visitor = at(new_visitor(), names, LOGISTICS)
    figure = names.exhibit.panels[LOGISTICS].figure
    corridor = next(each for each in visitor.components("Corridor") if each.isVisible() and on_screen(visitor, each))
    assert item_properties.number(corridor, "lit") == figure.units
    assert digits_beside(visitor, corridor) == figure.wording[names.tag].numeral
    visitor.tab_to(names.words.train)
    visitor.key("Left")
    visitor.until(lambda: item_properties.number(corridor, "lit") < figure.units)
    visitor.until(visitor.at_rest)
    assert digits_beside(visitor, corridor) == str(round(item_properties.number(corridor, "lit")))


@only_at("each_yard", YARDS, LANDSCAPE)
def test_first_tap_empties_the_yard_and_sets_one_container_down(yard: Visitor, each_language: Names) -> None:
    yard.touch(yard_place(yard, each_language, 0.5))
    yard.until_is(lambda: down(yard), 0)
    yard.until_is(lambda: down(yard), 1)
    come_to_a_stand(yard)
    assert down(yard) == 1
    expect_the_count(yard, each_language)


def test_tap_beyond_the_containers_fills_the_yard_up_to_there(yard: Visitor, each_language: Names) -> None:
    figure, _ = figure_of(each_language)
    yard.touch(yard_place(yard, each_language, 0.5))
    yard.until_is(lambda: down(yard), 1)
    for share in (0.3, 0.7):
        come_to_a_stand(yard)
        yard.touch(yard_place(yard, each_language, share))
        yard.until_is(lambda: down(yard) / figure.units, pytest.approx(share, abs=0.15))
        come_to_a_stand(yard)
        expect_the_count(yard, each_language)


@only_at("each_yard", YARDS, PORTRAIT)
def test_tap_on_the_containers_sets_the_next_one_down(yard: Visitor, each_language: Names) -> None:
    lower_half(yard, each_language)
    before = down(yard)
    yard.touch(yard_place(yard, each_language, 0.2))
    yard.until_is(lambda: down(yard), before + 1)
    come_to_a_stand(yard)
    assert down(yard) == before + 1


def lower_half(visitor: Visitor, names: Names) -> None:
    """Drag the gantry crane until containers stand on about half of the yard."""
    visitor.press(yard_place(visitor, names, 0.2))
    visitor.move(yard_place(visitor, names, 0.5))
    visitor.until(lambda: 0 < down(visitor) < figure_of(names)[0].units * 0.7)
    come_to_a_stand(visitor)
    visitor.release()
    come_to_a_stand(visitor)


def test_dragged_crane_follows_the_finger_both_ways(yard: Visitor, each_language: Names) -> None:
    lower_half(yard, each_language)
    before = down(yard)
    yard.press(yard_place(yard, each_language, 0.5))
    yard.move(yard_place(yard, each_language, 0.8))
    yard.until(lambda: down(yard) > before)
    come_to_a_stand(yard)
    most = down(yard)
    expect_the_count(yard, each_language)
    yard.move(yard_place(yard, each_language, 0.3))
    yard.until(lambda: down(yard) < before)
    come_to_a_stand(yard)
    expect_the_count(yard, each_language)
    assert down(yard) < before < most
    yard.release()
    assert yard.place == AtPanel(INDUSTRY), "no page is turned by it"


@only_at("each_yard", YARDS, SQUARE)
def test_trolley_never_jumps(yard: Visitor, each_language: Names) -> None:
    """Check that the crane's trolley moves at most 0.07 stacks per millisecond between two frames."""
    trolley = yard.component("CraneTrolley")
    box = item_properties.number(yard.component("Containers"), "box")
    at = [trolley.x()]
    yard.window.frameSwapped.connect(lambda: at.append(trolley.x()))
    yard.drag(yard_place(yard, each_language, 0.1), yard_place(yard, each_language, 0.9))
    come_to_a_stand(yard)
    assert max(abs(after - before) for before, after in itertools.pairwise(at)) <= 3.6 * box
    assert max(at) - min(at) > 8 * box


def test_crane_stops_at_the_ends_of_the_yard(yard: Visitor, each_language: Names) -> None:
    figure, _ = figure_of(each_language)
    yard.press(yard_place(yard, each_language, 0.3))
    for end, count in ((5.0, 0), (yard.window.width() - 5.0, figure.units)):
        yard.move(QPointF(end, yard_place(yard, each_language, 0.5).y()))
        yard.until_is(lambda: down(yard), count)
        come_to_a_stand(yard)
        expect_the_count(yard, each_language)
    yard.release()


@only_at("each_yard", YARDS, LANDSCAPE)
def test_each_try_has_its_own_order_of_colours(yard: Visitor, each_language: Names) -> None:
    figure, _ = figure_of(each_language)
    drawing = yard.component("Containers")
    orders = []
    for _ in range(3):
        yard.touch(yard_place(yard, each_language, 0.5))
        yard.until_is(lambda: down(yard), 1)
        come_to_a_stand(yard)
        orders.append(str(item_properties.evaluate(drawing, "paint.join()")))
        yard.press(yard_place(yard, each_language, 0.3))
        yard.move(QPointF(yard.window.width() - 5.0, yard_place(yard, each_language, 0.5).y()))
        yard.until_is(lambda: down(yard), figure.units)
        yard.release()
        come_to_a_stand(yard)
    assert len(set(orders)) == len(orders)


def test_without_motion_a_tap_shows_the_result_at_once(new_visitor: NewVisitor, names: Names) -> None:
    visitor = filled(at(new_visitor(), names, INDUSTRY))
    visitor.touch(yard_place(visitor, names, 0.5))
    assert down(visitor) == 1
    visitor.touch(yard_place(visitor, names, 0.5))
    assert down(visitor) / figure_of(names)[0].units == pytest.approx(0.5, abs=0.1)
    assert visitor.at_rest()


@only_at("each_yard", YARDS, PORTRAIT)
def test_keys_move_the_gantry(yard: Visitor, each_language: Names) -> None:
    figure, _ = figure_of(each_language)
    yard.tab_to(each_language.words.gantry)
    yard.key("Left")
    yard.until_is(lambda: down(yard), figure.units - 1)
    come_to_a_stand(yard)
    expect_the_count(yard, each_language)
    yard.key("Down")
    yard.until(lambda: down(yard) < figure.units - 2)
    come_to_a_stand(yard)
    less = down(yard)
    yard.key("Up")
    yard.until(lambda: down(yard) > less + 1)
    come_to_a_stand(yard)
    while (now := down(yard)) < figure.units:
        yard.key("Right")
        yard.until_is(lambda: down(yard), now + 1)
    come_to_a_stand(yard)
    expect_the_count(yard, each_language)
    yard.key("Return")
    yard.until_is(lambda: down(yard), 1)


@only_at("each_yard", YARDS, SQUARE)
def test_the_mouse_drags_the_gantry_too(yard: Visitor, each_language: Names) -> None:
    figure, _ = figure_of(each_language)
    yard.mouse_drag(yard_place(yard, each_language, 0.2), yard_place(yard, each_language, 0.3))
    yard.until(lambda: down(yard) < figure.units / 2)


@only_at("each_yard", YARDS, PORTRAIT)
@pytest.mark.parametrize("how", ["tab", "swipe", "home"])
def test_yard_is_full_again_after_leaving(yard: Visitor, each_language: Names, how: str) -> None:
    figure, words = figure_of(each_language)
    yard.touch(yard_place(yard, each_language, 0.3))
    yard.until(lambda: down(yard) < figure.units / 2)
    if how == "tab":
        yard.touch(each_language.tab(0))
    elif how == "swipe":
        yard.swipe(0.5, QPointF(yard.window.width() * 0.2, 100))
    else:
        yard.key("Home")
    yard.until(lambda: yard.place != AtPanel(INDUSTRY))
    yard.touch(each_language.tab(INDUSTRY))
    yard.until_at(AtPanel(INDUSTRY))
    yard.until(lambda: yard.visit.figures[INDUSTRY].is_finished)
    assert yard.visit.figures[INDUSTRY].containers_down == figure.units
    assert words.numeral in number(yard)


def hint(visitor: Visitor, words: str) -> bool:
    """Return True if the words of a figure's hint are in view."""
    return words in visitor.reads()


def test_hints_are_shown_until_the_first_use_in_a_visit(new_visitor: NewVisitor, names: Names) -> None:
    visitor = new_visitor()
    strings = names.words
    for panel, control, words in (
        (LOGISTICS, strings.train, strings.train_call),
        (INDUSTRY, strings.gantry, strings.gantry_call),
        (TRANSFORMATION, strings.strands, strings.strands_call),
    ):
        at(visitor, names, panel)
        assert hint(visitor, words)
        visitor.touch(control)
        assert not hint(visitor, words)
        visitor.key("Home")
        at(visitor, names, panel)
        assert hint(visitor, words), "a new visit begins with it"


@pytest.mark.parametrize("panel", [LOGISTICS, INDUSTRY, TRANSFORMATION])
def test_unused_figure_moves_once_without_an_effect(new_visitor: NewVisitor, names: Names, panel: int) -> None:
    visitor = at(new_visitor(still=False, demonstrates=True), names, panel)
    before = visitor.visit
    moves: list[bool] = []
    visitor.window.frameSwapped.connect(lambda: moves.append(not visitor.at_rest()))
    visitor.until(lambda: bool(item_properties.value(panel_page(visitor), "demonstrated")))
    visitor.frame()
    visitor.until(visitor.at_rest)
    assert any(moves)
    assert visitor.visit == before
    assert not bool(item_properties.value(panel_page(visitor), "used"))


def panel_page(visitor: Visitor) -> QQuickItem:
    return next(page for page in visitor.components("PanelPage") if item_properties.value(page, "chosen"))


def strands(visitor: Visitor) -> QQuickItem:
    return next(item for item in visitor.components("Strands") if item.isVisible())


def end_of(visitor: Visitor, index: int) -> QPointF:
    """Return a point on a bundle of fibres, close to its end."""
    figure = strands(visitor)
    x = item_properties.evaluate_number(figure, "leaveX + (endX - leaveX) * 0.9")
    bundles = [bundle for bundle in visitor.components("StrandBundle") if figure.isAncestorOf(bundle)]
    return figure.mapToScene(QPointF(x, item_properties.evaluate_number(bundles[index], f"middleAt({x})")))


def named(visitor: Visitor, names: Names) -> list[str]:
    """Return the ends of fibres whose names are bold."""
    ends = names.exhibit.panels[TRANSFORMATION].figure.wording[names.tag].names
    return [
        shown_text(text.item)
        for text in visitor.screen().texts
        if shown_text(text.item) in ends
        and any(item_properties.is_a(above, "Strands") for above in text.ancestors)
        and text.item.property("font").weight() >= QFont.Weight.DemiBold
    ]


def ends(names: Names) -> tuple[str, ...]:
    return names.exhibit.panels[TRANSFORMATION].figure.wording[names.tag].names


def ringing(visitor: Visitor) -> list[bool]:
    """Return the bundles of fibres that swing."""
    figure = strands(visitor)
    return [
        not item_properties.value(bundle, "atRest")
        for bundle in visitor.components("StrandBundle")
        if figure.isAncestorOf(bundle)
    ]


def test_a_tap_plucks_the_strand_it_touches(fibres: Visitor, names: Names) -> None:
    for index, end in enumerate(ends(names)):
        fibres.touch(end_of(fibres, index))
        assert ringing(fibres)[index], "it rings visibly"
        assert named(fibres, names) == [end], "and its end names itself"
        fibres.until(lambda: not any(ringing(fibres)))
        assert named(fibres, names) == [end]
    assert fibres.place == AtPanel(TRANSFORMATION)


def test_finger_drawn_across_plucks_every_strand(fibres: Visitor, names: Names) -> None:
    first, last = end_of(fibres, 0), end_of(fibres, len(ends(names)) - 1)
    plucked: set[int] = set()

    def note() -> None:
        plucked.update(number for number, rings in enumerate(ringing(fibres)) if rings)

    # Frame by frame: on a busy machine the first strands are still again before the finger is at the last.
    fibres.window.frameSwapped.connect(note)
    fibres.press(QPointF(first.x(), first.y() - 30))
    fibres.move(QPointF(first.x(), first.y() - 8))
    fibres.move(QPointF(last.x(), last.y() + 30))
    fibres.window.frameSwapped.disconnect(note)
    assert plucked == set(range(len(ends(names))))
    assert named(fibres, names) == [ends(names)[-1]]
    fibres.release()
    fibres.until_at(AtPanel(TRANSFORMATION))


def woven(visitor: Visitor) -> list[float]:
    """Return the share of each cloth that is woven."""
    figure = strands(visitor)
    count = round(item_properties.number(figure, "ends"))
    return [item_properties.evaluate_number(figure, f"wovenAt({i}) / columns") for i in range(count)]


def test_drag_pulls_the_bundle_to_the_finger_and_weaves(fibres: Visitor) -> None:
    before = woven(fibres)
    begin = end_of(fibres, 1)
    fibres.press(begin)
    fibres.move(begin + QPointF(0, 60 * fibres.window.height() / 1080))
    assert ringing(fibres) == [False, True, False], "it is held"
    bundle = [each for each in fibres.components("StrandBundle") if each.isVisible()][1]
    assert item_properties.number(bundle, "pull") > 30
    assert woven(fibres) == before
    fibres.release()
    fibres.until(lambda: not any(ringing(fibres)))
    after = woven(fibres)
    assert after[1] > before[1]
    assert [after[0], after[2]] == [before[0], before[2]]
    assert fibres.place == AtPanel(TRANSFORMATION)


@only_at("fibres", SIZES, SIZES[2])
def test_woven_end_shows_its_sentence_and_changes_the_place(fibres: Visitor, names: Names) -> None:
    figure = names.exhibit.panels[TRANSFORMATION].figure.wording[names.tag]
    for index, sentence in enumerate(figure.sentences):
        assert sentence not in fibres.reads()
        while woven(fibres)[index] < 1:
            fibres.touch(end_of(fibres, index))
            fibres.until(lambda: not any(ringing(fibres)))
        assert sentence in fibres.reads()
        assert item_properties.number(strands(fibres), "complete") == index + 1


@only_at("fibres", SIZES, SIZES[0])
def test_keys_pluck_one_after_the_other(fibres: Visitor, names: Names) -> None:
    fibres.tab_to(names.words.strands)
    for end in ends(names):
        fibres.key("Down")
        assert named(fibres, names) == [end]
    fibres.key("Up")
    assert named(fibres, names) == [ends(names)[-2]]
    fibres.key("Return")
    assert named(fibres, names) == [ends(names)[-1]]


@only_at("fibres", SIZES, SIZES[1])
def test_sideways_a_finger_on_the_strands_still_swipes(fibres: Visitor) -> None:
    begin = end_of(fibres, 0)
    fibres.drag(QPointF(fibres.window.width() * 0.4, begin.y()), QPointF(fibres.window.width() * 0.9, begin.y()))
    fibres.until_at(AtPanel(INDUSTRY))


@only_at("fibres", SIZES, SIZES[0])
def test_a_plucked_end_is_forgotten_with_the_visit(fibres: Visitor, names: Names) -> None:
    fibres.touch(end_of(fibres, 0))
    assert named(fibres, names)
    fibres.key("Home")
    at(fibres, names, TRANSFORMATION)
    assert named(fibres, names) == []
    assert max(woven(fibres)) < 0.5


@pytest.mark.parametrize("size", [Size(1920, 1080), Size(1080, 1920), Size(1280, 1024)], ids=str)
def test_number_as_the_picture_is_not_cut(new_visitor: NewVisitor, size: Size) -> None:
    """The first stop draws its number as one outline, in an item that cuts what is outside."""
    visitor = new_visitor(size)
    visitor.kiosk.session.dispatch(ev.OpenStop(0, 0))
    rest()
    numeral = next(each for each in visitor.components("Numeral") if each.isVisible())
    (shape,) = [each for each in _descendants(numeral) if each.inherits("QQuickShape") and each.height() > 200]
    ink = item_properties.value(shape, "boundingRect")
    assert isinstance(ink, QRectF)
    assert abs(ink.left()) < 1
    assert abs(ink.right() - shape.width()) < 2
    assert abs(ink.bottom() - shape.height()) < 2


def _descendants(item: QQuickItem) -> list[QQuickItem]:
    return [each for child in item.childItems() for each in (child, *_descendants(child))]
