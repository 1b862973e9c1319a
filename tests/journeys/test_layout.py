"""Every state in every language on every screen: nothing clipped, nothing overlapping, everything in reach."""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit.model import plain
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.accessibility import SWITCHES
from qbj_kiosk.shots.states import State, states
from tests.journeys import rules, scene
from tests.journeys.rules import Rule, Screen
from tests.kiosks import opened, rest, window

SIZES = (
    Size(1280, 720),
    Size(1920, 1080),
    Size(1080, 1920),
    Size(1280, 1024),
    Size(1920, 1200),
    Size(2560, 1080),
    Size(1024, 768),
    Size(800, 1280),
    Size(3840, 1080),
    Size(960, 1080),
)
TWICE = (Size(3840, 2160), Size(2160, 3840))
"""Screens that show what 1920x1080 and 1080x1920 show, twice as large; their drawings are not looked at again."""
LARGER = (150, 200)
"""Sizes of text, in percent."""
SCREENS = tuple((size, text_size) for text_size in (100, *LARGER) for size in (*SIZES, *TWICE))
SEEN_CLOSELY = (Size(1080, 1920), Size(1280, 720), Size(1280, 1024))
"""Where larger text is looked at pixel by pixel, all the way down its pages; 1920x1080 shows what 1280x720 does."""
Broken = dict[str, list[str]]


def rules_for(size: Size, text_size: int) -> list[Rule]:
    """What must hold there."""
    left_out: list[Rule] = []
    if size in TWICE:
        left_out.append(rules.text_stands_on_plain_ground)
    if text_size > 100:
        left_out.append(rules.controls_are_in_reach)  # the deck itself may outgrow the lower half
    return [rule for rule in rules.RULES if rule not in left_out]


def rules_below(size: Size, text_size: int) -> list[Rule]:
    """What must hold of what a page is scrolled to."""
    closely = text_size == 100 or size in SEEN_CLOSELY
    return [rule for rule in rules_for(size, text_size) if closely or rule is not rules.text_stands_on_plain_ground]


