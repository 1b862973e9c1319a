"""`transition`: the visit after each event."""

import pytest

from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtArticle, AtPanel, AtStop, Attract, Place, panel_of, stop_of
from qbj_kiosk.session.transition import transition
from qbj_kiosk.session.visit import FigureState, Visit, VisitBounds, begin_visit

BOUNDS = VisitBounds(stops=(3, 2, 4), units=(0, 100, 0), paragraphs=11, languages=("zh", "en"))


def after(*events: ev.Event, visit: Visit | None = None) -> Visit:
    """Return a visit after some events; a new visit by default."""
    now = visit or begin_visit(BOUNDS)
    for event in events:
        now = transition(now, event)
    return now


def test_new_visit_is_at_attract_in_the_first_language_with_complete_figures() -> None:
    visit = begin_visit(BOUNDS)
    assert (visit.place, visit.language) == (Attract(), "zh")
    assert visit.figures == (
        FigureState(train_stop=2, containers_down=0),
        FigureState(train_stop=1, containers_down=100),
        FigureState(train_stop=3, containers_down=0),
    )


def test_plan_without_a_language_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a language"):
        begin_visit(VisitBounds(stops=(), units=(), paragraphs=0, languages=()))


GOING: tuple[tuple[str, tuple[ev.Event, ...], Place], ...] = (
    ("a panel opens from attract", (ev.OpenPanel(1),), AtPanel(1)),
    ("a panel opens from a panel", (ev.OpenPanel(0), ev.OpenPanel(2)), AtPanel(2)),
    ("a panel opens from a stop", (ev.OpenStop(0, 1), ev.OpenPanel(2)), AtPanel(2)),
    ("there is no panel 3", (ev.OpenPanel(3),), Attract()),
    ("nor one before the first", (ev.OpenPanel(0), ev.OpenPanel(-1)), AtPanel(0)),
    ("a stop opens", (ev.OpenPanel(2), ev.OpenStop(2, 3)), AtStop(2, 3)),
    ("a stop opens from anywhere", (ev.OpenStop(1, 0),), AtStop(1, 0)),
    ("there is no such stop", (ev.OpenPanel(1), ev.OpenStop(1, 2)), AtPanel(1)),
    ("the next panel", (ev.OpenPanel(0), ev.Step(1)), AtPanel(1)),
    ("the panel before", (ev.OpenPanel(2), ev.Step(-1)), AtPanel(1)),
    ("no panel after the last", (ev.OpenPanel(2), ev.Step(1)), AtPanel(2)),
    ("no panel before the first", (ev.OpenPanel(0), ev.Step(-1)), AtPanel(0)),
    ("the next stop", (ev.OpenStop(0, 0), ev.Step(1)), AtStop(0, 1)),
    ("the stop over the panel's edge", (ev.OpenStop(0, 2), ev.Step(1)), AtStop(1, 0)),
    ("and back over it", (ev.OpenStop(1, 0), ev.Step(-1)), AtStop(0, 2)),
    ("no stop after the last", (ev.OpenStop(2, 3), ev.Step(1)), AtStop(2, 3)),
    ("no stop before the first", (ev.OpenStop(0, 0), ev.Step(-1)), AtStop(0, 0)),
    ("no step from attract", (ev.Step(1),), Attract()),
    ("no step from the article", (ev.OpenPanel(1), ev.OpenArticle(), ev.Step(1)), AtArticle(0, AtPanel(1))),
    ("the article over attract", (ev.OpenArticle(),), AtArticle(0, Attract())),
    ("the article over a stop", (ev.OpenStop(1, 1), ev.OpenArticle(7)), AtArticle(7, AtStop(1, 1))),
    ("another paragraph of it", (ev.OpenStop(1, 1), ev.OpenArticle(7), ev.OpenArticle(2)), AtArticle(2, AtStop(1, 1))),
    ("the last paragraph", (ev.OpenArticle(11),), AtArticle(11, Attract())),
    ("no paragraph after the last", (ev.OpenArticle(12),), Attract()),
    ("no paragraph before the first", (ev.OpenArticle(-1),), Attract()),
    ("back from the article", (ev.OpenStop(1, 1), ev.OpenArticle(7), ev.Back()), AtStop(1, 1)),
    ("back from the article over attract", (ev.OpenArticle(), ev.Back()), Attract()),
    ("back from a stop", (ev.OpenStop(1, 1), ev.Back()), AtPanel(1)),
    ("back from a panel", (ev.OpenPanel(1), ev.Back()), Attract()),
    ("back from attract", (ev.Back(),), Attract()),
    ("reset", (ev.OpenStop(1, 1), ev.OpenArticle(7), ev.Reset()), Attract()),
)


