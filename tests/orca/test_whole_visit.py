"""A whole visit by keys with a real Orca: each text is spoken once, in reading order, in its language."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from qbj_kiosk.bundles.open_bundle import open_bundle
from qbj_kiosk.exhibit import model
from qbj_kiosk.session.accessibility import TEXT_SIZES
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract
from qbj_kiosk.speech.announcements import idle_question
from qbj_kiosk.speech.focus_text import describe_arrival
from tests.journeys.control_names import Names
from tests.orca.orca_visit import OrcaVisit, lacking, visiting

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(lacking()), reason=lacking())]
ORCA = re.compile(
    r"\b(screen reader on|frame|heading|panel|push button|button|page tab|link|image|slider|radio button|check ?box|"
    r"(not )?selected|(not )?checked|alert|notification|percent)\b|[\W\d]",
    re.IGNORECASE,
)
"""Words that Orca adds to the exhibit's texts: roles, states, values and pauses."""
PANEL, STOP = 1, 0
"""The panel has a figure with a note, and a slider."""
LONG = 3600.0
"""Seconds after which the question is asked, and the visit ends."""


def compare(spoken: Sequence[str], *expected: str) -> None:
    """Assert that Orca has spoken these texts, in this order, and else only its own words."""
    rest = " ".join(spoken)
    for text in expected:
        before, found, rest = rest.partition(text)
        assert found, (text, spoken)
        assert not ORCA.sub("", before), (before, spoken)
    assert not ORCA.sub("", rest), (rest, spoken)


def compare_unordered(spoken: Sequence[str], required: Sequence[str], optional: Sequence[str] = ()) -> None:
    """Assert that Orca has spoken these texts once: newer versions speak a notification after the new focus."""
    rest = " ".join(spoken)
    assert all(text in rest for text in required), (required, spoken)
    for text in sorted((*required, *optional), key=len, reverse=True):
        rest = rest.replace(text, "", 1)
    assert not ORCA.sub("", rest), (rest, spoken)


class Visitor:
    def __init__(self, visit: OrcaVisit, names: Names) -> None:
        self.visit, self.names, self.language = visit, names, names.language

    def press(self, key: str, *expected: str) -> None:
        spoken = self.visit.key(key)
        # Not every version speaks that a tab is chosen. Newer ones speak a group with each of its radio buttons.
        chosen = next((text for text in spoken if text.strip(".") == self.language.interface.chosen), None)
        groups = {self.language.interface.language, self.language.access.size}
        compare([text for text in spoken if text is not chosen and text.strip(".") not in groups], *expected)

    def walk(self, *stops: str | tuple[str, ...]) -> None:
        """Press Tab once for each text or control; one with a description or a group is a tuple."""
        for stop in stops:
            self.press("Tab", *((stop,) if isinstance(stop, str) else stop))

    def arrival(self, place: AtPanel | AtStop | AtArticle | AtAccess | Attract) -> str:
        return describe_arrival(self.names.exhibit, self.names.tag, place)

    def deck(self) -> tuple[str | tuple[str, ...], ...]:
        """Return the controls of the deck on a panel."""
        words = self.language.interface
        return (
            *(self.names.tab(panel) for panel in range(len(self.names.exhibit.panels))),
            words.article,
            self.language.access.title,
            *self.languages(),
        )

    def languages(self) -> tuple[str | tuple[str, ...], ...]:
        first, *others = [language.name for language in self.names.exhibit.languages]
        return (self.language.interface.language, first), *others


@pytest.mark.parametrize("tag", ["en", "zh"])
def test_orca_speaks_everything_once_in_order(real_bundle: Path, tag: str, tmp_path: Path) -> None:
    names = Names(open_bundle(real_bundle).exhibit, tag)
    with visiting(real_bundle, tag, tmp_path) as visit:
        visitor = Visitor(visit, names)
        compare(visit.spoken("start"), names.language.article.title, names.language.place)
        attract(visitor)
        panel(visitor)
        stop(visitor)
        article(visitor)
        access(visitor)
        end(visitor)


def attract(visitor: Visitor) -> None:
    language, names = visitor.language, visitor.names
    briefs = [panel.figure.wording[names.tag].brief for panel in names.exhibit.panels]
    facts = [(names.tab(panel), briefs[panel]) for panel in (1, 0)]
    visitor.walk(language.article.caption, *facts, language.interface.push, language.interface.touch_keys)
    other = next(each for each in names.exhibit.languages if each is not language)
    for to in (other, language):
        state = to.access.state.format(what=to.interface.language, state=to.name)
        # The window has a new title, and the button that has focus a new name, until the heading gets focus.
        renamed = (to.article.title, to.interface.touch_keys)
        compare_unordered(visitor.visit.key("l"), (state, to.place), renamed)
    visitor.walk(language.article.caption, *facts, language.interface.push, language.interface.touch_keys)