def everything(kiosk: Application) -> list[State]:
    """Every state of the shots, and what a visitor can leave a panel in."""
    content = kiosk.bundle.exhibit
    played = [State("article-marked", (ev.OpenPanel(0), ev.OpenArticle(7)))]
    for p, panel in enumerate(content.panels):
        here = ev.OpenPanel(p)
        played += [
            State(f"{panel.id}, train at {stop}", (here, ev.StopTrain(p, stop))) for stop in range(len(panel.stops) - 1)
        ]
        if panel.figure.kind == "containers":
            played += [
                State(f"{panel.id}, {down} down", (here, ev.FigureShown(p), ev.SetContainersDown(p, down)))
                for down in (0, 1, panel.figure.units // 2, panel.figure.units - 1)
            ]
    return [*states(content), *played]


def at_rest(view: QQuickWindow) -> Screen:
    """What a window shows once it has come to rest."""
    rest()
    return Screen.of(view)


def further_down(screen: Screen) -> Iterator[Screen]:
    """What comes into view as a page is scrolled down, a screenful at a time; then it is at its top again."""
    pages = [each for each in screen.uncovered if each.is_a("ScrollPage")]
    page = next((each.item for each in pages if each.item.property("interactive")), None)
    if page is None:
        return
    end = float(page.property("contentHeight")) - page.height()
    for step in range(1, math.ceil(end / page.height()) + 1):
        page.setProperty("contentY", round(min(end, step * page.height())))
        yield at_rest(screen.window)
    page.setProperty("contentY", 0)


def walk(kiosk: Application, language: str, text_size: int) -> Iterator[tuple[str, Screen]]:
    """One visitor sees every state at its top; then the page for access with all that it can ever offer."""
    arriving: tuple[ev.Event, ...] = (ev.Reset(), ev.SetLanguage(language), ev.SetTextSize(text_size))
    for event in arriving:
        kiosk.session.dispatch(event)
    for state in everything(kiosk):
        for event in state.events:
            kiosk.session.dispatch(event)
        yield state.name, at_rest(window(kiosk))
    offered = str(kiosk.session.property("offers"))
    kiosk.session.dispatch(ev.OpenPanel(0))
    kiosk.session.dispatch(ev.OpenAccess())
    for switch in SWITCHES:
        kiosk.session.set_switch_offered(switch)
    yield "access to everything", at_rest(window(kiosk))
    for switch in SWITCHES:
        kiosk.session.set_switch_offered(switch, offered=switch in offered)


def survey(kiosk: Application, kept: Sequence[Rule], below: Sequence[Rule] = (), text_size: int = 100) -> Broken:
    """Takes a visitor through every state in every language: what breaks which rule where, in view and further down."""
    found: Broken = {}
    decks: dict[float, str] = {}

    def judge(screen: Screen, rules: Sequence[Rule], where: str) -> None:
        for rule in rules:
            for what in rule(screen):
                found.setdefault(rule.__name__, []).append(f"{where}: {what}")

    for language in kiosk.bundle.exhibit.languages:
        for name, screen in walk(kiosk, language.tag, text_size):
            where = f"{name}, {language.tag}"
            decks.setdefault(rules.deck(screen).height(), where)
            judge(screen, kept, where)
            if below:
                for step, lower in enumerate(further_down(screen), 1):
                    judge(lower, below, f"{where}, {step} down")
    # Where text is larger, or it takes half of the screen, it is only as high as its state needs.
    if len(decks) > 1 and text_size == 100 and max(decks) < window(kiosk).height() / 2:
        found["the deck is as high everywhere"] = [f"{where}: {height}" for height, where in decks.items()]
    return found


@pytest.mark.parametrize(("size", "text_size"), SCREENS, ids=str)
def test_every_screen_keeps_the_rules(qapp: QGuiApplication, real_bundle: Path, size: Size, text_size: int) -> None:
    with opened(qapp, real_bundle, size, text_size=text_size) as kiosk:
        assert survey(kiosk, rules_for(size, text_size), rules_below(size, text_size), text_size) == {}


def sizes_of_texts(kiosk: Application, language: str, text_size: int) -> dict[tuple[str, str], tuple[int, float]]:
    """How large each text of each state's page is, in pixels, in view or to be scrolled to; and how much it is to grow.

    The deck has words of its own for what is larger, and Aa another sample. A title may be set a little smaller so that
    its phrases stay whole; a giant numeral or name takes what room there is.
    """
    found: dict[tuple[str, str], tuple[int, float]] = {}
    wording = kiosk.bundle.exhibit.panels[0].wording[language]
    sample = (" ".join(wording.headline), "".join(wording.headline), *plain(wording.lead).splitlines())
    for name, screen in walk(kiosk, language, text_size):
        for each in screen.seen:
            if not scene.says(each) or any(scene.is_a(above, "Deck") for above in each.ancestors):
                continue
            text = " ".join(scene.read(each.item).split())
            if name.startswith("access") and text in sample:
                continue
            giant = text in names_of(kiosk) or any(scene.is_a(above, "BigNumber") for above in each.ancestors)
            growth = 1 if giant else 1.7 if scene.is_a(each.item, "BalancedLabel") else 2
            size = max(each.item.property("font").pixelSize(), found.get((name, text), (0, 1))[0])
            found[name, text] = size, growth
    return found


def names_of(kiosk: Application) -> set[str]:
    """What the place is called."""
    return {language.place for language in kiosk.bundle.exhibit.languages}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_text_of_200_percent_loses_nothing_and_is_twice_as_large(
    qapp: QGuiApplication, real_bundle: Path, size: Size, language: str
) -> None:
    with opened(qapp, real_bundle, size) as kiosk:
        before = sizes_of_texts(kiosk, language, 100)
        after = sizes_of_texts(kiosk, language, 200)
        short = {
            key: (pixels, after.get(key))
            for key, (pixels, growth) in before.items()
            if after.get(key, (0, 0))[0] < growth * pixels - 1
        }
        assert short == {}
