"""Narration of a place in parts, for reading aloud: where the visit is, the texts on the screen, what can be done."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from qbj_kiosk.exhibit.model import Exhibit, FigureWording, Language, Panel, Prose, plain
from qbj_kiosk.exhibit.model import Stop as ModelStop
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.exhibit.ui_strings import AccessStrings
from qbj_kiosk.session.accessibility import DESIGNED, Access, Switch
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Place

OFF_SCREEN = frozenset({"where", "do"})
"""Keys of the parts that do not stand on the screen."""


class Part(Struct, frozen=True):
    key: str
    """Its item on the screen: "headline", "lead:0", "stop:1", "switch:2"; or one of `OFF_SCREEN`."""
    text: str
    recording: str = ""
    """Manifest path of its sound file; empty for none."""


def create_narration(
    exhibit: Exhibit, tag: str, place: Place, access: Access = DESIGNED, switches: tuple[Switch, ...] = ()
) -> tuple[Part, ...]:
    """Return what is read aloud at a place, as parts in reading order. No part is empty."""
    language = exhibit.find_language(tag)
    match place:
        case AtPanel(panel):
            steps, parts = "panel", _panel(exhibit, language, panel, young=access.young)
        case AtStop(panel, stop):
            steps, parts = "stop", _stop(exhibit.panels[panel], language, stop)
        case AtArticle(paragraph):
            steps, parts = "article", _article(language, max(1, paragraph))
        case AtAccess():
            steps, parts = "access", _access(language, access, switches)
        case _:
            steps, parts = "attract", _attract(language)
    do = str(getattr(language.speech, f"do_{steps}_keys" if access.talking else f"do_{steps}"))
    return tuple(part for part in (*parts, Part("do", do)) if part.text.strip())


def describe_text_size(strings: AccessStrings, access: Access) -> str:
    return fill(strings.state, what=strings.size, state=fill(strings.percent, percent=access.text_size))


def describe_switch(strings: AccessStrings, access: Access, switch: Switch) -> str:
    return fill(
        strings.state, what=getattr(strings, switch), state=strings.on if getattr(access, switch) else strings.off
    )


def _attract(language: Language) -> Iterator[Part]:
    yield Part("where", language.place)
    yield Part("caption", language.article.caption)


def _panel(exhibit: Exhibit, language: Language, at: int, *, young: bool) -> Iterator[Part]:
    panel, wording = exhibit.panels[at], exhibit.panels[at].wording[language.tag]
    recordings = wording.recordings
    yield Part("where", fill(language.speech.panel, number=at + 1, total=len(exhibit.panels), title=wording.tab))
    yield Part("kicker", wording.kicker)
    yield Part("headline", language.in_one_line(*wording.headline), recordings.get("headline", ""))
    if young and wording.young:
        yield Part("young", wording.young, recordings.get("young", ""))
    else:
        yield from _prose("lead", wording.lead, recordings.get("lead", ""))
    yield from _figure(panel.figure.wording[language.tag], recordings.get("figure", ""))
    for number, stop in enumerate(panel.stops):
        yield Part(f"stop:{number}", _marker(language, stop, number, len(panel.stops)))


def _stop(panel: Panel, language: Language, at: int) -> Iterator[Part]:
    stop, wording = panel.stops[at], panel.stops[at].wording[language.tag]
    recordings = wording.recordings
    tab = panel.wording[language.tag].tab
    yield Part(
        "where", fill(language.speech.stop, number=at + 1, total=len(panel.stops), title=wording.title, panel=tab)
    )
    yield Part("heading", wording.heading, recordings.get("heading", ""))
    yield from _prose("body", wording.body, recordings.get("body", ""))
    yield from _figure(stop.figure.wording[language.tag], recordings.get("figure", ""))


def _article(language: Language, first: int) -> Iterator[Part]:
    article = language.article
    yield Part("where", language.interface.article_short)
    yield Part("title", article.title)
    yield Part("caption", article.caption)
    for number, paragraph in enumerate(article.paragraphs[first - 1 :], start=first):
        recording = article.recordings[number - 1] if article.recordings else ""
        yield Part(f"paragraph:{number}", plain((paragraph,)), recording)
    yield Part("source", article.source)


def _access(language: Language, access: Access, switches: tuple[Switch, ...]) -> Iterator[Part]:
    strings = language.access
    yield Part("where", strings.title)
    yield Part("until", strings.until)
    yield Part("size", describe_text_size(strings, access))
    for number, switch in enumerate(switches):
        yield Part(f"switch:{number}", describe_switch(strings, access, switch))


def _figure(wording: FigureWording, recording: str) -> Iterator[Part]:
    yield Part("figure", wording.spoken, recording)
    yield Part("note", wording.note)


def _prose(key: str, text: Prose, recording: str) -> Iterable[Part]:
    """Yield one part to read aloud per paragraph, or a single part if a recording covers all of them."""
    if recording:
        return (Part(key, plain(text), recording),)
    return tuple(Part(f"{key}:{number}", plain((paragraph,))) for number, paragraph in enumerate(text))


def _marker(language: Language, stop: ModelStop, number: int, total: int) -> str:
    wording = stop.wording[language.tag]
    return fill(language.interface.stop, title=wording.title, summary=wording.summary, number=number + 1, total=total)
