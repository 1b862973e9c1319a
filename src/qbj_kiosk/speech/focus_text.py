"""Spoken description of the control with keyboard focus, and of the place on arrival."""

from typing import Literal

from msgspec import Struct

from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.exhibit.ui_strings import FocusStrings
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Place

Role = Literal["button", "tab", "link", "radio", "switch", "slider"]


class Control(Struct, frozen=True):
    name: str
    role: Role | None = None
    """None for an item that is no control; only its name is spoken."""
    description: str = ""
    """Spoken if the control has no state; otherwise the description only repeats the state."""
    chosen: bool = False
    """True for the chosen one of several."""
    on: bool | None = None
    """None for a control that is neither on nor off."""
    value: str = ""
    is_drawn: bool = False
    """True for a text whose name stands on the screen."""
    number: int = 0
    """Position among its siblings, from 1."""
    total: int = 0
    """Number of siblings; 0 if the position is not spoken."""


def describe_control(control: Control, strings: FocusStrings) -> str:
    state = strings.chosen if control.chosen else control.value
    if control.on is not None:
        state = strings.on if control.on else strings.off
    position = fill(strings.position, number=control.number, total=control.total) if control.total > 1 else ""
    role = str(getattr(strings, control.role)) if control.role else ""
    parts = (control.name, role, state, position, "" if state else control.description)
    return strings.joiner.join(part for part in parts if part)


def describe_arrival(exhibit: Exhibit, tag: str, place: Place) -> str:
    """Return what is spoken on arrival at a place: where the visit is and what is there."""
    language = exhibit.find_language(tag)
    strings, panels = language.talk, exhibit.panels
    match place:
        case AtPanel(panel):
            title, stops = panels[panel].wording[tag].tab, panels[panel].stops
            return fill(strings.at_panel, title=title, number=panel + 1, total=len(panels), stops=len(stops))
        case AtStop(panel, stop):
            tab, stops = panels[panel].wording[tag].tab, panels[panel].stops
            title = stops[stop].wording[tag].title
            return fill(strings.at_stop, title=title, number=stop + 1, total=len(stops), panel=tab)
        case AtArticle():
            return fill(strings.at_article, total=len(language.article.paragraphs))
        case AtAccess():
            return strings.at_access
        case _:
            return fill(strings.at_start, total=len(panels))
