"""Places of a visit: attract, a panel, an open stop, the article, the accessibility page."""

from msgspec import Struct


class Attract(Struct, frozen=True):
    """Place of a visit: attract, the screen that is shown while there is no visitor."""


class AtPanel(Struct, frozen=True):
    """Place of a visit: a panel; `panel` counts from 0 along the line."""

    panel: int


class AtStop(Struct, frozen=True):
    """Place of a visit: an opened stop of a panel; both count from 0."""

    panel: int
    stop: int


class AtArticle(Struct, frozen=True):
    """Place of a visit: the article at a paragraph, which counts from 1; 0 is the beginning."""

    paragraph: int
    behind: Attract | AtPanel | AtStop
    """The place that `Back` leads to."""


class AtAccess(Struct, frozen=True):
    behind: Attract | AtPanel | AtStop | AtArticle
    """The place that `Back` leads to."""


Place = Attract | AtPanel | AtStop | AtArticle | AtAccess


def panel_of(place: Place) -> int:
    """Return the panel that a visit's place belongs to; the first one for attract."""
    match place:
        case AtPanel(panel) | AtStop(panel, _):
            return panel
        case AtArticle(_, behind) | AtAccess(behind):
            return panel_of(behind)
        case _:
            return 0


def is_at_attract(place: Place) -> bool:
    """Return True for attract and for a page opened over it: no panel's figure is on the screen."""
    match place:
        case AtArticle(_, behind) | AtAccess(behind):
            return is_at_attract(behind)
        case _:
            return isinstance(place, Attract)


def stop_of(place: Place) -> int:
    """Return the index of the stop at a visit's place; -1 for none."""
    match place:
        case AtStop(_, stop):
            return stop
        case AtArticle(_, behind) | AtAccess(behind):
            return stop_of(behind)
        case _:
            return -1
