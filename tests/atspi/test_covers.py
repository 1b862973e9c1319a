"""What lies over the exhibit, and the exhibit lowered, as a screen reader has them over the real bus."""

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
    """Everything has a name, and what is to be acted on has it in the language that is shown, and can be."""
    assert tree.seen
    for node in tree.seen:
        assert node.name.strip(), node
        if node.role in CONTROLS and node.name not in OWN and any(map(str.isalpha, node.name)):
            assert bool(HAN.search(node.name)) == (words.tag == "zh"), node
            assert {"focusable", "enabled"} <= node.states, node
            assert set(node.actions) & {"Press", "Toggle"}, node


def test_staffs_pad_and_pages_are_told(words: Words, real_bundle: Path, tmp_path: Path) -> None:
    pin.save_pin(tmp_path / "qbj-kiosk", PIN)
    said, learn = words.language.staff, words.language.keypad
    with reading(real_bundle, words.tag, tmp_path) as exhibit:
        exhibit.until(lambda tree: words.interface.touch in tree.names("push button"))
        exhibit.key("ctrl+alt+shift+k")
        pad = exhibit.heading(said.pin)
        check(pad, words)
        assert {str(digit) for digit in range(10)} <= set(pad.names("push button"))
        for digit in PIN:
            exhibit.act(digit)
        exhibit.act(said.enter)
        page = exhibit.heading(said.title)
        check(page, words)
        assert {learn.learn, said.close} <= set(page.names("push button"))
        assert not {words.interface.touch, words.tab(0)} & set(page.names()), "what is covered is not told"
        exhibit.act(said.pattern)
        check(exhibit.until(lambda tree: said.close in tree.names() and not tree.names("heading")), words)
        exhibit.act(said.close)
        exhibit.heading(said.title)
        exhibit.act(learn.learn)
        check(exhibit.heading(learn.title), words)
        exhibit.act(said.close)


def test_the_closed_screen_is_told(words: Words, real_bundle: Path, tmp_path: Path) -> None:
    with reading(real_bundle, words.tag, tmp_path, "closed") as exhibit:
        exhibit.x.xdotool("mousemove", "960", "540", "click", "1")
        tree = exhibit.until(lambda tree: tree.names("heading"))
        check(tree, words)
        assert not {words.interface.touch, words.tab(0)} & set(tree.names())


def test_lowered_everything_is_told_as_before(words: Words, real_bundle: Path, tmp_path: Path) -> None:
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
        # What the page would have to scroll to is not on the screen.
        assert lowered.names("page tab") == before.names("page tab")
        assert set(lowered.names()) <= {*before.names(), words.access.low}


def test_reading_aloud_is_begun_held_and_ended_by_actions(words: Words, real_bundle: Path, tmp_path: Path) -> None:
    said = words.language.speech
    with reading(real_bundle, words.tag, tmp_path, "voiced") as exhibit:
        exhibit.until(lambda tree: words.interface.touch in tree.names("push button"))
        exhibit.act(words.tab(0))
        exhibit.heading(words.heading(AtPanel(0)))
        exhibit.act(words.access.title)
        check(exhibit.until(lambda tree: said.read in tree.names("push button")), words)
        exhibit.act(said.read)
        player = exhibit.until(lambda tree: said.pause in tree.names("push button"))
        check(player, words)
        assert {said.repeat, said.quieter, said.louder, said.stop_reading} <= set(player.names("push button"))
        assert all(player.get(name).inside[-1] == "panel" for name in (said.pause, said.repeat, said.stop_reading))
        exhibit.act(said.pause)
        check(exhibit.until(lambda tree: said.carry_on in tree.names("push button")), words)
        before = player.get(said.louder).description
        exhibit.act(said.louder)
        exhibit.until(lambda tree: tree.get(said.louder).description != before)
        exhibit.act(said.stop_reading)
        exhibit.until(lambda tree: words.tab(0) in tree.names("page tab"))
