"""Accessibility settings: each changes alone, and a reset restores them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

from qbj_kiosk.session import events as ev
from qbj_kiosk.session.accessibility import DESIGNED, SWITCHES, TEXT_SIZES, Access, Switch
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place, panel_of, stop_of
from qbj_kiosk.session.transition import transition
from qbj_kiosk.session.visit import VisitBounds, begin_visit

BOUNDS = VisitBounds(stops=(3, 3), units=(0, 5), paragraphs=4, languages=("zh", "en"))
PLACES: tuple[Attract | AtPanel | AtStop | AtArticle, ...] = (
    Attract(),
    AtPanel(1),
    AtStop(1, 2),
    AtArticle(2, AtStop(0, 1)),
)

accesses = st.builds(Access, st.sampled_from(TEXT_SIZES), *(st.booleans() for _ in SWITCHES))


def events_to(place: Place) -> tuple[ev.Event, ...]:
    match place:
        case AtPanel(panel):
            return (ev.OpenPanel(panel),)
        case AtStop(panel, stop):
            return (ev.OpenStop(panel, stop),)
        case AtArticle(paragraph, behind):
            return (*events_to(behind), ev.OpenArticle(paragraph))
        case _:
            return ()


def test_new_visit_has_the_default_settings() -> None:
    assert begin_visit(BOUNDS).access == DESIGNED == Access(100, *(False for _ in SWITCHES))


@given(accesses)
def test_every_combination_can_be_set_and_reset(access: Access) -> None:
    visit = begin_visit(BOUNDS)
    for event in ev.events_for(access):
        visit = transition(visit, event)
    assert visit.access == access
    assert transition(visit, ev.Reset()) == begin_visit(BOUNDS)


@pytest.mark.parametrize("switch", SWITCHES)
def test_switch_changes_nothing_else(switch: Switch) -> None:
    turned = transition(begin_visit(BOUNDS), ev.SetSwitch(switch, on=True))
    assert {name for name, value in asdict(turned.access).items() if value is True} == {switch}
    assert transition(turned, ev.SetSwitch(switch, on=False)) == begin_visit(BOUNDS)


@pytest.mark.parametrize("percent", [0, 99, 110, 201, -100])
def test_unknown_text_size_is_ignored(percent: int) -> None:
    assert transition(begin_visit(BOUNDS), ev.SetTextSize(percent)) == begin_visit(BOUNDS)


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_page_opens_over_every_place_and_closes_to_it(place: Attract | AtPanel | AtStop | AtArticle) -> None:
    visit = begin_visit(BOUNDS)
    for event in events_to(place):
        visit = transition(visit, event)
    opened = transition(visit, ev.OpenAccess())
    assert opened.place == AtAccess(place)
    assert (panel_of(opened.place), stop_of(opened.place)) == (panel_of(place), stop_of(place))
    assert transition(opened, ev.OpenAccess()) == transition(opened, ev.Back()) == visit


def test_closing_the_page_over_attract_keeps_the_settings() -> None:
    visit = begin_visit(BOUNDS)
    for event in (ev.OpenAccess(), ev.SetTextSize(200), ev.Back()):
        visit = transition(visit, event)
    assert (visit.place, visit.access.text_size) == (Attract(), 200)


def test_back_from_an_article_opened_on_the_page_skips_the_page() -> None:
    visit = transition(transition(begin_visit(BOUNDS), ev.OpenPanel(1)), ev.OpenAccess())
    assert transition(visit, ev.OpenArticle(3)).place == AtArticle(3, AtPanel(1))