@pytest.mark.parametrize(("events", "place"), [case[1:] for case in GOING], ids=[case[0] for case in GOING])
def test_events_lead_to_a_place(events: tuple[ev.Event, ...], place: Place) -> None:
    assert after(*events).place == place


@pytest.mark.parametrize(
    ("event", "language"),
    [
        (ev.SetLanguage("en"), "en"),
        (ev.SetLanguage("zh"), "zh"),
        (ev.SetLanguage("fr"), "zh"),
        (ev.NextLanguage(), "en"),
    ],
)
@pytest.mark.parametrize(
    "where", [(), (ev.OpenPanel(1),), (ev.OpenStop(1, 1),), (ev.OpenStop(1, 1), ev.OpenArticle(3))]
)
def test_change_of_language_changes_nothing_else(where: tuple[ev.Event, ...], event: ev.Event, language: str) -> None:
    before = after(*where)
    now = transition(before, event)
    assert now.language == language
    assert (now.place, now.figures) == (before.place, before.figures)


def test_last_language_is_followed_by_the_first() -> None:
    assert after(ev.NextLanguage(), ev.NextLanguage()).language == "zh"


def test_train_stays_where_it_stopped() -> None:
    visit = after(ev.OpenPanel(0), ev.StopTrain(0, 1), ev.OpenPanel(1), ev.OpenPanel(0))
    assert [figure.train_stop for figure in visit.figures] == [1, 1, 3]


@pytest.mark.parametrize("event", [ev.StopTrain(0, 3), ev.StopTrain(3, 0), ev.StopTrain(0, -1), ev.StopTrain(-1, 0)])
def test_train_ignores_unknown_stops(event: ev.Event) -> None:
    visit = after(ev.OpenPanel(0))
    assert transition(visit, event) == visit


@pytest.mark.parametrize("count", [0, 1, 99, 100])
def test_containers_are_set_down(count: int) -> None:
    assert after(ev.OpenPanel(1), ev.SetContainersDown(1, count)).figures[1].containers_down == count


@pytest.mark.parametrize(
    "event",
    [ev.SetContainersDown(1, 101), ev.SetContainersDown(1, -1), ev.SetContainersDown(0, 1), ev.SetContainersDown(3, 0)],
)
def test_count_of_containers_stays_within_the_figure(event: ev.Event) -> None:
    visit = after(ev.OpenPanel(1))
    assert transition(visit, event) == visit


@pytest.mark.parametrize("leaving", [ev.OpenPanel(0), ev.Step(1), ev.OpenStop(2, 0)])
def test_leaving_a_panel_completes_its_figure(leaving: ev.Event) -> None:
    visit = after(ev.OpenPanel(1), ev.FigureFinished(1), ev.SetContainersDown(1, 20), leaving)
    assert visit.figures[1] == FigureState(train_stop=1, containers_down=100, is_finished=True)


@pytest.mark.parametrize("staying", [ev.OpenStop(1, 0), ev.OpenArticle(5), ev.SetLanguage("en")])
def test_opening_a_page_over_a_panel_keeps_its_figure(staying: ev.Event) -> None:
    assert after(ev.OpenPanel(1), ev.SetContainersDown(1, 20), staying).figures[1].containers_down == 20


def test_figure_is_shown_once_a_visit() -> None:
    visit = after(ev.OpenPanel(1), ev.FigureFinished(1), ev.OpenPanel(0), ev.OpenPanel(1))
    assert [figure.is_finished for figure in visit.figures] == [False, True, False]
    assert not after(ev.Reset(), visit=visit).figures[1].is_finished


@pytest.mark.parametrize("where", [(), (ev.OpenArticle(2),), (ev.OpenAccess(),), (ev.OpenArticle(2), ev.OpenAccess())])
@pytest.mark.parametrize("event", [ev.FigureFinished(1), ev.StopTrain(1, 0), ev.SetContainersDown(1, 20)])
def test_report_of_a_figure_after_the_reset_changes_nothing(where: tuple[ev.Event, ...], event: ev.Event) -> None:
    visit = after(*where, visit=after(ev.OpenPanel(1), ev.Reset()))
    assert transition(visit, event) == visit


def test_figure_of_a_panel_that_was_left_may_still_report() -> None:
    assert after(ev.OpenPanel(1), ev.OpenPanel(2), ev.FigureFinished(1)).figures[1].is_finished


@pytest.mark.parametrize(
    ("place", "panel", "stop"),
    [
        (Attract(), 0, -1),
        (AtPanel(2), 2, -1),
        (AtStop(1, 1), 1, 1),
        (AtArticle(3, Attract()), 0, -1),
        (AtArticle(3, AtPanel(1)), 1, -1),
        (AtArticle(3, AtStop(2, 0)), 2, 0),
    ],
)
def test_every_place_belongs_to_a_panel(place: Place, panel: int, stop: int) -> None:
    assert (panel_of(place), stop_of(place)) == (panel, stop)