def panel(visitor: Visitor) -> None:
    names, words = visitor.names, visitor.language.interface
    panel = names.exhibit.panels[PANEL]
    wording, figure = panel.wording[names.tag], panel.figure.wording[names.tag]
    headline, unit = visitor.language.in_one_line(*wording.headline), figure.after.strip("+ ")
    visitor.walk(*(names.tab(each) for each in range(PANEL + 1)))
    visitor.press("Return", visitor.arrival(AtPanel(PANEL)), headline)
    visitor.walk(
        *map(plain, wording.lead),
        figure.spoken,
        figure.note,
        (words.train, words.train_keys),
        (words.gantry, unit, words.gantry_keys),
        *(names.stop(PANEL, each) for each in range(len(panel.stops))),
        *visitor.deck(),
        (visitor.arrival(AtPanel(PANEL)), visitor.language.in_one_line(wording.kicker)),
        headline,
        *map(plain, wording.lead),
        figure.spoken,
        figure.note,
        (words.train, words.train_keys),
    )
    # The train leads to the next panel and back; no other panel is named.
    for key, to in (("Right", PANEL + 1), ("Left", PANEL)):
        arrived = names.exhibit.panels[to].wording[names.tag]
        visitor.press(key, visitor.arrival(AtPanel(to)), visitor.language.in_one_line(*arrived.headline))
    visitor.walk(*map(plain, wording.lead), figure.spoken, figure.note, (words.train, words.train_keys))
    visitor.walk((words.gantry, unit, words.gantry_keys))
    # The slider's values.
    visitor.press("Home")
    visitor.press("End")


def stop(visitor: Visitor) -> None:
    names = visitor.names
    stop = names.exhibit.panels[PANEL].stops[STOP]
    visitor.walk(names.stop(PANEL, STOP))
    visitor.press("Return", visitor.arrival(AtStop(PANEL, STOP)), names.heading(PANEL, STOP))
    visitor.walk(
        stop.figure.wording[names.tag].spoken,
        *names.body(PANEL, STOP),
        stop.figure.wording[names.tag].note,
        names.source(PANEL, STOP),
        names.back_to_panel(PANEL),
    )
    visitor.press("Escape", visitor.arrival(AtPanel(PANEL)), names.stop(PANEL, STOP))


def article(visitor: Visitor) -> None:
    names, language = visitor.names, visitor.language
    visitor.walk(*(names.stop(PANEL, each) for each in range(STOP + 1, 3)))
    visitor.walk(*visitor.deck()[:4])
    visitor.press("Return", visitor.arrival(AtArticle(0, AtPanel(PANEL))), language.article.title)
    visitor.walk(language.article.caption, *(names.paragraph(number) for number in range(1, names.count + 1)))
    visitor.walk(language.article.source)
    visitor.press("Escape", language.interface.article)


def access(visitor: Visitor) -> None:
    language, names = visitor.language, visitor.names
    strings = language.access
    visitor.walk(strings.title)
    visitor.press("Return", visitor.arrival(AtAccess(AtPanel(PANEL))), strings.title)
    lead = plain(names.exhibit.panels[PANEL].wording[names.tag].lead[0])
    first, *others = [strings.percent.format(percent=size) for size in TEXT_SIZES]
    visitor.walk(strings.until, lead, (strings.size, first), *others, strings.contrast)
    visitor.press("Return")
    assert visitor.visit.log[-1][1] == ["checked"]
    visitor.walk(strings.calm)


def end(visitor: Visitor) -> None:
    language = visitor.language
    question = idle_question(language, 25)
    compare(visitor.visit.spoken("25 seconds left", LONG), question, language.interface.stay)
    # Any key continues the visit where it was.
    visitor.press("Escape", visitor.arrival(AtAccess(AtPanel(PANEL))), language.access.calm)
    compare(visitor.visit.spoken("25 seconds left", LONG), question, language.interface.stay)
    compare_unordered(visitor.visit.spoken("the end", LONG), (language.talk.ended, language.place))


def plain(passage: tuple[model.Run, ...]) -> str:
    return "".join(run.text for run in passage)
