"""What is read aloud of each place: all of it, in reading order, nothing empty."""

import pytest
from msgspec.structs import replace

from qbj_kiosk.exhibit import model
from qbj_kiosk.session.accessibility import DESIGNED, Access
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place
from qbj_kiosk.speech.narration import Part, telling

TAGS = ("en", "zh")


def places(exhibit: model.Exhibit) -> list[Place]:
    """Every place of an exhibit."""
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
    """The parts' keys."""
    return [part.key for part in parts]


def said(exhibit: model.Exhibit, tag: str, place: Place) -> str:
    """Everything that a place says."""
    return "\n".join(part.text for part in telling(exhibit, tag, place))


@pytest.mark.parametrize("tag", TAGS)
def test_every_place_says_where_one_is_and_last_what_can_be_done(exhibit: model.Exhibit, tag: str) -> None:
    for place in places(exhibit):
        parts = telling(exhibit, tag, place)
        assert parts[0].key == "where"
        assert parts[-1].key == "do"
        assert all(part.text.strip() and "{" not in part.text for part in parts)
        assert len(set(keys(parts))) == len(parts)


@pytest.mark.parametrize("tag", TAGS)
def test_a_panel_is_told_from_its_headline_to_its_stops(exhibit: model.Exhibit, tag: str) -> None:
    for at, panel in enumerate(exhibit.panels):
        parts = telling(exhibit, tag, AtPanel(at))
        leads = [f"lead:{number}" for number in range(len(panel.wording[tag].lead))]
        stops = [f"stop:{number}" for number in range(len(panel.stops))]
        note = ["note"] * bool(panel.figure.wording[tag].note)
        assert keys(parts) == ["where", "kicker", "headline", *leads, "figure", *note, *stops, "do"]
        assert panel.wording[tag].tab in parts[0].text
        assert panel.figure.wording[tag].spoken in said(exhibit, tag, AtPanel(at))


def test_where_one_is_counts_from_one(exhibit: model.Exhibit) -> None:
    assert telling(exhibit, "en", AtPanel(0))[0].text.startswith("Panel 1 of 3: ")
    assert telling(exhibit, "en", AtStop(1, 2))[0].text.startswith("Stop 3 of 3 ")


@pytest.mark.parametrize("tag", TAGS)
def test_a_stop_says_its_text_and_its_figure(exhibit: model.Exhibit, tag: str) -> None:
    for panel, stops in enumerate(exhibit.panels):
        for stop, told in enumerate(stops.stops):
            text = said(exhibit, tag, AtStop(panel, stop))
            assert model.plain(told.wording[tag].body) in text
            assert told.figure.wording[tag].spoken in text
            assert told.figure.wording[tag].note in text


@pytest.mark.parametrize("tag", TAGS)
def test_the_article_is_told_from_the_marked_paragraph_on(exhibit: model.Exhibit, tag: str) -> None:
    count = len(exhibit.languages[0].article.paragraphs)
    for first in range(count + 1):
        numbers = [key for key in keys(telling(exhibit, tag, AtArticle(first, Attract()))) if key.startswith("para")]
        assert numbers == [f"paragraph:{number}" for number in range(max(1, first), count + 1)]


@pytest.mark.parametrize("tag", TAGS)
def test_the_article_says_all_that_stands_around_its_paragraphs(exhibit: model.Exhibit, tag: str) -> None:
    article = exhibit.find_language(tag).article
    parts = telling(exhibit, tag, AtArticle(0, Attract()))
    around = [part for part in parts if not part.key.startswith("paragraph")]
    assert keys(tuple(around)) == ["where", "title", "caption", "source", "do"]
    assert [part.text for part in around[1:4]] == [article.title, article.caption, article.source]


def test_the_access_page_says_what_is_chosen(exhibit: model.Exhibit) -> None:
    chosen = Access(150, calm=True)
    parts = telling(exhibit, "en", AtAccess(AtPanel(0)), chosen, ("contrast", "calm"))
    assert keys(parts) == ["where", "until", "size", "switch:0", "switch:1", "do"]
    assert [part.text for part in parts[2:5]] == ["Size of text: 150%", "High contrast: Off", "Less motion: On"]


def test_young_visitors_hear_their_sentence(exhibit: model.Exhibit) -> None:
    young = exhibit.panels[0].wording["en"].young
    parts = telling(exhibit, "en", AtPanel(0), replace(DESIGNED, young=True))
    assert [part.text for part in parts if part.key == "young"] == [young]
    assert not [key for key in keys(parts) if key.startswith("lead")]


def test_a_recording_reads_its_text_in_one(exhibit: model.Exhibit) -> None:
    panel = exhibit.panels[0]
    words = replace(panel.wording["en"], recordings={"lead": "recordings/lead.opus"})
    recorded = replace(exhibit, panels=(replace(panel, wording={**panel.wording, "en": words}), *exhibit.panels[1:]))
    parts = [part for part in telling(recorded, "en", AtPanel(0)) if part.key.startswith("lead")]
    assert parts == [Part("lead", model.plain(words.lead), "recordings/lead.opus")]


def test_a_paragraph_of_the_article_has_its_own_recording(exhibit: model.Exhibit) -> None:
    english = exhibit.find_language("en")
    files = tuple(
        f"recordings/{number}.opus" if number != 2 else "" for number in range(len(english.article.paragraphs))
    )
    article = replace(english.article, recordings=files)
    others = tuple(each for each in exhibit.languages if each.tag != "en")
    recorded = replace(exhibit, languages=(*others, replace(english, article=article)))
    parts = telling(recorded, "en", AtArticle(2, Attract()))
    heard = [part.recording for part in parts if part.key.startswith("paragraph")]
    assert heard == list(files[1:])
