"""What is said of a control that the keyboard goes to, and of a place that is opened."""

from typing import Literal

from msgspec import Struct

from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.exhibit.placeholders import fill
from qbj_kiosk.exhibit.ui_strings import FocusStrings
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Place

Role = Literal["button", "tab", "link", "radio", "switch", "slider"]


class Control(Struct, frozen=True):
    """A control, as assistive technology is told of it."""

    name: str
    role: Role | None = None
    """None for what is no control; nothing is said of it but its name."""
    description: str = ""
    """Told where no state is; a state's description only says the state again."""
    chosen: bool = False
    """Of several, this one."""
    on: bool | None = None
    """None for what is neither on nor off."""
    value: str = ""
    number: int = 0
    """Place among those beside it, from 1."""
    total: int = 0
    """How many there are; 0 where that says nothing."""


def sentence(control: Control, words: FocusStrings, arrived: str = "") -> str:
    """What is said of a control.

    Args:
        control: what the keyboard went to.
        words: those of the language that is shown.
        arrived: the title of the place that was opened with it; empty where nothing was.
    """
    state = words.chosen if control.chosen else control.value
    if control.on is not None:
        state = words.on if control.on else words.off
    place = fill(words.position, number=control.number, total=control.total) if control.total > 1 else ""
    role = str(getattr(words, control.role)) if control.role else ""
    parts = (arrived, control.name, role, state, place, "" if state else control.description)
    return words.joiner.join(part for part in parts if part)


def title(exhibit: Exhibit, language: str, place: Place) -> str:
    """What a place is called where somebody comes to it, in a language of the exhibit."""
    spoken = exhibit.find_language(language)
    match place:
        case AtPanel(panel):
            return spoken.in_one_line(*exhibit.panels[panel].wording[language].headline)
        case AtStop(panel, stop):
            return exhibit.panels[panel].stops[stop].wording[language].heading
        case AtArticle():
            return spoken.article.title
        case AtAccess():
            return spoken.access.title
        case _:
            return spoken.place
