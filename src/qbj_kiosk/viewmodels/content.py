"""The exhibit's content for QML: one immutable tree of objects per language.

A change of language swaps the tree, so that every text changes in one frame and nothing is built anew.
Objects have parents: QML may hold on to them, never own them.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from qbj_kiosk.exhibit import model
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.exhibit.ui_strings import Interface
from qbj_kiosk.viewmodels.access_words import AccessWords
from qbj_kiosk.viewmodels.passages import Passage
from qbj_kiosk.viewmodels.properties import constant, uncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


def source_label(words: Interface, paragraphs: Sequence[int]) -> str:
    """Name the paragraphs that a text rests on, as a link to the article."""
    if len(paragraphs) == 1:
        return fill(words.from_paragraph, numbers=paragraphs[0])
    return fill(words.from_paragraphs, numbers=join_numbers(sorted(paragraphs), words.joiner))


def join_numbers(numbers: Sequence[int], joiner: str) -> str:
    """List numbers in the order given, with the joiner before the last: `7, 6 and 3`."""
    *first, last = map(str, numbers)
    return f"{', '.join(first)}{joiner}{last}" if first else last


class Voice(Struct, frozen=True):
    """What everything that is said in one language has in common."""

    tag: str
    words: Interface
    pictures: Callable[[str], str]
    """From a picture's manifest path to its URL; empty stays empty."""


@QmlElement
@uncreatable
class Figure(QObject):
    """A drawn number in one language."""

    def __init__(self, figure: model.Figure, voice: Voice, parent: QObject) -> None:
        super().__init__(parent)
        self._figure = figure
        self._wording = figure.wording[voice.tag]
        self._picture = voice.pictures(figure.picture)

    kind = constant(str, lambda self: self._figure.kind)
    units = constant(int, lambda self: self._figure.units)
    total = constant(int, lambda self: self._figure.total)
    approval = constant(str, lambda self: self._figure.approval)
    picture = constant(str, lambda self: self._picture)
    numbers = constant("QVariantMap", lambda self: self._figure.numbers)
    numeral = constant(str, lambda self: self._wording.numeral)
    before = constant(str, lambda self: self._wording.before)
    after = constant(str, lambda self: self._wording.after)
    label = constant(str, lambda self: self._wording.label)
    note = constant(str, lambda self: self._wording.note)
    counting = constant(str, lambda self: self._wording.counting)
    spoken = constant(str, lambda self: self._wording.spoken)
    names = constant("QStringList", lambda self: list(self._wording.names))


@QmlElement
@uncreatable
class Stop(QObject):
    """A stop in one language."""

    def __init__(self, stop: model.Stop, voice: Voice, place: tuple[int, int], parent: QObject) -> None:
        super().__init__(parent)
        self._stop = stop
        self._wording = stop.wording[voice.tag]
        self._words = voice.words
        self._place = place
        self._figure = Figure(stop.figure, voice, self)
        self._body = [Passage(paragraph, self) for paragraph in self._wording.body]

    def _all_body(self) -> list[Passage]:
        return self._body

    def _spoken(self) -> str:
        number, total = self._place
        words = self._wording
        return fill(self._words.stop, title=words.title, summary=words.summary, number=number, total=total)

    figure = constant(Figure, lambda self: self._figure)
    spoken = constant(str, _spoken)
    title = constant(str, lambda self: self._wording.title)
    summary = constant(str, lambda self: self._wording.summary)
    heading = constant(str, lambda self: self._wording.heading)
    body = constant(list, _all_body)
    paragraph = constant(int, lambda self: self._stop.paragraphs[0])
    source = constant(str, lambda self: source_label(self._words, self._stop.paragraphs))
    back = constant(str, lambda self: fill(self._words.back_to, place=self._wording.title))
    toPrevious = constant(str, lambda self: fill(self._words.previous, title=self._wording.title))
    toNext = constant(str, lambda self: fill(self._words.next, title=self._wording.title))


