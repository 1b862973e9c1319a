"""Where a visit can be: attract, a panel, an opened stop, the article, the access page."""

from msgspec import Struct


class Attract(Struct, frozen=True):
    """Nobody is here; the exhibit invites."""


class AtPanel(Struct, frozen=True):
    """A panel is open, counted from 0 along the line."""

    panel: int


class AtStop(Struct, frozen=True):
    """A stop of a panel is open, both counted from 0."""

    panel: int
    stop: int


class AtArticle(Struct, frozen=True):
    """The article is open, at a marked paragraph (from 1) or at its beginning (0)."""

    paragraph: int
    behind: Attract | AtPanel | AtStop
    """Where the way back leads."""


class AtAccess(Struct, frozen=True):
    """The page is open on which a visitor chooses how to have the exhibit."""

    behind: Attract | AtPanel | AtStop | AtArticle
    """Where the way back leads."""


Place = Attract | AtPanel | AtStop | AtArticle | AtAccess


def panel_of(place: Place) -> int:
    """The panel that a place belongs to; attract stands before the first."""
    match place:
        case AtPanel(panel) | AtStop(panel, _):
            return panel
        case AtArticle(_, behind) | AtAccess(behind):
            return panel_of(behind)
        case _:
            return 0


def stop_of(place: Place) -> int:
    """The opened stop that a place belongs to, or -1."""
    match place:
        case AtStop(_, stop):
            return stop
        case AtArticle(_, behind) | AtAccess(behind):
            return stop_of(behind)
        case _:
            return -1
