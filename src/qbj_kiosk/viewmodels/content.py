"""The exhibit's content for QML: one immutable tree of objects per language.

A change of language swaps the tree, so every text changes in one frame and no object is created.
Objects have parents, so QML never takes ownership of them.
"""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit import model, ui_strings
from qbj_kiosk.exhibit.han_and_latin_text import space_scripts, split_sentences, unspace_scripts
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.viewmodels.paragraphs import Paragraph
from qbj_kiosk.viewmodels.typed_properties import ReadOnly, constant, uncreatable
from qbj_kiosk.viewmodels.ui_strings import AccessStrings, InterfaceStrings

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


def displayed(get: Callable[[Any], str]) -> ReadOnly[str]:
    """Return a Qt property of a text that is shown but not spoken, with narrow spaces between scripts."""
    return constant(str, lambda self: space_scripts(get(self)))


def source_label(strings: ui_strings.InterfaceStrings, paragraphs: Sequence[int]) -> str:
    """Return the label of the link from a text to the paragraphs of the article that it rests on."""
    if len(paragraphs) == 1:
        return fill(strings.from_paragraph, numbers=paragraphs[0])
    return fill(strings.from_paragraphs, numbers=join_numbers(sorted(paragraphs), strings.joiner))


def join_numbers(numbers: Sequence[int], joiner: str) -> str:
    """Join numbers in a sentence, with commas and a joiner before the last: `7, 6 and 3`."""
    *first, last = map(str, numbers)
    return f"{', '.join(first)}{joiner}{last}" if first else last


def split_unit(after: str) -> tuple[str, str]:
    """Split the text after a numeral into its signs and its words: "+ years" into "+" and "years"."""
    words = after.lstrip("+%")
    return after.removesuffix(words), words.strip()


class Context(Struct, frozen=True):
    tag: str
    strings: ui_strings.InterfaceStrings
    pictures: Callable[[str], str]
    """Map a picture's manifest path to its URL; an empty path stays empty."""


