"""Estimated time to read a screen, for slow readers."""

from collections.abc import Iterable

from qbj_kiosk.exhibit.model import Exhibit, Language, Prose, plain
from qbj_kiosk.session.places import AtArticle, AtPanel, AtStop, Place

WORDS_A_SECOND = 150 / 60
CHARACTERS_A_SECOND = 300 / 60
SCREENFUL = 4
"""Most paragraphs of the article that a screen shows."""


def reading_seconds(exhibit: Exhibit, tag: str, place: Place) -> float:
    """Return how long a slow reader takes to read a place, in seconds: 150 words or 300 Han characters a minute."""
    language = exhibit.find_language(tag)
    match place:
        case AtPanel(panel):
            texts = _panel(exhibit, tag, panel)
        case AtStop(panel, stop):
            texts = _stop(exhibit, tag, panel, stop)
        case AtArticle():
            return _longest_screenful(language)
        case _:
            texts = []
    return sum(_seconds(language, text) for text in texts)


def _panel(exhibit: Exhibit, tag: str, at: int) -> list[str]:
    panel = exhibit.panels[at]
    wording, figure = panel.wording[tag], panel.figure.wording[tag]
    stops = [text for stop in panel.stops for text in (stop.wording[tag].title, stop.wording[tag].summary)]
    return [wording.kicker, *wording.headline, plain(wording.lead), figure.label, figure.note, *stops]


def _stop(exhibit: Exhibit, tag: str, panel: int, at: int) -> list[str]:
    stop = exhibit.panels[panel].stops[at]
    wording, figure = stop.wording[tag], stop.figure.wording[tag]
    return [wording.heading, plain(wording.body), figure.label, figure.note]


def _longest_screenful(language: Language) -> float:
    times = [_seconds(language, text) for text in _texts(language.article.paragraphs)]
    return max((sum(times[at : at + SCREENFUL]) for at in range(len(times))), default=0.0)


def _texts(prose: Prose) -> Iterable[str]:
    return (plain((paragraph,)) for paragraph in prose)


def _seconds(language: Language, text: str) -> float:
    if language.script == "han":
        return sum(not letter.isspace() for letter in text) / CHARACTERS_A_SECOND
    return len(text.split()) / WORDS_A_SECOND
