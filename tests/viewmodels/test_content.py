"""Content for QML equals the exhibit and never changes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from qbj_kiosk.exhibit import model
from qbj_kiosk.viewmodels.content import Content, join_numbers
from qbj_kiosk.viewmodels.exhibit import Exhibit
from qbj_kiosk.viewmodels.paragraphs import Paragraph
from tests.journeys.control_names import Names


@pytest.fixture
def exhibit_model(exhibit: model.Exhibit) -> Exhibit:
    return Exhibit(exhibit, lambda name: f"file:///{name}" if name else "")


@pytest.fixture(params=["en", "zh"])
def tag(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def content(exhibit_model: Exhibit, tag: str) -> Content:
    return exhibit_model.content(tag)


def child(of: QObject, name: str) -> QObject:
    value = getattr(of, name)
    assert isinstance(value, QObject)
    return value


def get(of: QObject, *names: str) -> list[object]:
    """Return properties of a view model, texts without the spaces between scripts."""
    return [of.property(name) for name in names]


def plain(prose: model.Prose) -> str:
    return "\n".join("".join(run.text for run in paragraph) for paragraph in prose)


def text_of(paragraphs: list[Paragraph]) -> str:
    return "\n".join(str(paragraph.plain) for paragraph in paragraphs)


def test_languages_are_in_the_exhibits_order(exhibit_model: Exhibit, exhibit: model.Exhibit) -> None:
    tags = [language.tag for language in exhibit_model.languages]
    assert tags == [language.tag for language in exhibit.languages]


def test_panels_equal_the_exhibit(content: Content, exhibit: model.Exhibit, tag: str) -> None:
    names = Names(exhibit, tag)
    panels = content.panels
    assert len(panels) == len(exhibit.panels)
    for index, (panel, source) in enumerate(zip(panels, exhibit.panels, strict=True)):
        wording = source.wording[tag]
        assert get(panel, "tab", "kicker", "headline", "look", "scenery") == [
            wording.tab,
            wording.kicker,
            "\n".join(wording.headline),
            source.look,
            source.scenery,
        ]
        assert text_of(panel.lead) == plain(wording.lead)
        assert panel.back == names.back_to_panel(index)


def test_stops_equal_the_exhibit(content: Content, exhibit: model.Exhibit, tag: str) -> None:
    names = Names(exhibit, tag)
    for p, s in names.stops():
        stop = content.panels[p].property("stops")[s]
        source = exhibit.panels[p].stops[s]
        wording = source.wording[tag]
        assert get(stop, "title", "summary", "heading") == [wording.title, wording.summary, wording.heading]
        assert text_of(stop.body) == plain(wording.body)
        assert get(stop, "spoken", "source", "back", "toPrevious", "toNext", "paragraph") == [
            names.stop(p, s),
            names.source(p, s),
            names.back_to_stop(p, s),
            names.previous(p, s),
            names.next(p, s),
            source.paragraphs[0],
        ]


def test_figures_equal_the_exhibit(content: Content, exhibit: model.Exhibit, tag: str) -> None:
    for panel, source in zip(content.panels, exhibit.panels, strict=True):
        pairs = [(panel.figure, source.figure)]
        pairs += [(stop.figure, each.figure) for stop, each in zip(panel.stops, source.stops, strict=True)]
        for figure, expected in pairs:
            words = expected.wording[tag]
            names = ("numeral", "before", "after", "label", "note", "counting", "spoken")
            assert get(figure, *names) == [getattr(words, name) for name in names]
            assert get(figure, "kind", "units", "total", "approval") == [
                expected.kind,
                expected.units,
                expected.total,
                expected.approval,
            ]
            assert tuple(figure.names) == words.names


def test_article_equals_the_exhibit(content: Content, exhibit: model.Exhibit, tag: str) -> None:
    source = Names(exhibit, tag).language.article
    article = content.article
    assert get(article, "title", "caption", "source") == [source.title, source.caption, source.source]
    assert text_of(article.paragraphs) == plain(source.paragraphs)


def test_strings_equal_the_exhibit(content: Content, exhibit: model.Exhibit, tag: str) -> None:
    names = Names(exhibit, tag)
    words = names.words
    assert get(content.strings, "article", "articleShort", "language", "chosen", "stillHere") == [
        words.article,
        words.article_short,
        words.language,
        words.chosen,
        words.still_here,
    ]
    assert content.toStart == names.back_to_start
    assert content.strings.secondsLeft("7") == words.seconds_left.format(seconds=7)
    assert get(content, "name", "place", "han") == [
        names.language.name,
        names.language.place,
        names.language.script == "han",
    ]


def test_drawings_equal_the_exhibit(exhibit_model: Exhibit, exhibit: model.Exhibit) -> None:
    drawings = exhibit_model.drawings
    assert set(drawings) == set(exhibit.drawings)
    for name, source in exhibit.drawings.items():
        assert get(drawings[name], "sheetWidth", "sheetHeight") == [source.width, source.height]
        outlines = [get(each, "path", "fill", "stroke", "strokeWidth") for each in drawings[name].property("outlines")]
        assert outlines == [[shape.path, shape.fill or "", shape.stroke or "", shape.width] for shape in source.shapes]
    assert child(exhibit_model, "locomotive") is drawings[exhibit.train.locomotive]
    assert list(exhibit_model.wagons) == [drawings[name] for name in exhibit.train.wagons]
    assert exhibit_model.numeralFamily == exhibit.fonts.numeral[0]


def tree(of: QObject) -> Iterator[QObject]:
    yield of
    for child in of.children():
        yield from tree(child)


def test_all_properties_are_constant_and_all_objects_have_parents(exhibit_model: Exhibit) -> None:
    objects = list(tree(exhibit_model))
    assert len(objects) > 100
    for each in objects:
        assert each is exhibit_model or each.parent() is not None, "QML must not take ownership"
        kind = each.metaObject()
        for index in range(kind.propertyOffset(), kind.propertyCount()):
            assert kind.property(index).isConstant(), (kind.className(), kind.property(index).name())
            assert not kind.property(index).isWritable()


def test_properties_return_the_same_objects(content: Content) -> None:
    assert content.panels == content.panels
    assert content.article is content.article


@pytest.mark.parametrize(
    ("numbers", "joined"),
    [((3,), "3"), ((6, 7), "6 and 7"), ((2, 6, 7), "2, 6 and 7")],
)
def test_numbers_are_joined(numbers: tuple[int, ...], joined: str) -> None:
    assert join_numbers(numbers, " and ") == joined
