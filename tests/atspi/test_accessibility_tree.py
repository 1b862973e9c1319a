"""The accessibility tree of every place over the real bus: names, roles and states, reached by actions alone."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from qbj_kiosk.bundles.open_bundle import open_bundle
from qbj_kiosk.exhibit import model
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place
from tests.atspi.accessibility_tree import CONTROLS, HAN, OWN, Tree
from tests.atspi.exhibit_on_bus import Reading, lacking, reading
from tests.atspi.expected_names import Words

GROUPS = ("page tab list", "panel", "image", "alert", "notification")
TEXTS = ("heading", "paragraph")
ARTICLE, ACCESS, QUESTION = AtArticle(0, AtPanel(0)), AtAccess(AtPanel(0)), "question"
Walk = Mapping[Place | str, Tree]


@pytest.fixture(scope="module", params=["en", "zh"])
def words(request: pytest.FixtureRequest, real_bundle: Path) -> Words:
    return Words(open_bundle(real_bundle).exhibit, request.param)


@pytest.fixture(scope="module")
def walk(words: Words, real_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """Return the accessibility tree of every place of the exhibit, reached by a screen reader's actions alone."""
    if reason := lacking():
        pytest.skip(reason)
    with reading(real_bundle, words.tag, tmp_path_factory.mktemp("walk")) as exhibit:
        return dict(_through(exhibit, words))


def _through(exhibit: Reading, words: Words) -> Iterator[tuple[Place | str, Tree]]:
    yield Attract(), exhibit.until(lambda tree: words.interface.touch_keys in tree.names("push button"))
    for panel, content in enumerate(words.exhibit.panels):
        exhibit.act(words.tab(panel))
        yield AtPanel(panel), exhibit.heading(words.heading(AtPanel(panel)))
        for stop in range(len(content.stops)):
            exhibit.act(words.marker(panel, stop))
            yield AtStop(panel, stop), exhibit.heading(words.heading(AtStop(panel, stop)))
            exhibit.act(words.back(panel))
            exhibit.heading(words.heading(AtPanel(panel)))
    last = len(words.exhibit.panels) - 1
    exhibit.act(words.interface.article)
    yield ARTICLE, exhibit.heading(words.heading(ARTICLE))
    exhibit.act(words.back(last))
    exhibit.act(words.access.title)
    yield ACCESS, exhibit.heading(words.heading(ACCESS))
    exhibit.wait(3600)
    yield QUESTION, exhibit.heading(words.interface.still_here)


def test_every_place_is_reached_by_actions_alone(walk: Walk, words: Words) -> None:
    panels = [AtPanel(panel) for panel in range(len(words.exhibit.panels))]
    stops = [AtStop(panel, stop) for panel, stop in words.stops()]
    assert set(walk) == {Attract(), *panels, *stops, ARTICLE, ACCESS, QUESTION}
    assert len(stops) == 9


def test_everything_has_a_name_and_a_role_that_fits(walk: Walk) -> None:
    for place, tree in walk.items():
        for node in tree.seen:
            assert node.name.strip(), (place, node)
            assert node.role in (*CONTROLS, *GROUPS, *TEXTS), (place, node)
            assert "\n" not in node.name, (place, node)


def test_everything_has_the_locale_of_its_language(walk: Walk, words: Words) -> None:
    for place, tree in walk.items():
        for node in tree.seen:
            if node.role in GROUPS or not re.search(r"[^\W\d_]", node.name):
                continue
            assert bool(HAN.search(node.name)) == node.locale.startswith("zh"), (place, node)
            # Attract has its texts in every language.
            if node.name not in OWN and place != Attract():
                assert node.locale.startswith(words.tag), (place, node)
            if node.description:
                assert bool(HAN.search(node.description)) == (words.tag == "zh"), (place, node)


def test_only_visible_items_are_in_the_tree(walk: Walk, words: Words) -> None:
    texts: dict[str, set[Place | str]] = {}
    for panel, content in enumerate(words.exhibit.panels):
        lead = content.wording[words.tag].lead
        texts |= {_plain(passage): {AtPanel(panel)} for passage in lead}
        for at, stop in enumerate(content.stops):
            texts |= {_plain(passage): {AtStop(panel, at)} for passage in stop.wording[words.tag].body}
    texts |= {_plain(passage): {ARTICLE} for passage in words.language.article.paragraphs}
    # The access page shows the chosen text size with the text of the panel behind it.
    for passage in words.exhibit.panels[-1].wording[words.tag].lead:
        texts[_plain(passage)].add(ACCESS)
    for place, tree in walk.items():
        for text in tree.names("paragraph"):
            assert place in texts.get(text, {place}), (place, text)
        if place in {AtPanel(0), ARTICLE}:
            shown = [text for text in texts if place in texts[text]]
            assert set(shown) <= set(tree.names("paragraph")) or place == ARTICLE, place
    assert walk[Attract()].names("heading") == [language.place for language in words.exhibit.languages]
    assert {role for role in CONTROLS if walk[QUESTION].names(role)} == {"push button", "radio button"}


def _plain(passage: tuple[model.Run, ...]) -> str:
    return "".join(run.text for run in passage)


def test_every_figure_has_a_sentence(walk: Walk, words: Words) -> None:
    for place, tree in walk.items():
        if isinstance(place, AtPanel | AtStop):
            assert words.spoken(place) in tree.names("paragraph", "image"), place


def test_every_control_can_be_acted_on_and_focused(walk: Walk) -> None:
    wanted = {"slider": {"Increase", "Decrease"}, "check box": {"Toggle", "Press"}, "radio button": {"Toggle", "Press"}}
    for place, tree in walk.items():
        for node in tree.seen:
            if node.role in CONTROLS:
                assert wanted.get(node.role, {"Press"}) <= set(node.actions), (place, node)
                assert {"focusable", "enabled"} <= node.states, (place, node)


def test_chosen_controls_are_selected_or_checked(walk: Walk, words: Words) -> None:
    for place, tree in walk.items():
        chosen = [node.name for node in tree.seen if node.role == "page tab" and "selected" in node.states]
        assert chosen == ([words.tab(place.panel)] if isinstance(place, AtPanel) else []), place
        assert all(node.inside[-1] == "page tab list" for node in tree.seen if node.role == "page tab")
        languages = [node for node in tree.seen if node.role == "radio button" and node.name in OWN]
        assert [node.name for node in languages if "checked" in node.states] == [words.language.name], place
        assert all(node.inside[-1] == "panel" for node in languages)
    sizes = [node for node in walk[ACCESS].seen if node.role == "radio button" and node.name not in OWN]
    assert [node.name for node in sizes if "checked" in node.states] == [words.access.percent.format(percent=100)]
    assert not [node for node in walk[ACCESS].seen if node.role == "check box" and "checked" in node.states]


def test_every_stop_has_its_number(walk: Walk, words: Words) -> None:
    for panel, content in enumerate(words.exhibit.panels):
        markers = [words.marker(panel, stop) for stop in range(len(content.stops))]
        assert [name for name in walk[AtPanel(panel)].names("push button") if name in markers] == markers
