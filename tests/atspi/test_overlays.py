"""The staff pages, the closed screen and the lowered exhibit over the real accessibility bus."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qbj_kiosk.bundles.open_bundle import open_bundle
from qbj_kiosk.session.places import AtPanel
from qbj_kiosk.staff import pin
from tests.atspi.accessibility_tree import CONTROLS, HAN, OWN, Tree
from tests.atspi.exhibit_on_bus import Reading, lacking, reading
from tests.atspi.expected_names import Words

PIN = "271828"


@pytest.fixture(scope="module", params=["en", "zh"])
def words(request: pytest.FixtureRequest, real_bundle: Path) -> Words:
    if reason := lacking():
        pytest.skip(reason)
    return Words(open_bundle(real_bundle).exhibit, request.param)


@pytest.fixture(scope="module")
def running(words: Words, real_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    with reading(real_bundle, words.tag, tmp_path_factory.mktemp("state"), "hung") as exhibit:
        yield exhibit


@pytest.fixture
def exhibit(running: Reading, words: Words) -> Reading:
    """Return the exhibit at attract, after a reset. Its process serves every test in a language."""
    running.reset()
    running.until(lambda tree: words.interface.touch_keys in tree.names("push button"))
    return running


def check(tree: Tree, words: Words) -> None:
    """Assert that every node of the accessibility tree has a name, and every control actions and the shown language."""
    assert tree.seen
    for node in tree.seen:
        assert node.name.strip(), node
        if node.role in CONTROLS and node.name not in OWN and any(map(str.isalpha, node.name)):
            assert bool(HAN.search(node.name)) == (words.tag == "zh"), node
            assert {"focusable", "enabled"} <= node.states, node
            assert set(node.actions) & {"Press", "Toggle"}, node


def test_lowered_exhibit_has_the_same_tree(exhibit: Reading, words: Words) -> None:
    exhibit.act(words.tab(0))
    before = exhibit.heading(words.heading(AtPanel(0)))
    exhibit.act(words.access.title)
    exhibit.heading(words.access.title)
    exhibit.act(words.access.low, "Toggle")
    exhibit.until(lambda tree: "checked" in tree.get(words.access.low).states)
    exhibit.act(words.back(0))
    lowered = exhibit.heading(words.heading(AtPanel(0)))
    check(lowered, words)
    # Items that the page must scroll to are not on the screen.
    assert lowered.names("page tab") == before.names("page tab")
    announced = words.access.state.format(what=words.access.low, state=words.access.on)
    assert set(lowered.names()) <= {*before.names(), announced}


def test_actions_start_pause_and_stop_reading_aloud(exhibit: Reading, words: Words) -> None:
    speech = words.language.speech
    exhibit.act(words.tab(0))
    exhibit.heading(words.heading(AtPanel(0)))
    exhibit.act(words.access.title)
    check(exhibit.until(lambda tree: speech.read in tree.names("push button")), words)
    exhibit.act(speech.read)
    player = exhibit.until(lambda tree: speech.pause in tree.names("push button"))
    check(player, words)
    assert {speech.repeat, speech.quieter, speech.louder, speech.stop_reading} <= set(player.names("push button"))
    assert all(player.get(name).inside[-1] == "panel" for name in (speech.pause, speech.repeat, speech.stop_reading))
    exhibit.act(speech.pause)
    check(exhibit.until(lambda tree: speech.carry_on in tree.names("push button")), words)
    before = player.get(speech.louder).description
    exhibit.act(speech.louder)
    exhibit.until(lambda tree: tree.get(speech.louder).description != before)
    exhibit.act(speech.stop_reading)
    exhibit.until(lambda tree: words.tab(0) in tree.names("page tab"))


@pytest.mark.usefixtures("real_scrypt")
def test_staff_pages_are_in_the_tree(exhibit: Reading, words: Words) -> None:
    pin.save_pin(exhibit.state / "qbj-kiosk", PIN)
    staff, learn = words.language.staff, words.language.keypad
    exhibit.key("ctrl+alt+shift+k")
    pad = exhibit.heading(staff.pin)
    check(pad, words)
    assert {str(digit) for digit in range(10)} <= set(pad.names("push button"))
    for digit in PIN:
        exhibit.act(digit)
    exhibit.act(staff.enter)
    page = exhibit.heading(staff.title)
    check(page, words)
    assert {learn.learn, staff.close} <= set(page.names("push button"))
    assert not {words.interface.touch_keys, words.tab(0)} & set(page.names()), "covered items are not in the tree"
    exhibit.act(staff.pattern)
    check(exhibit.until(lambda tree: staff.close in tree.names() and not tree.names("heading")), words)
    exhibit.act(staff.close)
    exhibit.heading(staff.title)
    exhibit.act(learn.learn)
    check(exhibit.heading(learn.title), words)
    exhibit.act(staff.close)


def test_closed_screen_is_in_the_tree(words: Words, real_bundle: Path, tmp_path: Path) -> None:
    with reading(real_bundle, words.tag, tmp_path, "closed") as exhibit:
        exhibit.x.xdotool("mousemove", "960", "540", "click", "1")
        tree = exhibit.until(lambda tree: tree.names("heading"))
        check(tree, words)
        assert not {words.interface.touch_keys, words.tab(0)} & set(tree.names())
