"""What is on the screen, part by part, for whoever has it read aloud: where one is, what it says, what can be done."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from qbj_kiosk.exhibit.model import Exhibit, FigureWording, Language, Panel, Prose, plain
from qbj_kiosk.exhibit.model import Stop as ModelStop
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.exhibit.ui_strings import AccessStrings
from qbj_kiosk.session.accessibility import DESIGNED, Access, Switch
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Place

UNSEEN = frozenset({"where", "do"})
"""Keys of what is said beyond the texts of the screen."""


class Part(Struct, frozen=True):
    """One thing that is said."""

    key: str
    """What of the screen it is: "headline", "lead:0", "stop:1", "switch:2"; "where" and "do" are nowhere on it."""
    text: str
    recording: str = ""
    """Manifest path of a sound file that says it; empty for none."""


def telling(
    exhibit: Exhibit, tag: str, place: Place, access: Access = DESIGNED, offers: tuple[Switch, ...] = ()
) -> tuple[Part, ...]:
    """What a place says in a language, in the order in which it is read. No part is empty.

    Args:
        exhibit: what there is to tell.
        tag: the language.
        place: where the visit is.
        access: what the visitor has chosen.
        offers: the switches on the access page, in their order.
    """
    language = exhibit.find_language(tag)
    match place:
        case AtPanel(panel):
            parts = _panel(exhibit, language, panel, young=access.young)
        case AtStop(panel, stop):
            parts = _stop(exhibit.panels[panel], language, stop)
        case AtArticle(paragraph):
            parts = _article(language, max(1, paragraph))
        case AtAccess():
            parts = _access(language, access, offers)
        case _:
            parts = _attract(language)
    return tuple(part for part in parts if part.text.strip())


def size_told(words: AccessStrings, access: Access) -> str:
    """The size of text that was chosen, in words."""
    return fill(words.state, what=words.size, state=fill(words.percent, percent=access.text_size))


def switch_told(words: AccessStrings, access: Access, switch: Switch) -> str:
    """A switch with its state, in words."""
    return fill(words.state, what=getattr(words, switch), state=words.on if getattr(access, switch) else words.off)


def _attract(language: Language) -> Iterator[Part]:
    yield Part("where", language.place)
    yield Part("caption", language.article.caption)
    yield Part("do", language.speech.do_attract)


def _panel(exhibit: Exhibit, language: Language, at: int, *, young: bool) -> Iterator[Part]:
    panel, said = exhibit.panels[at], language.speech
    words, heard = panel.wording[language.tag], panel.wording[language.tag].recordings
    yield Part("where", fill(said.panel, number=at + 1, total=len(exhibit.panels), title=words.tab))
    yield Part("kicker", words.kicker)
    yield Part("headline", language.in_one_line(*words.headline), heard.get("headline", ""))
    if young and words.young:
        yield Part("young", words.young, heard.get("young", ""))
    else:
        yield from _prose("lead", words.lead, heard.get("lead", ""))
    yield from _figure(panel.figure.wording[language.tag], heard.get("figure", ""))
    for number, stop in enumerate(panel.stops):
        yield Part(f"stop:{number}", _marker(language, stop, number, len(panel.stops)))
    yield Part("do", said.do_panel)


def _stop(panel: Panel, language: Language, at: int) -> Iterator[Part]:
    stop, said = panel.stops[at], language.speech
    words, heard = stop.wording[language.tag], stop.wording[language.tag].recordings
    tab = panel.wording[language.tag].tab
    yield Part("where", fill(said.stop, number=at + 1, total=len(panel.stops), title=words.title, panel=tab))
    yield Part("heading", words.heading, heard.get("heading", ""))
    yield from _prose("body", words.body, heard.get("body", ""))
    yield from _figure(stop.figure.wording[language.tag], heard.get("figure", ""))
    yield Part("do", said.do_stop)


def _article(language: Language, first: int) -> Iterator[Part]:
    article = language.article
    yield Part("where", language.interface.article_short)
    yield Part("title", article.title)
    yield Part("caption", article.caption)
    for number, paragraph in enumerate(article.paragraphs[first - 1 :], start=first):
        recording = article.recordings[number - 1] if article.recordings else ""
        yield Part(f"paragraph:{number}", plain((paragraph,)), recording)
    yield Part("source", article.source)
    yield Part("do", language.speech.do_article)


def _access(language: Language, access: Access, offers: tuple[Switch, ...]) -> Iterator[Part]:
    words = language.access
    yield Part("where", words.title)
    yield Part("until", words.until)
    yield Part("size", size_told(words, access))
    for number, switch in enumerate(offers):
        yield Part(f"switch:{number}", switch_told(words, access, switch))
    yield Part("do", language.speech.do_access)


def _figure(words: FigureWording, recording: str) -> Iterator[Part]:
    yield Part("figure", words.spoken, recording)
    yield Part("note", words.note)


def _prose(key: str, text: Prose, recording: str) -> Iterable[Part]:
    """A recording reads all paragraphs in one; a voice reads one after the other."""
    if recording:
        return (Part(key, plain(text), recording),)
    return tuple(Part(f"{key}:{number}", plain((paragraph,))) for number, paragraph in enumerate(text))


def _marker(language: Language, stop: ModelStop, number: int, total: int) -> str:
    words = stop.wording[language.tag]
    return fill(language.interface.stop, title=words.title, summary=words.summary, number=number + 1, total=total)
