"""Spoken description of the control with keyboard focus, and the title of a place."""

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
    number: int = 0
    """Position among its siblings, from 1."""
    total: int = 0
    """Number of siblings; 0 if the position is not spoken."""


def describe_control(control: Control, strings: FocusStrings, introduction: str = "") -> str:
    """`introduction` is spoken first, such as the title of a place that was just opened."""
    state = strings.chosen if control.chosen else control.value
    if control.on is not None:
        state = strings.on if control.on else strings.off
    position = fill(strings.position, number=control.number, total=control.total) if control.total > 1 else ""
    role = str(getattr(strings, control.role)) if control.role else ""
    parts = (introduction, control.name, role, state, position, "" if state else control.description)
    return strings.joiner.join(part for part in parts if part)


def place_title(exhibit: Exhibit, tag: str, place: Place) -> str:
    language = exhibit.find_language(tag)
    match place:
        case AtPanel(panel):
            return language.in_one_line(*exhibit.panels[panel].wording[tag].headline)
        case AtStop(panel, stop):
            return exhibit.panels[panel].stops[stop].wording[tag].heading
        case AtArticle():
            return language.article.title
        case AtAccess():
            return language.access.title
        case _:
            return language.place
