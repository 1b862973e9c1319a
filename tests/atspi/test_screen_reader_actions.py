"""Use the exhibit by actions of a screen reader, or by keys alone, and check its announcements."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qbj_kiosk.bundles.open_bundle import open_bundle
from qbj_kiosk.exhibit.han_and_latin_text import split_sentences
from qbj_kiosk.session.places import AtAccess, AtPanel, AtStop
from qbj_kiosk.speech.announcements import idle_question
from tests.atspi.exhibit_on_bus import Reading, lacking, reading
from tests.atspi.expected_names import Words

LONG = 3600.0
"""Seconds after which the question is asked, and the visit ends."""


@pytest.fixture(scope="module", params=["en", "zh"])
def words(request: pytest.FixtureRequest, real_bundle: Path) -> Words:
    return Words(open_bundle(real_bundle).exhibit, request.param)


@pytest.fixture(scope="module")
def running(words: Words, real_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    if reason := lacking():
        pytest.skip(reason)
    with reading(real_bundle, words.tag, tmp_path_factory.mktemp("state")) as exhibit:
        exhibit.until(lambda tree: words.interface.touch_keys in tree.names("push button"))
        yield exhibit


@pytest.fixture
def exhibit(running: Reading, words: Words) -> Reading:
    """Return the exhibit at attract, after a reset. Its process serves every test in a language."""
    running.reset()
    running.until(lambda tree: words.interface.touch_keys in tree.names("push button"))
    return running


# Before all others: no text of the new process has ever been shown.
def test_text_is_read_although_it_was_hidden(exhibit: Reading, words: Words) -> None:
    exhibit.tree()
    exhibit.act(words.tab(0))
    lead = "".join(run.text for run in words.exhibit.panels[0].wording[words.tag].lead[0])
    exhibit.until(lambda tree: lead in tree.names("paragraph"))
    exhibit.act(words.interface.article)
    last = "".join(run.text for run in words.language.article.paragraphs[-1])
    exhibit.heading(words.language.article.title)
    exhibit.key("End")
    exhibit.until(lambda tree: last in tree.names("paragraph"))


def test_switches_are_turned_and_the_language_is_changed_by_actions(exhibit: Reading, words: Words) -> None:
    access = words.access
    exhibit.act(access.title)
    exhibit.heading(access.title)
    exhibit.until_focus(access.title)
    for switch in (access.contrast, access.calm, access.patient, access.young):
        for action, state in (("Toggle", access.on), ("Press", access.off)):
            exhibit.act(switch, action)
            exhibit.until(lambda tree: ("checked" in tree.get(switch).states) == (action == "Toggle"))  # noqa: B023 - called in the loop
            assert exhibit.announced() == access.state.format(what=switch, state=state)
    size = access.percent.format(percent=150)
    exhibit.act(size, "Toggle")
    exhibit.until(lambda tree: "checked" in tree.get(size).states)
    assert exhibit.announced() == access.state.format(what=access.size, state=size)
    other = Words(words.exhibit, "zh" if words.tag == "en" else "en")
    exhibit.act(other.language.name, "Toggle")
    tree = exhibit.heading(other.access.title)
    text = other.access.state.format(what=other.interface.language, state=other.language.name)
    assert exhibit.announced() == text
    assert "checked" in tree.get(other.language.name).states
    assert "checked" not in tree.get(words.language.name).states


def test_the_gantry_is_a_slider_in_its_unit(exhibit: Reading, words: Words) -> None:
    gantry = words.interface.gantry
    exhibit.act(words.tab(1))
    exhibit.heading(words.heading(AtPanel(1)))
    figure = words.exhibit.panels[1].figure
    total = int(figure.wording[words.tag].numeral)
    step = total / figure.units
    tree = exhibit.until(lambda tree: tree.names("slider") and tree.get(gantry).value[1:] == (0, total))
    assert tree.get(gantry).description.startswith(figure.wording[words.tag].after.strip("+ "))
    exhibit.set(gantry, 30 * step)
    exhibit.until(lambda tree: tree.get(gantry).value[0] == 30 * step)
    exhibit.act(gantry, "Increase")
    exhibit.until(lambda tree: tree.get(gantry).value[0] == 31 * step)
    exhibit.act(gantry, "Decrease")
    exhibit.until(lambda tree: tree.get(gantry).value[0] == 30 * step)
    # Leaving a panel restores its figure, and the slider has its value again.
    exhibit.act(words.tab(0))
    exhibit.heading(words.heading(AtPanel(0)))
    exhibit.act(words.tab(1))
    exhibit.until(lambda tree: tree.names("slider") and tree.get(gantry).value[0] == total)


def test_slider_reports_a_change_by_keys(exhibit: Reading, words: Words) -> None:
    gantry = words.interface.gantry
    exhibit.act(words.tab(1))
    exhibit.heading(words.heading(AtPanel(1)))
    _tab_to(exhibit, gantry)
    exhibit.key("Left")
    assert exhibit.slid() == gantry
    exhibit.until(lambda tree: tree.get(gantry).value[0] < tree.get(gantry).value[2])


def test_actions_keep_the_visit_alive(exhibit: Reading, words: Words) -> None:
    exhibit.act(words.tab(0))
    exhibit.until_focus(words.heading(AtPanel(0)))
    exhibit.act(words.marker(0, 1))
    exhibit.until_focus(words.heading(AtStop(0, 1)))
    question = idle_question(words.language, 25)
    exhibit.wait(LONG)
    assert exhibit.until(lambda tree: tree.names("alert")).names("alert") == [question]
    exhibit.act(words.interface.stay)
    exhibit.heading(words.heading(AtStop(0, 1)))
    exhibit.wait(LONG)
    exhibit.until(lambda tree: tree.names("alert") == [question])
    exhibit.wait(LONG)
    assert exhibit.announced() == words.language.talk.ended


# The order of focus does not depend on the language.
@pytest.mark.parametrize(
    "words", ["zh", pytest.param("en", marks=pytest.mark.exhaustive)], indirect=True, scope="module"
)
def test_every_stop_is_reached_and_opened_by_keys_alone(exhibit: Reading, words: Words) -> None:
    for panel, content in enumerate(words.exhibit.panels):
        _tab_to(exhibit, words.tab(panel))
        exhibit.key("Return")
        exhibit.until_focus(words.heading(AtPanel(panel)))
        for stop in range(len(content.stops)):
            _tab_to(exhibit, words.marker(panel, stop))
            exhibit.key("Return")
            exhibit.until_focus(words.heading(AtStop(panel, stop)))
            exhibit.key("Escape")
            exhibit.until_focus(words.marker(panel, stop))
    _tab_to(exhibit, words.access.title)
    exhibit.key("Return")
    exhibit.until_focus(words.heading(AtAccess(AtPanel(0))))


def _tab_to(exhibit: Reading, name: str) -> None:
    passed = []
    while (focused := exhibit.focused_by("Tab")) != name or exhibit.tree().focused() != [name]:
        passed.append(focused)
        assert len(passed) < 40, passed


def test_texts_are_focus_stops_in_reading_order(exhibit: Reading, words: Words) -> None:
    exhibit.act(words.tab(1))
    panel = words.exhibit.panels[1]
    wording = panel.wording[words.tag]
    exhibit.until_focus(words.heading(AtPanel(1)))
    lead = ["".join(run.text for run in passage) for passage in wording.lead]
    for text in (*lead, words.spoken(AtPanel(1))):
        assert exhibit.focused_by("Tab") == text
    first, *_ = [text.strip() for text in split_sentences(lead[0])]
    for _ in lead:
        exhibit.focused_by("shift+Tab")
    exhibit.key("Down")
    assert exhibit.renamed() == first


def test_language_is_checked_once_and_the_window_is_renamed(exhibit: Reading, words: Words) -> None:
    other = Words(words.exhibit, "zh" if words.tag == "en" else "en")
    exhibit.act(other.language.name, "Toggle")
    exhibit.until(lambda tree: "checked" in tree.get(other.language.name).states)
    assert exhibit.changed(":checked", other.language.name) == [1]
    assert exhibit.changed(":checked", words.language.name) == [0]
    assert exhibit.changed(":accessible-name", other.language.article.title)
