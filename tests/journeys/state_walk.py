"""Walks through every state of the exhibit, and down every page that scrolls."""

import math
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickWindow

from qbj_kiosk.app.application import Application
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.accessibility import SWITCHES
from qbj_kiosk.shots.states import State, states
from tests.journeys.stricter_layout_rules import Screen
from tests.kiosks import rest, window


def all_states(kiosk: Application) -> list[State]:
    """Return every state of the screenshots, and every state in which a visitor can leave a panel."""
    content = kiosk.bundle.exhibit
    played = [State("article-marked", (ev.OpenPanel(0), ev.OpenArticle(7)))]
    for p, panel in enumerate(content.panels):
        opened = ev.OpenPanel(p)
        played += [
            State(f"{panel.id}, train at {stop}", (opened, ev.StopTrain(p, stop)))
            for stop in range(len(panel.stops) - 1)
        ]
        if panel.figure.kind == "containers":
            played += [
                State(f"{panel.id}, {down} down", (opened, ev.FigureFinished(p), ev.SetContainersDown(p, down)))
                for down in (0, 1, panel.figure.units // 2, panel.figure.units - 1)
            ]
    return [*states(content), *played]


def at_rest(view: QQuickWindow) -> Screen:
    rest()
    return Screen.of(view)


def further_down(screen: Screen) -> Iterator[Screen]:
    """Scroll a page of the exhibit to its end, a screenful at a time; yield each step, then return to the top.

    A scrolled page has no layout to finish: a frame is rendered only for a rule that looks at its pixels.
    """
    pages = [each for each in screen.uncovered if each.is_a("ScrollPage")]
    page = next((each.item for each in pages if item_properties.value(each.item, "interactive")), None)
    if page is None:
        return
    end = float(item_properties.number(page, "contentHeight")) - page.height()
    for step in range(1, math.ceil(end / page.height()) + 1):
        page.setProperty("contentY", round(min(end, step * page.height())))
        QCoreApplication.sendPostedEvents()
        yield Screen.of(screen.window)
    page.setProperty("contentY", 0)


def scrolled(state: str, screen: Screen) -> Iterator[Screen]:
    """Scroll as `further_down` does, but leave out the article without a mark: it is the page of `article-marked`."""
    if state != "article":
        yield from further_down(screen)


def walk(kiosk: Application, language: str, text_size: int) -> Iterator[tuple[str, Screen]]:
    """Yield the top of every state of the exhibit in one visit, then the access page with every switch."""
    start: tuple[ev.Event, ...] = (ev.Reset(), ev.SetLanguage(language), ev.SetTextSize(text_size))
    for event in start:
        kiosk.session.dispatch(event)
    for state in all_states(kiosk):
        for event in state.events:
            kiosk.session.dispatch(event)
        yield state.name, at_rest(window(kiosk))
    offered = kiosk.session.switches
    kiosk.session.dispatch(ev.OpenPanel(0))
    kiosk.session.dispatch(ev.OpenAccess())
    for switch in SWITCHES:
        kiosk.session.set_switch_offered(switch)
    yield "access to everything", at_rest(window(kiosk))
    for switch in SWITCHES:
        kiosk.session.set_switch_offered(switch, offered=switch in offered)
