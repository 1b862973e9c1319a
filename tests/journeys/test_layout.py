"""Every state in every language on every screen: nothing clipped, nothing overlapping, everything in reach."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.app import Kiosk
from qbj_kiosk.options import Size
from qbj_kiosk.session import events as ev
from qbj_kiosk.shots.states import State, states
from tests.journeys import rules
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
LARGER_TEXT = (Size(1920, 1080), Size(1080, 1920), Size(1280, 720), Size(1280, 1024))
SCREENS = (
    *((size, 100) for size in (*SIZES, *TWICE)),
    *((size, text_size) for text_size in (150, 200) for size in LARGER_TEXT),
)
Broken = dict[str, list[str]]


def rules_for(size: Size, text_size: int) -> list[Rule]:
    """What must hold there."""
    left_out: list[Rule] = []
    if size in TWICE:
        left_out.append(rules.text_stands_on_plain_ground)
    if text_size > 100:
        left_out.append(rules.controls_are_in_reach)  # the deck itself may outgrow the lower half
    return [rule for rule in rules.RULES if rule not in left_out]


def everything(kiosk: Kiosk) -> list[State]:
    """Every state of the shots, and what a visitor can leave a panel in."""
    content = kiosk.bundle.exhibit
    played = [State("article-marked", (ev.OpenPanel(0), ev.OpenArticle(7)))]
    for p, panel in enumerate(content.panels):
        here = ev.OpenPanel(p)
        played += [
            State(f"{panel.id}, train at {stop}", (here, ev.HaltTrain(p, stop))) for stop in range(len(panel.stops) - 1)
        ]
        if panel.figure.kind == "containers":
            played += [
                State(f"{panel.id}, {down} down", (here, ev.Told(p), ev.SetDown(p, down)))
                for down in (0, 1, panel.figure.units // 2, panel.figure.units - 1)
            ]
    return [*states(content), *played]


def survey(kiosk: Kiosk, kept: list[Rule], text_size: int = 100) -> Broken:
    """Takes a kiosk through every state in every language: what breaks which rule where."""
    found: Broken = {}
    decks: dict[float, str] = {}
    for language in kiosk.bundle.exhibit.languages:
        for state in everything(kiosk):
            for event in (ev.Reset(), ev.Speak(language.tag), ev.SizeText(text_size), *state.events):
                kiosk.session.happen(event)
            rest()
            screen = Screen.of(window(kiosk))
            where = f"{state.name}, {language.tag}"
            decks.setdefault(rules.deck(screen).height(), where)
            for rule in kept:
                for what in rule(screen):
                    found.setdefault(rule.__name__, []).append(f"{where}: {what}")
    if len(decks) > 1:
        found["the deck is as high everywhere"] = [f"{where}: {height}" for height, where in decks.items()]
    return found


@pytest.mark.parametrize(("size", "text_size"), SCREENS, ids=str)
def test_every_screen_keeps_the_rules(qapp: QGuiApplication, real_bundle: Path, size: Size, text_size: int) -> None:
    with opened(qapp, real_bundle, size, text_size=text_size) as kiosk:
        assert survey(kiosk, rules_for(size, text_size), text_size) == {}
