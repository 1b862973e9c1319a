"""Every state in every language on every screen: nothing clipped, nothing overlapping, everything in reach."""

from collections.abc import Iterator
from dataclasses import dataclass, field
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
    Size(3840, 2160),
    Size(1080, 1920),
    Size(2160, 3840),
    Size(1280, 1024),
    Size(1920, 1200),
    Size(2560, 1080),
    Size(1024, 768),
    Size(800, 1280),
    Size(3840, 1080),
    Size(960, 1080),
)
SCALES = (1.0, 1.5, 2.0)


@dataclass
class Survey:
    """What breaks which rule, over all states and languages at one size and text scale."""

    broken: dict[Rule, list[str]] = field(default_factory=dict)
    decks: dict[str, float] = field(default_factory=dict)


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


def survey_of(kiosk: Kiosk) -> Survey:
    """Takes a kiosk through every state in every language."""
    found = Survey({rule: [] for rule in rules.RULES})
    for language in kiosk.bundle.exhibit.languages:
        for state in everything(kiosk):
            for event in (ev.Reset(), ev.Speak(language.tag), *state.events):
                kiosk.session.happen(event)
            rest()
            screen = Screen.of(window(kiosk))
            where = f"{state.name}, {language.tag}"
            found.decks[where] = rules.deck(screen).height()
            for rule in rules.RULES:
                found.broken[rule] += [f"{where}: {what}" for what in rule(screen)]
    return found


@pytest.fixture(scope="module", params=[(size, scale) for scale in SCALES for size in SIZES], ids=str)
def survey(request: pytest.FixtureRequest, qapp: QGuiApplication, real_bundle: Path) -> Iterator[Survey]:
    size, scale = request.param
    with opened(qapp, real_bundle, size, text_scale=scale) as kiosk:
        yield survey_of(kiosk)


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_every_screen_keeps(rule: Rule, survey: Survey) -> None:
    assert survey.broken[rule] == []


def test_the_deck_is_as_high_in_every_state_and_language(survey: Survey) -> None:
    assert len(set(survey.decks.values())) == 1, survey.decks
