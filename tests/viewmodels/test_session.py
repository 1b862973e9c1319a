"""The visit for QML: slots dispatch events, signals announce only changes."""

from collections.abc import Callable

import pytest

from qbj_kiosk.exhibit import model
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.places import AtArticle, AtPanel, AtStop, Attract
from qbj_kiosk.session.visit import begin_visit, create_bounds
from qbj_kiosk.viewmodels.content import Content
from qbj_kiosk.viewmodels.exhibit import Exhibit
from qbj_kiosk.viewmodels.session import Session

SIGNALS = ("placeChanged", "contentChanged", "figuresChanged", "accessChanged", "offersChanged", "wasReset")


class SignalRecorder:
    def __init__(self, session: Session) -> None:
        self.signals: list[str] = []
        for name in SIGNALS:
            getattr(session, name).connect(lambda name=name: self.signals.append(name))

    def during(self, act: Callable[[], object]) -> list[str]:
        self.signals.clear()
        act()
        return list(self.signals)


@pytest.fixture
def session(exhibit: model.Exhibit) -> Session:
    return Session(Exhibit(exhibit, str), create_bounds(exhibit, "en"))


@pytest.fixture
def recorder(session: Session) -> SignalRecorder:
    return SignalRecorder(session)


def place_properties(session: Session) -> list[int]:
    return [session.screen, session.behind, session.panel, session.stop, session.paragraph]


def test_new_session_is_at_attract(session: Session) -> None:
    assert place_properties(session) == [
        Session.Screen.ATTRACT,
        Session.Screen.ATTRACT,
        0,
        -1,
        0,
    ]
    assert session.trainStops == [2, 2, 2]
    assert session.containersDown == [100, 100, 0]
    assert session.figuresFinished == [False, False, False]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((ev.OpenPanel(2),), [Session.Screen.PANEL, Session.Screen.ATTRACT, 2, -1, 0]),
        ((ev.OpenStop(1, 2),), [Session.Screen.STOP, Session.Screen.PANEL, 1, 2, 0]),
        ((ev.OpenArticle(0),), [Session.Screen.ARTICLE, Session.Screen.ATTRACT, 0, -1, 0]),
        ((ev.OpenPanel(1), ev.OpenArticle(0)), [Session.Screen.ARTICLE, Session.Screen.PANEL, 1, -1, 0]),
        ((ev.OpenStop(1, 2), ev.OpenArticle(8)), [Session.Screen.ARTICLE, Session.Screen.STOP, 1, 2, 8]),
    ],
)
def test_properties_follow_the_place(session: Session, events: tuple[ev.Event, ...], expected: list[int]) -> None:
    for event in events:
        session.dispatch(event)
    assert place_properties(session) == expected


@pytest.mark.parametrize(
    ("act", "signals"),
    [
        (lambda session: session.openPanel(1), ["placeChanged"]),
        (lambda session: session.openPanel(9), []),
        (lambda session: session.step(1), []),
        (lambda session: session.openArticle(3), ["placeChanged"]),
        (lambda session: session.setLanguage("zh"), ["contentChanged"]),
        (lambda session: session.setLanguage("en"), []),
        (lambda session: session.nextLanguage(), ["contentChanged"]),
        # Attract has no figure: a report comes from an earlier visit.
        (lambda session: session.stopTrain(0, 1), []),
        (lambda session: session.markFigureFinished(0), []),
        (lambda session: session.reset(), ["wasReset"]),
        (lambda session: session.back(), []),
    ],
)
def test_only_changes_are_signalled(
    session: Session, recorder: SignalRecorder, act: Callable[[Session], object], signals: list[str]
) -> None:
    assert recorder.during(lambda: act(session)) == signals


@pytest.mark.parametrize(
    ("act", "signals"),
    [
        (lambda session: session.stopTrain(0, 1), ["figuresChanged"]),
        (lambda session: session.stopTrain(0, 2), []),
        (lambda session: session.markFigureFinished(0), ["figuresChanged"]),
    ],
)
def test_only_changes_of_figures_are_signalled(
    session: Session, recorder: SignalRecorder, act: Callable[[Session], object], signals: list[str]
) -> None:
    session.openPanel(0)
    assert recorder.during(lambda: act(session)) == signals


def test_change_of_language_swaps_the_content(session: Session, recorder: SignalRecorder) -> None:
    english = session.content
    seen: list[Content] = []
    session.contentChanged.connect(lambda: seen.append(session.content))
    assert recorder.during(session.nextLanguage) == ["contentChanged"]
    assert seen == [session.content]
    assert seen[0] is not english
    assert seen[0].tag == "zh"


def test_reset_is_signalled_first(session: Session, recorder: SignalRecorder) -> None:
    for event in (ev.OpenPanel(1), ev.SetLanguage("zh"), ev.FigureFinished(1), ev.SetContainersDown(1, 3)):
        session.dispatch(event)
    assert recorder.during(session.reset) == ["wasReset", "contentChanged", "figuresChanged", "placeChanged"]
    assert session.visit == begin_visit(session.visit.bounds)


def test_state_is_updated_before_signals(session: Session) -> None:
    places = []
    session.placeChanged.connect(lambda: places.append((session.screen, session.panel)))
    session.figuresChanged.connect(lambda: places.append((session.screen, session.panel)))
    session.dispatch(ev.OpenPanel(1))
    session.dispatch(ev.SetContainersDown(1, 10))
    session.dispatch(ev.OpenPanel(2))
    panel = Session.Screen.PANEL
    assert places == [(panel, 1), (panel, 1), (panel, 2), (panel, 2)]


def test_slots_dispatch_events(session: Session) -> None:
    session.openPanel(1)
    assert session.visit.place == AtPanel(1)
    session.setContainersDown(1, 42)
    assert session.visit.figures[1].containers_down == 42
    session.openStop(1, 2)
    assert session.visit.place == AtStop(1, 2)
    session.step(-1)
    assert session.visit.place == AtStop(1, 1)
    session.openArticle(7)
    assert session.visit.place == AtArticle(7, AtStop(1, 1))
    session.back()
    session.back()
    assert session.visit.place == AtPanel(1)
    session.reset()
    assert session.visit.place == Attract()
