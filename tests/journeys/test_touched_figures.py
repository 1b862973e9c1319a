"""Figures that react to touch: the gantry lowers containers, strands are plucked."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont
from PySide6.QtQuick import QQuickItem

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit import model
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session.places import AtPanel
from tests.journeys.control_names import Names
from tests.journeys.plain_text import plain_text
from tests.journeys.visitor import NewVisitor, Visitor

SIZES = (Size(1920, 1080), Size(1080, 1920), Size(1280, 1024))
STANDS = 10
"""Frames without a change after which the gantry stands."""
INDUSTRY, TRANSFORMATION = 1, 2


@pytest.fixture(params=[(SIZES[0], "en"), (SIZES[1], "zh"), (SIZES[2], "en")], ids=str)
def each_yard(request: pytest.FixtureRequest, exhibit: model.Exhibit) -> tuple[Size, Names]:
    size, tag = request.param
    return size, Names(exhibit, tag)


@pytest.fixture
def each_language(each_yard: tuple[Size, Names]) -> Names:
    return each_yard[1]


@pytest.fixture
def yard(each_yard: tuple[Size, Names], new_visitor: NewVisitor) -> Visitor:
    size, names = each_yard
    return at(new_visitor(size, language=names.tag, still=False), names, INDUSTRY)


@pytest.fixture(params=SIZES, ids=str)
def fibres(request: pytest.FixtureRequest, new_visitor: NewVisitor, names: Names) -> Visitor:
    return at(new_visitor(request.param, still=False), names, TRANSFORMATION)


def at(visitor: Visitor, names: Names, panel: int) -> Visitor:
    """Bring a visitor to a panel, and wait until its figure is shown."""
    visitor.touch(names.tab(panel))
    visitor.until_at(AtPanel(panel))
    visitor.until(lambda: visitor.visit.figures[panel].is_finished)
    return visitor


def number(visitor: Visitor) -> list[str]:
    """Return the texts around a panel's figure as they are shown."""
    return [
        plain_text(text.item)
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


def wait_until_still(visitor: Visitor) -> None:
    """Wait until the gantry crane sets no more containers down."""

    still = 0
    while still < STANDS:
        before = visitor.visit.figures
        visitor.frame()
        still = still + 1 if visitor.visit.figures == before else 0


def yard_place(visitor: Visitor, names: Names, share: float) -> QPointF:
    """Return a point of the yard under the gantry crane."""
    rect = visitor.control(names.words.gantry).shown
    return QPointF(rect.left() + rect.width() * share, rect.center().y())


def test_yard_is_initially_full(yard: Visitor, each_language: Names) -> None:
    figure, words = figure_of(each_language)
    assert yard.visit.figures[INDUSTRY].containers_down == figure.units
    assert words.numeral in number(yard)
    assert words.label in number(yard)


def test_dragging_the_gantry_sets_containers_down_one_by_one(yard: Visitor, each_language: Names) -> None:
    figure, _ = figure_of(each_language)
    yard.press(yard_place(yard, each_language, 0.9))
    before = figure.units + 1
    for share in (0.7, 0.5, 0.3, 0.1):
        yard.move(yard_place(yard, each_language, share))
        now = yard.visit.figures[INDUSTRY].containers_down
        assert now < before
        expect_the_count(yard, each_language)
        before = now
    yard.move(yard_place(yard, each_language, 0.6))
    assert yard.visit.figures[INDUSTRY].containers_down > before
    yard.release()
    assert yard.place == AtPanel(INDUSTRY), "no page is turned by it"
    expect_the_count(yard, each_language)


def test_the_gantry_stops_at_the_ends(yard: Visitor, each_language: Names) -> None:
    figure, _ = figure_of(each_language)
    middle = yard_place(yard, each_language, 0.5)
    for end, down in ((5.0, 0), (yard.window.width() - 5.0, figure.units)):
        yard.press(middle)
        yard.move(QPointF(end, middle.y()))
        assert yard.visit.figures[INDUSTRY].containers_down == down
        expect_the_count(yard, each_language)
        yard.release()


def test_tapping_sends_the_gantry_there(yard: Visitor, each_language: Names) -> None:
    figure, _ = figure_of(each_language)
    for share in (0.25, 0.8, 0.5):
        yard.touch(yard_place(yard, each_language, share))
        yard.until_is(
            lambda: yard.visit.figures[INDUSTRY].containers_down / figure.units, pytest.approx(share, abs=0.1)
        )
        wait_until_still(yard)
        expect_the_count(yard, each_language)


def test_keys_move_the_gantry(yard: Visitor, each_language: Names) -> None:
    figure, _ = figure_of(each_language)

    def down() -> int:
        return yard.visit.figures[INDUSTRY].containers_down

    yard.tab_to(each_language.words.gantry)
    yard.key("Left")
    yard.until(lambda: down() == figure.units - 1)
    wait_until_still(yard)
    expect_the_count(yard, each_language)
    yard.key("Down")
    yard.until(lambda: down() < figure.units - 2)
    wait_until_still(yard)
    less = down()
    yard.key("Up")
    yard.until(lambda: down() > less + 1)
    wait_until_still(yard)
    while (now := down()) < figure.units:
        yard.key("Right")
        yard.until_is(down, now + 1)
        wait_until_still(yard)
    expect_the_count(yard, each_language)


def test_the_mouse_drags_the_gantry_too(yard: Visitor, each_language: Names) -> None:
    figure, _ = figure_of(each_language)
    yard.mouse_drag(yard_place(yard, each_language, 0.9), yard_place(yard, each_language, 0.3))
    yard.until(lambda: yard.visit.figures[INDUSTRY].containers_down < figure.units / 2)


@pytest.mark.parametrize("how", ["tab", "swipe", "home"])
def test_yard_is_full_again_after_leaving(yard: Visitor, each_language: Names, how: str) -> None:
    figure, words = figure_of(each_language)
    yard.touch(yard_place(yard, each_language, 0.3))
    yard.until(lambda: yard.visit.figures[INDUSTRY].containers_down < figure.units / 2)
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


def strands(visitor: Visitor) -> QQuickItem:
    return next(item for item in visitor.components("Strands") if item.isVisible())


def end_of(visitor: Visitor, index: int) -> QPointF:
    """Return a point on a bundle of fibres, close to its end."""
    figure = strands(visitor)
    x = float(item_properties.number(figure, "endX")) - 24
    bundles = [bundle for bundle in visitor.components("StrandBundle") if figure.isAncestorOf(bundle)]
    return figure.mapToScene(QPointF(x, item_properties.evaluate_number(bundles[index], f"middleAt({x})")))


def named(visitor: Visitor, names: Names) -> list[str]:
    """Return the ends of fibres whose names are bold."""
    ends = names.exhibit.panels[TRANSFORMATION].figure.wording[names.tag].names
    return [
        plain_text(text.item)
        for text in visitor.screen().texts
        if plain_text(text.item) in ends
        and any(item_properties.is_a(above, "Strands") for above in text.ancestors)
        and text.item.property("font").weight() >= QFont.Weight.DemiBold
    ]


def ends(names: Names) -> tuple[str, ...]:
    return names.exhibit.panels[TRANSFORMATION].figure.wording[names.tag].names


def ringing(visitor: Visitor) -> list[bool]:
    """Return the bundles of fibres that swing."""
    figure = strands(visitor)
    return [
        item_properties.number(bundle, "settled") < 1
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


def test_keys_pluck_one_after_the_other(fibres: Visitor, names: Names) -> None:
    fibres.tab_to(names.words.strands)
    for end in ends(names):
        fibres.key("Down")
        assert named(fibres, names) == [end]
    fibres.key("Up")
    assert named(fibres, names) == [ends(names)[-2]]
    fibres.key("Return")
    assert named(fibres, names) == [ends(names)[-1]]


def test_sideways_a_finger_on_the_strands_still_swipes(fibres: Visitor) -> None:
    begin = end_of(fibres, 0)
    fibres.drag(QPointF(fibres.window.width() * 0.4, begin.y()), QPointF(fibres.window.width() * 0.9, begin.y()))
    fibres.until_at(AtPanel(INDUSTRY))


def test_a_plucked_end_is_forgotten_with_the_visit(fibres: Visitor, names: Names) -> None:
    fibres.touch(end_of(fibres, 0))
    assert named(fibres, names)
    fibres.key("Home")
    at(fibres, names, TRANSFORMATION)
    assert named(fibres, names) == []
