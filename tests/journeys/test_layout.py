"""Layout of every state in every language on every screen: nothing clipped, overlapping or out of reach."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit.model import plain
from qbj_kiosk.layout_check import item_properties
from qbj_kiosk.session import events as ev
from tests.journeys import stricter_layout_rules
from tests.journeys.shown_text import shown_text
from tests.journeys.state_walk import at_rest, scrolled, walk
from tests.journeys.stricter_layout_rules import Rule, Screen, rules_for
from tests.kiosks import open_kiosk, window
from tests.pairwise_screens import ALL_SIZES, DOUBLED, LANGUAGES, PORTRAIT, SMALL, SQUARE, in_turn

ON_PLAIN_GROUND_BELOW = (PORTRAIT, SMALL, SQUARE)
"""Where larger text is checked pixel by pixel down to the end of its pages; 1920x1080 shows what 1280x720 does."""
AT_150_PERCENT = (SMALL, PORTRAIT, SQUARE, Size(3840, 1080), Size(960, 1080), DOUBLED[1])
"""Where text of 150 percent is checked each time. Larger text is set in one column on every screen, and these are the
narrowest, the widest, the flattest, and the shapes between them."""
ENOUGH = 360
"""Size of a numeral, in units, beyond which larger text need not enlarge it."""


def rules_below(size: Size, text_size: int) -> list[Rule]:
    closely = text_size == 100 or size in ON_PLAIN_GROUND_BELOW
    return [
        rule
        for rule in rules_for(size, text_size)
        if closely or rule is not stricter_layout_rules.text_stands_on_plain_ground
    ]


@dataclass
class Survey:
    broken: dict[str, list[str]] = field(default_factory=dict)
    """By rule, what breaks it in which state."""
    decks: dict[float, str] = field(default_factory=dict)
    """By height of the deck, the first state that has it."""
    texts: dict[tuple[str, str], tuple[int, float]] = field(default_factory=dict)
    """By state and text, its size in pixels, and the factor by which text of 200 % enlarges it at least."""

    def check(self, screen: Screen, kept: Sequence[Rule], where: str) -> None:
        """Add what breaks a layout rule on a screen."""
        for rule in kept:
            for finding in rule(screen):
                self.broken.setdefault(rule.__name__, []).append(f"{where}: {finding}")


def survey(kiosk: Application, size: Size, language: str, text_size: int) -> Survey:
    """Check the layout of every state in one language, at the top of its page and further down."""
    found = Survey()
    kept, below = rules_for(size, text_size), rules_below(size, text_size)
    for state, screen in walk(kiosk, language, text_size):
        found.check(screen, kept, state)
        found.decks.setdefault(stricter_layout_rules.deck(screen).height(), state)
        note_text_sizes(found.texts, kiosk, state, language, screen)
        for step, lower in enumerate(scrolled(state, screen), 1):
            found.check(lower, below, f"{state}, {step} down")
    return found


def note_text_sizes(
    found: dict[tuple[str, str], tuple[int, float]], kiosk: Application, state: str, language: str, screen: Screen
) -> None:
    """Note the size of each text of a page, in view or to be scrolled to, for a comparison of text sizes.

    The deck has shorter words for larger text, and the access page another sample. A title may be set a little
    smaller so that its phrases stay whole; a giant numeral or name takes the room that is left, which may be more while
    texts are small.
    """
    wording = kiosk.bundle.exhibit.panels[0].wording[language]
    sample = (" ".join(wording.headline), "".join(wording.headline), *plain(wording.lead).splitlines())
    places = {each.place for each in kiosk.bundle.exhibit.languages}
    for each in screen.items:
        if not each.is_text or any(item_properties.is_a(above, "Deck") for above in each.ancestors):
            continue
        text = " ".join(shown_text(each.item).split())
        if state.startswith("access") and (text in sample or each.is_in_miniature):
            continue
        if any(item_properties.is_a(above, "TextSizeButtons") for above in each.ancestors):
            continue  # each size is shown in its size
        if any(
            item_properties.is_a(above, "CountingNumeral") and item_properties.value(above, "override")
            for above in each.ancestors
        ):
            continue  # how far a visitor has counted depends on the layout
        giant = text in places or any(item_properties.is_a(above, "CountingNumeral") for above in each.ancestors)
        growth = 1 if giant else 1.7 if item_properties.is_a(each.item, "BalancedLabel") else 2
        size = each.item.property("font").pixelSize()
        if giant:
            size = min(size, round(ENOUGH * screen.unit))
        pixels, least = found.get((state, text), (0, growth))
        # The number of a paragraph may be a stop's numeral as well.
        found[state, text] = max(size, pixels), min(growth, least)


def smaller_than_required(before: Survey, after: Survey) -> dict[tuple[str, str], tuple[int, int]]:
    """Return the texts that disappear with text of 200 %, or do not grow enough."""
    sizes = {key: (pixels, after.texts.get(key, (0, 0.0))[0]) for key, (pixels, _) in before.texts.items()}
    return {key: (old, new) for key, (old, new) in sizes.items() if new < before.texts[key][1] * old - 1}


def deck_heights(kiosk: Application) -> set[float]:
    """Return the heights that the deck has at the first panel in every language."""
    found = set()
    for language in kiosk.bundle.exhibit.languages:
        for event in (ev.Reset(), ev.SetLanguage(language.tag), ev.OpenPanel(0)):
            kiosk.session.dispatch(event)
        found.add(stricter_layout_rules.deck(at_rest(window(kiosk))).height())
    return found


@pytest.mark.parametrize(("size", "language"), in_turn(ALL_SIZES, LANGUAGES, ALL_SIZES[:-1]), ids=str)
def test_every_state_keeps_the_rules_and_doubles_its_text(
    qapp: QGuiApplication, real_bundle: Path, size: Size, language: str
) -> None:
    with open_kiosk(qapp, real_bundle, size) as kiosk:
        designed = survey(kiosk, size, language, 100)
        assert designed.broken == {}
        # Where it takes half of the screen, the deck is only as high as its state needs.
        if max(designed.decks) < size.height / 2:
            assert len(designed.decks) == 1, designed.decks
            assert deck_heights(kiosk) == set(designed.decks)
        doubled = survey(kiosk, size, language, 200)
        assert doubled.broken == {}
        assert smaller_than_required(designed, doubled) == {}


@pytest.mark.parametrize(("size", "language"), in_turn(ALL_SIZES, LANGUAGES[::-1], AT_150_PERCENT), ids=str)
def test_every_state_keeps_the_rules_with_text_of_150_percent(
    qapp: QGuiApplication, real_bundle: Path, size: Size, language: str
) -> None:
    with open_kiosk(qapp, real_bundle, size) as kiosk:
        assert survey(kiosk, size, language, 150).broken == {}