@QmlElement
@uncreatable
class Figure(QObject):
    def __init__(self, figure: model.Figure, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._figure = figure
        self._wording = figure.wording[context.tag]
        self._picture = context.pictures(figure.picture)

    kind = constant(str, lambda self: self._figure.kind)
    units = constant(int, lambda self: self._figure.units)
    total = constant(int, lambda self: self._figure.total)
    approval = constant(str, lambda self: self._figure.approval)
    picture = constant(str, lambda self: self._picture)
    numbers = constant("QVariantMap", lambda self: self._figure.numbers)
    drawings = constant("QStringList", lambda self: list(self._figure.drawings))
    numeral = constant(str, lambda self: self._wording.numeral)
    before = displayed(lambda self: self._wording.before)
    after = displayed(lambda self: self._wording.after)
    sign = constant(str, lambda self: split_unit(self._wording.after)[0])
    """The signs that follow the numeral in its size ("+", "%")."""
    unit = displayed(lambda self: split_unit(self._wording.after)[1])
    """The words that follow it in a smaller size."""
    label = displayed(lambda self: self._wording.label)
    note = displayed(lambda self: self._wording.note)
    brief = displayed(lambda self: self._wording.brief or self._wording.label)
    """The figure in a few words; its label if the bundle has none."""
    counting = displayed(lambda self: self._wording.counting)
    countingAfter = displayed(lambda self: self._wording.counting_after)
    spoken = constant(str, lambda self: self._wording.spoken)
    names = constant("QStringList", lambda self: [space_scripts(name) for name in self._wording.names])
    sentences = constant("QStringList", lambda self: [space_scripts(text) for text in self._wording.sentences])


@QmlElement
@uncreatable
class Stop(QObject):
    def __init__(self, stop: model.Stop, context: Context, place: tuple[int, int], parent: QObject) -> None:
        super().__init__(parent)
        self._stop = stop
        self._wording = stop.wording[context.tag]
        self._strings = context.strings
        self._place = place
        self._figure = Figure(stop.figure, context, self)
        self._body = [Paragraph(paragraph, self) for paragraph in self._wording.body]

    def _all_body(self) -> list[Paragraph]:
        return self._body

    def _spoken(self) -> str:
        number, total = self._place
        wording = self._wording
        return fill(self._strings.stop, title=wording.title, summary=wording.summary, number=number, total=total)

    def _to_stop(self) -> str:
        return fill(self._strings.to_stop, title=self._wording.title, summary=self._wording.summary)

    figure = constant(Figure, lambda self: self._figure)
    spoken = constant(str, _spoken)
    title = displayed(lambda self: self._wording.title)
    summary = displayed(lambda self: self._wording.summary)
    heading = displayed(lambda self: self._wording.heading)
    body = constant(list, _all_body)
    paragraph = constant(int, lambda self: self._stop.paragraphs[0])
    source = displayed(lambda self: source_label(self._strings, self._stop.paragraphs))
    back = displayed(lambda self: fill(self._strings.back_to, place=self._wording.title))
    toStop = constant(str, _to_stop)
    toPrevious = constant(str, lambda self: fill(self._strings.previous, title=self._wording.title))
    toNext = displayed(lambda self: fill(self._strings.next, title=self._wording.title))


@QmlElement
@uncreatable
class Panel(QObject):
    def __init__(self, panel: model.Panel, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._wording = panel.wording[context.tag]
        self._strings = context.strings
        self._figure = Figure(panel.figure, context, self)
        self._lead = [Paragraph(paragraph, self) for paragraph in self._wording.lead]
        self._young = [Paragraph((model.Run(self._wording.young),), self)] if self._wording.young else []
        total = len(panel.stops)
        self._stops = [Stop(stop, context, (number, total), self) for number, stop in enumerate(panel.stops, start=1)]

    def _all_lead(self) -> list[Paragraph]:
        return self._lead

    def _all_young(self) -> list[Paragraph]:
        return self._young

    def _all_stops(self) -> list[Stop]:
        return self._stops

    figure = constant(Figure, lambda self: self._figure)
    stops = constant(list, _all_stops)
    look = constant(str, lambda self: self._panel.look)
    scenery = constant("QStringList", lambda self: [self._panel.scenery, *self._panel.scenery_stages])
    """Names of the drawing on the line at first, and of those that replace it."""
    tab = constant(str, lambda self: self._wording.tab)
    kicker = displayed(lambda self: self._wording.kicker)
    headline = displayed(lambda self: "\n".join(self._wording.headline))
    lead = constant(list, _all_lead)
    young = constant(list, _all_young)
    """One sentence for children; empty if there is none."""
    back = displayed(lambda self: fill(self._strings.back_to, place=self._wording.tab))


@QmlElement
@uncreatable
class Article(QObject):
    def __init__(self, article: model.Article, parent: QObject) -> None:
        super().__init__(parent)
        self._article = article
        self._paragraphs = [Paragraph(paragraph, self) for paragraph in article.paragraphs]

    def _all_paragraphs(self) -> list[Paragraph]:
        return self._paragraphs

    title = displayed(lambda self: self._article.title)
    caption = displayed(lambda self: self._article.caption)
    source = displayed(lambda self: self._article.source)
    paragraphs = constant(list, _all_paragraphs)


@QmlElement
@uncreatable
class Content(QObject):
    def __init__(
        self, exhibit: model.Exhibit, language: model.Language, pictures: Callable[[str], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._strings = language.interface
        context = Context(language.tag, language.interface, pictures)
        self._panels = [Panel(panel, context, self) for panel in exhibit.panels]
        self._article = Article(language.article, self)
        self._interface = InterfaceStrings(language.interface, self)
        self._access = AccessStrings(language.access, self)

    def _all_panels(self) -> list[Panel]:
        return self._panels

    panels = constant(list, _all_panels)
    article = constant(Article, lambda self: self._article)
    strings = constant(InterfaceStrings, lambda self: self._interface)
    access = constant(AccessStrings, lambda self: self._access)
    tag = constant(str, lambda self: self._language.tag)
    name = constant(str, lambda self: self._language.name)
    place = constant(str, lambda self: self._language.place)
    unbroken = constant("QStringList", lambda self: list(self._language.unbroken))
    han = constant(bool, lambda self: self._language.script == "han")
    toStart = displayed(lambda self: fill(self._strings.back_to, place=self._strings.start))
    backToArticle = displayed(lambda self: fill(self._strings.back_to, place=self._strings.article_place))

    @Slot(str, result="QStringList")
    def sentences(self, text: str) -> list[str]:
        return [each.strip() for each in split_sentences(text) if each.strip()]

    @Slot(str, str, result=str)
    def describe(self, state: str, hint: str) -> str:
        return self._language.talk.joiner.join(unspace_scripts(part) for part in (state, hint) if part)
