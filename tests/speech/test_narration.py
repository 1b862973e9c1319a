"""Narration of each place: complete, in reading order, no part empty."""

import pytest
from msgspec.structs import replace

from qbj_kiosk.exhibit import model
from qbj_kiosk.session.accessibility import DESIGNED, Access
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place
from qbj_kiosk.speech.narration import Part, create_narration

TAGS = ("en", "zh")


def places(exhibit: model.Exhibit) -> list[Place]:
    count = len(exhibit.languages[0].article.paragraphs)
    panels = range(len(exhibit.panels))
    return [
        Attract(),
        *(AtPanel(panel) for panel in panels),
        *(AtStop(panel, stop) for panel in panels for stop in range(len(exhibit.panels[panel].stops))),
        *(AtArticle(paragraph, Attract()) for paragraph in range(count + 1)),
        AtAccess(AtPanel(0)),
    ]


def keys(parts: tuple[Part, ...]) -> list[str]:
    return [part.key for part in parts]


def narrated(exhibit: model.Exhibit, tag: str, place: Place) -> str:
    return "\n".join(part.text for part in create_narration(exhibit, tag, place))


@pytest.mark.parametrize("tag", TAGS)
def test_narration_begins_with_the_place_and_ends_with_the_options(exhibit: model.Exhibit, tag: str) -> None:
    for place in places(exhibit):
        parts = create_narration(exhibit, tag, place)
        assert parts[0].key == "where"
        assert parts[-1].key == "do"
        assert all(part.text.strip() and "{" not in part.text for part in parts)
        assert len(set(keys(parts))) == len(parts)


@pytest.mark.parametrize("tag", TAGS)
def test_options_are_for_keys_while_controls_are_spoken(exhibit: model.Exhibit, tag: str) -> None:
    speech = exhibit.find_language(tag).speech
    for place, touch, keys_ in (
        (Attract(), speech.do_attract, speech.do_attract_keys),
        (AtPanel(0), speech.do_panel, speech.do_panel_keys),
    ):
        assert create_narration(exhibit, tag, place)[-1].text == touch
        assert create_narration(exhibit, tag, place, Access(talking=True))[-1].text == keys_


@pytest.mark.parametrize("tag", TAGS)
def test_panel_is_narrated_from_headline_to_stops(exhibit: model.Exhibit, tag: str) -> None:
    for at, panel in enumerate(exhibit.panels):
        parts = create_narration(exhibit, tag, AtPanel(at))
        leads = [f"lead:{number}" for number in range(len(panel.wording[tag].lead))]
        stops = [f"stop:{number}" for number in range(len(panel.stops))]
        note = ["note"] * bool(panel.figure.wording[tag].note)
        assert keys(parts) == ["where", "kicker", "headline", *leads, "figure", *note, *stops, "do"]
        assert panel.wording[tag].tab in parts[0].text
        assert panel.figure.wording[tag].spoken in narrated(exhibit, tag, AtPanel(at))


def test_panels_and_stops_count_from_one(exhibit: model.Exhibit) -> None:
    assert create_narration(exhibit, "en", AtPanel(0))[0].text.startswith("Panel 1 of 3: ")
    assert create_narration(exhibit, "en", AtStop(1, 2))[0].text.startswith("Stop 3 of 3 ")


@pytest.mark.parametrize("tag", TAGS)
def test_stop_is_narrated_with_text_and_figure(exhibit: model.Exhibit, tag: str) -> None:
    for panel, stops in enumerate(exhibit.panels):
        for stop, content in enumerate(stops.stops):
            text = narrated(exhibit, tag, AtStop(panel, stop))
            assert model.plain(content.wording[tag].body) in text
            assert content.figure.wording[tag].spoken in text
            assert content.figure.wording[tag].note in text


@pytest.mark.parametrize("tag", TAGS)
def test_article_is_narrated_from_the_marked_paragraph(exhibit: model.Exhibit, tag: str) -> None:
    count = len(exhibit.languages[0].article.paragraphs)
    for first in range(count + 1):
        numbers = [
            key for key in keys(create_narration(exhibit, tag, AtArticle(first, Attract()))) if key.startswith("para")
        ]
        assert numbers == [f"paragraph:{number}" for number in range(max(1, first), count + 1)]


@pytest.mark.parametrize("tag", TAGS)
def test_article_is_narrated_with_title_caption_and_source(exhibit: model.Exhibit, tag: str) -> None:
    article = exhibit.find_language(tag).article
    parts = create_narration(exhibit, tag, AtArticle(0, Attract()))
    around = [part for part in parts if not part.key.startswith("paragraph")]
    assert keys(tuple(around)) == ["where", "title", "caption", "source", "do"]
    assert [part.text for part in around[1:4]] == [article.title, article.caption, article.source]


def test_access_page_is_narrated_with_its_settings(exhibit: model.Exhibit) -> None:
    chosen = Access(150, calm=True)
    parts = create_narration(exhibit, "en", AtAccess(AtPanel(0)), chosen, ("contrast", "calm"))
    assert keys(parts) == ["where", "until", "size", "switch:0", "switch:1", "do"]
    assert [part.text for part in parts[2:5]] == ["Size of text: 150%", "High contrast: Off", "Less motion: On"]


def test_children_text_replaces_the_lead(exhibit: model.Exhibit) -> None:
    young = exhibit.panels[0].wording["en"].young
    parts = create_narration(exhibit, "en", AtPanel(0), replace(DESIGNED, young=True))
    assert [part.text for part in parts if part.key == "young"] == [young]
    assert not [key for key in keys(parts) if key.startswith("lead")]


def test_recording_covers_all_paragraphs_of_a_text(exhibit: model.Exhibit) -> None:
    panel = exhibit.panels[0]
    words = replace(panel.wording["en"], recordings={"lead": "recordings/lead.opus"})
    recorded = replace(exhibit, panels=(replace(panel, wording={**panel.wording, "en": words}), *exhibit.panels[1:]))
    parts = [part for part in create_narration(recorded, "en", AtPanel(0)) if part.key.startswith("lead")]
    assert parts == [Part("lead", model.plain(words.lead), "recordings/lead.opus")]


def test_each_paragraph_of_the_article_has_its_own_recording(exhibit: model.Exhibit) -> None:
    english = exhibit.find_language("en")
    files = tuple(
        f"recordings/{number}.opus" if number != 2 else "" for number in range(len(english.article.paragraphs))
    )
    article = replace(english.article, recordings=files)
    others = tuple(each for each in exhibit.languages if each.tag != "en")
    recorded = replace(exhibit, languages=(*others, replace(english, article=article)))
    parts = create_narration(recorded, "en", AtArticle(2, Attract()))
    recordings = [part.recording for part in parts if part.key.startswith("paragraph")]
    assert recordings == list(files[1:])