@QmlElement
@uncreatable
class Panel(QObject):
    """A panel in one language."""

    def __init__(self, panel: model.Panel, voice: Voice, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._wording = panel.wording[voice.tag]
        self._words = voice.words
        self._figure = Figure(panel.figure, voice, self)
        self._lead = [Passage(paragraph, self) for paragraph in self._wording.lead]
        self._young = [Passage((model.Run(self._wording.young),), self)] if self._wording.young else []
        total = len(panel.stops)
        self._stops = [Stop(stop, voice, (number, total), self) for number, stop in enumerate(panel.stops, start=1)]

    def _all_lead(self) -> list[Passage]:
        return self._lead

    def _all_young(self) -> list[Passage]:
        return self._young

    def _all_stops(self) -> list[Stop]:
        return self._stops

    figure = constant(Figure, lambda self: self._figure)
    stops = constant(list, _all_stops)
    look = constant(str, lambda self: self._panel.look)
    scenery = constant(str, lambda self: self._panel.scenery)
    tab = constant(str, lambda self: self._wording.tab)
    kicker = constant(str, lambda self: self._wording.kicker)
    headline = constant(str, lambda self: "\n".join(self._wording.headline))
    lead = constant(list, _all_lead)
    young = constant(list, _all_young)
    """One sentence for young visitors, or nothing."""
    back = constant(str, lambda self: fill(self._words.back_to, place=self._wording.tab))


@QmlElement
@uncreatable
class Article(QObject):
    """The article in one language."""

    def __init__(self, article: model.Article, parent: QObject) -> None:
        super().__init__(parent)
        self._article = article
        self._paragraphs = [Passage(paragraph, self) for paragraph in article.paragraphs]

    def _all_paragraphs(self) -> list[Passage]:
        return self._paragraphs

    title = constant(str, lambda self: self._article.title)
    caption = constant(str, lambda self: self._article.caption)
    source = constant(str, lambda self: self._article.source)
    paragraphs = constant(list, _all_paragraphs)


@QmlElement
@uncreatable
class Content(QObject):
    """All that is said in one language."""

    def __init__(
        self, exhibit: model.Exhibit, language: model.Language, pictures: Callable[[str], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._words = language.interface
        voice = Voice(language.tag, language.interface, pictures)
        self._panels = [Panel(panel, voice, self) for panel in exhibit.panels]
        self._article = Article(language.article, self)
        self._access = AccessWords(language.access, self)

    def _all_panels(self) -> list[Panel]:
        return self._panels

    panels = constant(list, _all_panels)
    article = constant(Article, lambda self: self._article)
    access = constant(AccessWords, lambda self: self._access)
    tag = constant(str, lambda self: self._language.tag)
    name = constant(str, lambda self: self._language.name)
    place = constant(str, lambda self: self._language.place)
    unbroken = constant("QStringList", lambda self: list(self._language.unbroken))
    han = constant(bool, lambda self: self._language.script == "han")
    toArticle = constant(str, lambda self: self._words.article)
    toArticleShort = constant(str, lambda self: self._words.article_short)
    backShort = constant(str, lambda self: self._words.back_short)
    toStart = constant(str, lambda self: fill(self._words.back_to, place=self._words.start))
    backToArticle = constant(str, lambda self: fill(self._words.back_to, place=self._words.article_place))
    languageSwitch = constant(str, lambda self: self._words.language)
    chosen = constant(str, lambda self: self._words.chosen)
    touch = constant(str, lambda self: self._words.touch)
    train = constant(str, lambda self: self._words.train)
    trainHint = constant(str, lambda self: self._words.train_hint)
    gantry = constant(str, lambda self: self._words.gantry)
    gantryHint = constant(str, lambda self: self._words.gantry_hint)
    strands = constant(str, lambda self: self._words.strands)
    stillHere = constant(str, lambda self: self._words.still_here)
    stay = constant(str, lambda self: self._words.stay)
    startOver = constant(str, lambda self: self._words.start_over)
    strandsHint = constant(str, lambda self: self._words.strands_hint)

    @Slot(int, result=str)
    def secondsLeft(self, seconds: int) -> str:
        """The countdown of the question, in words."""
        return fill(self._words.seconds_left, seconds=seconds)

    @Slot(str, str, result=str)
    def told(self, state: str, hint: str) -> str:
        """What a figure is described by: how it stands, if that can be said, and what to do with it."""
        return self._language.talk.joiner.join(part for part in (state, hint) if part)
