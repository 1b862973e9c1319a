"""Announcements of changes in a visit."""

import pytest

from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.accessibility import SWITCHES
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract
from qbj_kiosk.session.transition import transition
from qbj_kiosk.session.visit import Visit, begin_visit, create_bounds
from qbj_kiosk.speech.announcements import describe_changes, idle_question
from qbj_kiosk.speech.focus_text import describe_arrival


@pytest.fixture(params=["en", "zh"])
def visit(request: pytest.FixtureRequest, exhibit: Exhibit) -> Visit:
    return begin_visit(create_bounds(exhibit, request.param))


def announcements(exhibit: Exhibit, visit: Visit, *events: ev.Event) -> list[str]:
    texts = []
    for event in events:
        before, visit = visit, transition(visit, event)
        texts.append(describe_changes(exhibit, before, visit))
    return texts


def test_arrival_is_announced(exhibit: Exhibit, visit: Visit) -> None:
    places = (AtPanel(1), AtStop(1, 0), AtArticle(0, AtStop(1, 0)), AtAccess(AtArticle(0, AtStop(1, 0))))
    events = (ev.OpenPanel(1), ev.OpenStop(1, 0), ev.OpenArticle(0), ev.OpenAccess())
    assert announcements(exhibit, visit, *events) == [
        describe_arrival(exhibit, visit.language, place) for place in places
    ]


def test_language_is_announced_in_itself(exhibit: Exhibit) -> None:
    visit = begin_visit(create_bounds(exhibit, "en"))
    assert announcements(exhibit, visit, ev.SetLanguage("zh"), ev.SetLanguage("en")) == [
        "语言\uff1a中文",
        "Language: English",
    ]


def test_setting_is_announced_with_its_state(exhibit: Exhibit, visit: Visit) -> None:
    language = exhibit.find_language(visit.language)
    for switch in SWITCHES:
        on, off = announcements(exhibit, visit, ev.SetSwitch(switch, on=True), ev.SetSwitch(switch, on=False))
        assert language.access.on in on
        assert getattr(language.access, switch) in on
        assert off == on.replace(language.access.on, language.access.off)
    (size,) = announcements(exhibit, visit, ev.SetTextSize(175))
    assert "175" in size
    assert language.access.size in size


def test_changes_of_figures_are_not_announced(exhibit: Exhibit, visit: Visit) -> None:
    opened = transition(visit, ev.OpenPanel(1))
    assert (
        announcements(
            exhibit, opened, ev.SetContainersDown(1, 30), ev.StopTrain(1, 0), ev.FigureFinished(1), ev.SetTextSize(100)
        )
        == [""] * 4
    )


def test_end_of_a_visit_is_announced_in_its_language(exhibit: Exhibit) -> None:
    visit = begin_visit(create_bounds(exhibit, "en"))
    settings = (ev.SetTextSize(200), ev.SetSwitch("contrast", on=True))
    assert announcements(exhibit, visit, ev.OpenPanel(0), *settings, ev.Reset())[-1] == "The visit has ended."
    events = (ev.OpenPanel(0), ev.SetLanguage("zh"), ev.Reset())
    assert announcements(exhibit, visit, *events)[-1] == "参观已结束，下次参观从English开始。"  # noqa: RUF001 - a Chinese mark


def test_going_back_to_attract_from_the_access_page_is_not_the_end(exhibit: Exhibit, visit: Visit) -> None:
    access = (ev.OpenAccess(), ev.SetSwitch("calm", on=True), ev.Back())
    *_, back, _, end = announcements(exhibit, visit, *access, ev.OpenPanel(0), ev.Back())
    assert back == describe_arrival(exhibit, visit.language, Attract())
    assert end == exhibit.find_language(visit.language).talk.ended


def test_several_changes_are_announced_in_one_line(exhibit: Exhibit) -> None:
    visit = begin_visit(create_bounds(exhibit, "en"))
    after = transition(transition(visit, ev.SetTextSize(150)), ev.SetSwitch("calm", on=True))
    assert describe_changes(exhibit, visit, after) == "Size of text: 150%, Less motion: On"


def test_idle_question_has_the_seconds_left(exhibit: Exhibit) -> None:
    assert idle_question(exhibit.find_language("en"), 25) == "Are you still here? 25 seconds left."
    assert idle_question(exhibit.find_language("zh"), 25) == "您还在吗？还剩25秒。"  # noqa: RUF001 - a Chinese mark
