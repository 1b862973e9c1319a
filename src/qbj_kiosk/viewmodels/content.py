"""The exhibit's content for QML: one immutable tree of objects per language.

A change of language swaps the tree, so that every text changes in one frame and nothing is built anew.
Objects have parents: QML may hold on to them, never own them.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from qbj_kiosk.exhibit import model
from qbj_kiosk.viewmodels import wording

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_MADE = "made from the bundle"


def _constant(kind: type | str, get: Callable[[Any], object]) -> Property:
    return Property(kind, get, constant=True)


@QmlElement
@QmlUncreatable(_MADE)
class Figure(QObject):
    """A drawn number in one language."""

    def __init__(self, figure: model.Figure, tag: str, picture: str, parent: QObject) -> None:
        super().__init__(parent)
        self._figure = figure
        self._wording = figure.wording[tag]
        self._picture = picture

    kind = _constant(str, lambda self: self._figure.kind)
    units = _constant(int, lambda self: self._figure.units)
    total = _constant(int, lambda self: self._figure.total)
    approval = _constant(str, lambda self: self._figure.approval)
    picture = _constant(str, lambda self: self._picture)
    numeral = _constant(str, lambda self: self._wording.numeral)
    before = _constant(str, lambda self: self._wording.before)
    after = _constant(str, lambda self: self._wording.after)
    label = _constant(str, lambda self: self._wording.label)
    note = _constant(str, lambda self: self._wording.note)
    counting = _constant(str, lambda self: self._wording.counting)
    spoken = _constant(str, lambda self: self._wording.spoken)
    names = _constant("QStringList", lambda self: list(self._wording.names))


@QmlElement
@QmlUncreatable(_MADE)
class Stop(QObject):
    """A stop in one language."""

    def __init__(
        self, stop: model.Stop, tag: str, words: model.Interface, picture: str, spoken: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stop = stop
        self._spoken = spoken
        self._wording = stop.wording[tag]
        self._words = words
        self._figure = Figure(stop.figure, tag, picture, self)

    figure = _constant(Figure, lambda self: self._figure)
    spoken = _constant(str, lambda self: self._spoken)
    title = _constant(str, lambda self: self._wording.title)
    summary = _constant(str, lambda self: self._wording.summary)
    heading = _constant(str, lambda self: self._wording.heading)
    body = _constant(str, lambda self: wording.plain(self._wording.body))
    paragraph = _constant(int, lambda self: self._stop.paragraphs[0])
    source = _constant(str, lambda self: wording.source_label(self._words, self._stop.paragraphs))
    back = _constant(str, lambda self: wording.fill(self._words.back_to, place=self._wording.title))
    toPrevious = _constant(str, lambda self: wording.fill(self._words.previous, title=self._wording.title))  # noqa: N815 - QML's naming
    toNext = _constant(str, lambda self: wording.fill(self._words.next, title=self._wording.title))  # noqa: N815 - QML's naming


@QmlElement
@QmlUncreatable(_MADE)
class Panel(QObject):
    """A panel in one language."""

    def __init__(
        self, panel: model.Panel, tag: str, words: model.Interface, pictures: Callable[[str], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._wording = panel.wording[tag]
        self._words = words
        self._figure = Figure(panel.figure, tag, pictures(panel.figure.picture), self)
        self._stops = [
            Stop(stop, tag, words, pictures(stop.figure.picture), self._name(number, stop.wording[tag]), self)
            for number, stop in enumerate(panel.stops, start=1)
        ]

    def _name(self, number: int, stop: model.StopWording) -> str:
        return wording.fill(
            self._words.stop, title=stop.title, summary=stop.summary, number=number, total=len(self._panel.stops)
        )

    figure = _constant(Figure, lambda self: self._figure)
    stops = _constant("QVariantList", lambda self: self._stops)
    look = _constant(str, lambda self: self._panel.look)
    scenery = _constant(str, lambda self: self._panel.scenery)
    tab = _constant(str, lambda self: self._wording.tab)
    kicker = _constant(str, lambda self: self._wording.kicker)
    headline = _constant(str, lambda self: "\n".join(self._wording.headline))
    lead = _constant(str, lambda self: wording.plain(self._wording.lead))
    back = _constant(str, lambda self: wording.fill(self._words.back_to, place=self._wording.tab))


@QmlElement
@QmlUncreatable(_MADE)
class Article(QObject):
    """The article in one language."""

    def __init__(self, article: model.Article, parent: QObject) -> None:
        super().__init__(parent)
        self._article = article
        self._paragraphs = [wording.plain((paragraph,)) for paragraph in article.paragraphs]

    title = _constant(str, lambda self: self._article.title)
    caption = _constant(str, lambda self: self._article.caption)
    source = _constant(str, lambda self: self._article.source)
    paragraphs = _constant("QStringList", lambda self: self._paragraphs)


@QmlElement
@QmlUncreatable(_MADE)
class Content(QObject):
    """All that is said in one language."""

    def __init__(
        self, exhibit: model.Exhibit, language: model.Language, pictures: Callable[[str], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._language = language
        words = language.interface
        self._words = words
        self._panels = [Panel(panel, language.tag, words, pictures, self) for panel in exhibit.panels]
        self._article = Article(language.article, self)

    panels = _constant("QVariantList", lambda self: self._panels)
    article = _constant(Article, lambda self: self._article)
    tag = _constant(str, lambda self: self._language.tag)
    name = _constant(str, lambda self: self._language.name)
    place = _constant(str, lambda self: self._language.place)
    han = _constant(bool, lambda self: self._language.script == "han")
    toArticle = _constant(str, lambda self: self._words.article)  # noqa: N815 - QML's naming
    toStart = _constant(str, lambda self: wording.fill(self._words.back_to, place=self._words.start))  # noqa: N815 - QML's naming
    languageSwitch = _constant(str, lambda self: self._words.language)  # noqa: N815 - QML's naming
    chosen = _constant(str, lambda self: self._words.chosen)
    touch = _constant(str, lambda self: self._words.touch)
    train = _constant(str, lambda self: self._words.train)
    trainHint = _constant(str, lambda self: self._words.train_hint)  # noqa: N815 - QML's naming
    gantry = _constant(str, lambda self: self._words.gantry)
    gantryHint = _constant(str, lambda self: self._words.gantry_hint)  # noqa: N815 - QML's naming
    strands = _constant(str, lambda self: self._words.strands)
    strandsHint = _constant(str, lambda self: self._words.strands_hint)  # noqa: N815 - QML's naming
