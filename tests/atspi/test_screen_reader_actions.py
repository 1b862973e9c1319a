"""Use the exhibit by actions of a screen reader, or by keys alone, and check its announcements."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qbj_kiosk.bundles.open_bundle import open_bundle
from qbj_kiosk.session.places import AtAccess, AtPanel, AtStop, Attract
from tests.atspi.exhibit_on_bus import Reading, lacking, reading
from tests.atspi.expected_names import Words

POLITE, AT_ONCE = 1, 2
LONG = 3600.0
"""Seconds after which the question is asked, and the visit ends."""


@pytest.fixture(params=["en", "zh"])
def words(request: pytest.FixtureRequest, real_bundle: Path) -> Words:
    return Words(open_bundle(real_bundle).exhibit, request.param)


def _is_on(exhibit: Reading, switch: str, state: str) -> bool:
    """Wait until the description of a switch is a state; return True if it is checked."""
    tree = exhibit.until(lambda tree: tree.get(switch).description == state)
    return "checked" in tree.get(switch).states


@pytest.fixture
def exhibit(words: Words, real_bundle: Path, tmp_path: Path) -> Iterator[Reading]:
    if reason := lacking():
        pytest.skip(reason)
    with reading(real_bundle, words.tag, tmp_path) as exhibit:
        exhibit.until(lambda tree: words.interface.touch in tree.names("push button"))
        yield exhibit


def test_switches_are_turned_and_the_language_is_changed_by_actions(exhibit: Reading, words: Words) -> None:
    access = words.access
    exhibit.act(access.title)
    exhibit.heading(access.title)
    assert exhibit.announced() == (access.title, POLITE)
    for switch in (access.contrast, access.calm, access.patient, access.young):
        for action, state in (("Toggle", access.on), ("Press", access.off)):
            exhibit.act(switch, action)
            assert _is_on(exhibit, switch, state) == (action == "Toggle")
            assert exhibit.announced() == (access.state.format(what=switch, state=state), POLITE)
    size = access.percent.format(percent=150)
    exhibit.act(size, "Toggle")
    exhibit.until(lambda tree: "checked" in tree.get(size).states)
    assert exhibit.announced() == (access.state.format(what=access.size, state=size), POLITE)
    other = Words(words.exhibit, "zh" if words.tag == "en" else "en")
    exhibit.act(other.language.name, "Toggle")
    tree = exhibit.heading(other.access.title)
    text = other.access.state.format(what=other.interface.language, state=other.language.name)
    assert exhibit.announced() == (text, POLITE)
    assert "checked" in tree.get(other.language.name).states
    assert "checked" not in tree.get(words.language.name).states


def test_the_gantry_is_a_slider(exhibit: Reading, words: Words) -> None:
    gantry = words.interface.gantry
    exhibit.act(words.tab(1))
    exhibit.heading(words.heading(AtPanel(1)))
    units = words.exhibit.panels[1].figure.units
    assert exhibit.tree().get(gantry).value == (units, 0, units)
    exhibit.set(gantry, 30)
    exhibit.until(lambda tree: tree.get(gantry).value[0] == 30)
    exhibit.act(gantry, "Increase")
    exhibit.until(lambda tree: tree.get(gantry).value[0] == 31)
    exhibit.act(gantry, "Decrease")
    exhibit.until(lambda tree: tree.get(gantry).value[0] == 30)
    # Leaving a panel restores its figure, and the slider has its value again.
    exhibit.act(words.tab(0))
    exhibit.heading(words.heading(AtPanel(0)))
    exhibit.act(words.tab(1))
    exhibit.until(lambda tree: tree.names("slider") and tree.get(gantry).value[0] == units)


def test_slider_reports_a_change_by_keys(exhibit: Reading, words: Words) -> None:
    gantry = words.interface.gantry
    exhibit.act(words.tab(1))
    exhibit.heading(words.heading(AtPanel(1)))
    _tab_to(exhibit, gantry)
    exhibit.key("Left")
    assert exhibit.slid() == gantry
    exhibit.until(lambda tree: tree.get(gantry).value[0] == tree.get(gantry).value[2] - 1)


def test_actions_keep_the_visit_alive(exhibit: Reading, words: Words) -> None:
    exhibit.act(words.tab(0))
    assert exhibit.announced() == (words.heading(AtPanel(0)), POLITE)
    exhibit.act(words.marker(0, 1))
    assert exhibit.announced() == (words.heading(AtStop(0, 1)), POLITE)
    exhibit.wait(LONG)
    seconds = words.interface.seconds_left.format(seconds=25)
    assert exhibit.announced() == (words.language.in_one_line(words.interface.still_here, seconds), AT_ONCE)
    exhibit.act(words.interface.stay)
    exhibit.heading(words.heading(AtStop(0, 1)))
    exhibit.wait(LONG)
    assert exhibit.announced()[1] == AT_ONCE
    exhibit.wait(LONG)
    assert exhibit.announced() == (words.heading(Attract()), POLITE)


def test_every_stop_is_reached_and_opened_by_keys_alone(exhibit: Reading, words: Words) -> None:
    """By Tab, Return and Escape."""
    for panel, content in enumerate(words.exhibit.panels):
        _tab_to(exhibit, words.tab(panel))
        exhibit.key("Return")
        assert exhibit.announced()[0] == words.heading(AtPanel(panel))
        for stop in range(len(content.stops)):
            _tab_to(exhibit, words.marker(panel, stop))
            exhibit.key("Return")
            assert exhibit.announced()[0] == words.heading(AtStop(panel, stop))
            exhibit.key("Escape")
            assert exhibit.announced()[0] == words.heading(AtPanel(panel))
    _tab_to(exhibit, words.access.title)
    exhibit.key("Return")
    assert exhibit.announced()[0] == words.heading(AtAccess(AtPanel(0)))


def _tab_to(exhibit: Reading, name: str) -> None:
    """Press Tab until a control keeps focus."""
    passed = []
    while (focused := exhibit.focused_by("Tab")) != name or exhibit.tree().focused() != [name]:
        passed.append(focused)
        assert len(passed) < 40, passed
