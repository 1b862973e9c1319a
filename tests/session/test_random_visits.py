"""Visits with arbitrary events: invariants hold, every place can be left, a reset discards everything."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from qbj_kiosk.session import events as ev
from qbj_kiosk.session.accessibility import SWITCHES
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place, panel_of
from qbj_kiosk.session.transition import transition
from qbj_kiosk.session.visit import Visit, VisitBounds, begin_visit
from tests.session.invariants import violations

numbers = st.integers(-2, 7)
tags = st.sampled_from(("zh", "en", "fr", ""))
all_bounds = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 5)), min_size=1, max_size=4).flatmap(
    lambda panels: st.builds(
        VisitBounds,
        stops=st.just(tuple(stops for stops, _ in panels)),
        units=st.just(tuple(units for _, units in panels)),
        paragraphs=st.integers(0, 6),
        languages=st.sampled_from((("zh", "en"), ("en",), ("en", "fr", "zh"))),
    )
)
events = st.one_of(
    st.builds(ev.OpenPanel, numbers),
    st.builds(ev.OpenStop, numbers, numbers),
    st.builds(ev.Step, st.sampled_from((1, -1))),
    st.builds(ev.OpenArticle, numbers),
    st.builds(ev.OpenAccess),
    st.builds(ev.SetTextSize, st.sampled_from((100, 125, 150, 175, 200, 110, 0))),
    st.builds(ev.SetSwitch, st.sampled_from(SWITCHES), st.booleans()),
    st.builds(ev.Back),
    st.builds(ev.Reset),
    st.builds(ev.SetLanguage, tags),
    st.builds(ev.NextLanguage),
    st.builds(ev.StopTrain, numbers, numbers),
    st.builds(ev.SetContainersDown, numbers, numbers),
    st.builds(ev.FigureFinished, numbers),
)


class AnyVisit(RuleBasedStateMachine):
    """State machine of hypothesis: arbitrary events in a visit, after which its invariants hold."""

    visit: Visit

    @initialize(bounds=all_bounds)
    def arrive(self, bounds: VisitBounds) -> None:
        self.visit = begin_visit(bounds)

    @rule(event=events)
    def dispatch(self, event: ev.Event) -> None:
        before = self.visit
        copy = Visit(before.bounds, before.language, before.place, before.figures, before.access)
        self.visit = transition(before, event)
        assert before == copy, "events do not change the previous state"
        assert self.visit == transition(copy, event), "transitions are deterministic"
        left = panel_of(before.place)
        if panel_of(self.visit.place) != left:
            assert self.visit.figures[left].containers_down == before.bounds.units[left], (
                "the figure of the panel that was left is complete"
            )

    @rule()
    def reset(self) -> None:
        self.visit = transition(self.visit, ev.Reset())
        assert self.visit == begin_visit(self.visit.bounds)

    @rule()
    def leave(self) -> None:
        for _ in range(5):
            self.visit = transition(self.visit, ev.Back())
        assert self.visit == begin_visit(self.visit.bounds), "five steps back lead to a new visit"

    @invariant()
    def holds(self) -> None:
        assert violations(self.visit) == []


TestAnyVisit = AnyVisit.TestCase
TestAnyVisit.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)


late_reports = st.one_of(
    st.builds(ev.StopTrain, numbers, numbers),
    st.builds(ev.SetContainersDown, numbers, numbers),
    st.builds(ev.FigureFinished, numbers),
)


@given(all_bounds, st.lists(events, max_size=20), st.lists(late_reports, max_size=5))
@settings(deadline=None)
def test_reports_after_a_reset_change_nothing(
    bounds: VisitBounds, dispatched: list[ev.Event], late: list[ev.Event]
) -> None:
    visit = begin_visit(bounds)
    for event in (*dispatched, ev.Reset(), *late):
        visit = transition(visit, event)
    assert visit == begin_visit(bounds)


def places(bounds: VisitBounds) -> set[Place]:
    open_ones: list[Attract | AtPanel | AtStop] = [Attract()]
    for panel, stops in enumerate(bounds.stops):
        open_ones += [AtPanel(panel), *(AtStop(panel, stop) for stop in range(stops))]
    articles = [AtArticle(number, behind) for number in range(bounds.paragraphs + 1) for behind in open_ones]
    return {*open_ones, *articles, *(AtAccess(behind) for behind in (*open_ones, *articles))}


@given(all_bounds)
@settings(deadline=None)
def test_every_place_is_reachable_by_controls(bounds: VisitBounds) -> None:
    # Controls on the screen: tabs, the stops of the panel, neighbours, the article.
    found: dict[Place, Visit] = {Attract(): begin_visit(bounds)}
    queue: list[Place] = [Attract()]
    while queue:
        visit = found[queue.pop()]
        place = visit.place
        possible: list[ev.Event] = [ev.Back(), ev.Step(1), ev.Step(-1), ev.OpenAccess()]
        possible += [ev.OpenPanel(panel) for panel in range(len(bounds.stops))]
        possible += [ev.OpenArticle(number) for number in range(bounds.paragraphs + 1)]
        if isinstance(place, AtPanel):
            possible += [ev.OpenStop(place.panel, stop) for stop in range(bounds.stops[place.panel])]
        for event in possible:
            after = transition(visit, event)
            if after.place not in found:
                found[after.place] = after
                queue.append(after.place)
    assert set(found) == places(bounds)


@given(all_bounds, st.lists(events, max_size=30))
@settings(deadline=None)
def test_reset_discards_everything(bounds: VisitBounds, dispatched: list[ev.Event]) -> None:
    visit = begin_visit(bounds)
    for event in dispatched:
        visit = transition(visit, event)
    assert transition(visit, ev.Reset()) == begin_visit(bounds)
