"""Overlays and the lowered exhibit over the real accessibility bus."""

from pathlib import Path

import pytest

from qbj_kiosk.bundles.read import open_bundle
from qbj_kiosk.session.places import AtPanel
from qbj_kiosk.staff import pin
from tests.atspi.reading import lacking, reading
from tests.atspi.test_tree import CONTROLS, HAN, OWN
from tests.atspi.tree import Tree
from tests.atspi.words import Words

PIN = "271828"
pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking())


@pytest.fixture(params=["en", "zh"])
def words(request: pytest.FixtureRequest, real_bundle: Path) -> Words:
    return Words(open_bundle(real_bundle).exhibit, request.param)


def check(tree: Tree, words: Words) -> None:
    """Assert that every object has a name, and every control a name in the current language, focus and an action."""
    assert tree.seen
    for node in tree.seen:
        assert node.name.strip(), node
        if node.role in CONTROLS and node.name not in OWN and any(map(str.isalpha, node.name)):
            assert bool(HAN.search(node.name)) == (words.tag == "zh"), node
            assert {"focusable", "enabled"} <= node.states, node
            assert set(node.actions) & {"Press", "Toggle"}, node


def test_staff_pages_are_exposed(words: Words, real_bundle: Path, tmp_path: Path) -> None:
    pin.save_pin(tmp_path / "qbj-kiosk", PIN)
    strings, learn = words.language.staff, words.language.keypad
    with reading(real_bundle, words.tag, tmp_path) as exhibit:
        exhibit.until(lambda tree: words.interface.touch in tree.names("push button"))
        exhibit.key("ctrl+alt+shift+k")
        pad = exhibit.heading(strings.pin)
        check(pad, words)
        assert {str(digit) for digit in range(10)} <= set(pad.names("push button"))
        for digit in PIN:
            exhibit.act(digit)
        exhibit.act(strings.enter)
        page = exhibit.heading(strings.title)
        check(page, words)
        assert {learn.learn, strings.close} <= set(page.names("push button"))
        assert not {words.interface.touch, words.tab(0)} & set(page.names()), "covered objects are not exposed"
        exhibit.act(strings.pattern)
        check(exhibit.until(lambda tree: strings.close in tree.names() and not tree.names("heading")), words)
        exhibit.act(strings.close)
        exhibit.heading(strings.title)
        exhibit.act(learn.learn)
        check(exhibit.heading(learn.title), words)
        exhibit.act(strings.close)


def test_closed_screen_is_exposed(words: Words, real_bundle: Path, tmp_path: Path) -> None:
    with reading(real_bundle, words.tag, tmp_path, "closed") as exhibit:
        exhibit.x.xdotool("mousemove", "960", "540", "click", "1")
        tree = exhibit.until(lambda tree: tree.names("heading"))
        check(tree, words)
        assert not {words.interface.touch, words.tab(0)} & set(tree.names())


def test_lowered_exhibit_exposes_the_same_objects(words: Words, real_bundle: Path, tmp_path: Path) -> None:
    with reading(real_bundle, words.tag, tmp_path, "hung") as exhibit:
        exhibit.until(lambda tree: words.interface.touch in tree.names("push button"))
        exhibit.act(words.tab(0))
        before = exhibit.heading(words.heading(AtPanel(0)))
        exhibit.act(words.access.title)
        exhibit.heading(words.access.title)
        exhibit.act(words.access.low, "Toggle")
        exhibit.until(lambda tree: "checked" in tree.get(words.access.low).states)
        exhibit.act(words.back(0))
        lowered = exhibit.heading(words.heading(AtPanel(0)))
        check(lowered, words)
        # Objects outside the scrolled area are not on the screen.
        assert lowered.names("page tab") == before.names("page tab")
        assert set(lowered.names()) <= {*before.names(), words.access.low}


def test_reading_aloud_is_controlled_by_actions(words: Words, real_bundle: Path, tmp_path: Path) -> None:
    strings = words.language.speech
    with reading(real_bundle, words.tag, tmp_path, "voiced") as exhibit:
        exhibit.until(lambda tree: words.interface.touch in tree.names("push button"))
        exhibit.act(words.tab(0))
        exhibit.heading(words.heading(AtPanel(0)))
        exhibit.act(words.access.title)
        check(exhibit.until(lambda tree: strings.read in tree.names("push button")), words)
        exhibit.act(strings.read)
        player = exhibit.until(lambda tree: strings.pause in tree.names("push button"))
        check(player, words)
        assert {strings.repeat, strings.quieter, strings.louder, strings.stop_reading} <= set(
            player.names("push button")
        )
        assert all(
            player.get(name).inside[-1] == "panel" for name in (strings.pause, strings.repeat, strings.stop_reading)
        )
        exhibit.act(strings.pause)
        check(exhibit.until(lambda tree: strings.carry_on in tree.names("push button")), words)
        before = player.get(strings.louder).description
        exhibit.act(strings.louder)
        exhibit.until(lambda tree: tree.get(strings.louder).description != before)
        exhibit.act(strings.stop_reading)
        exhibit.until(lambda tree: words.tab(0) in tree.names("page tab"))
