"""State of a visit: language, place, figures, accessibility settings."""

from msgspec import Struct, field
from msgspec.structs import replace

from qbj_kiosk.exhibit import model
from qbj_kiosk.session.accessibility import Access
from qbj_kiosk.session.places import Attract, Place


class VisitBounds(Struct, frozen=True):
    """Bounds of the events of a visit: numbers of panels, stops, units, paragraphs and languages."""

    stops: tuple[int, ...]
    """Number of stops of each panel."""
    units: tuple[int, ...]
    """Number of units that each panel's figure draws."""
    paragraphs: int
    languages: tuple[str, ...]
    """A visit begins in the first."""

    def beginning_in(self, language: str) -> "VisitBounds":
        """Return bounds of visits that begin in another language; an unknown language changes nothing."""
        if language not in self.languages:
            return self
        at = self.languages.index(language)
        return replace(self, languages=self.languages[at:] + self.languages[:at])

    def has_panel(self, panel: int) -> bool:
        return 0 <= panel < len(self.stops)

    def has_stop(self, panel: int, stop: int) -> bool:
        return self.has_panel(panel) and 0 <= stop < self.stops[panel]


def create_bounds(exhibit: model.Exhibit, language: str | None = None) -> VisitBounds:
    """Create the bounds of visits to an exhibit. They begin in `language`, one of its tags; if None, in its first."""
    bounds = VisitBounds(
        stops=tuple(len(panel.stops) for panel in exhibit.panels),
        units=tuple(panel.figure.units for panel in exhibit.panels),
        paragraphs=len(exhibit.languages[0].article.paragraphs),
        languages=tuple(each.tag for each in exhibit.languages),
    )
    return bounds if language is None else bounds.beginning_in(language)


class FigureState(Struct, frozen=True):
    train_stop: int
    """Index of the stop where the train stands."""
    containers_down: int
    is_finished: bool = False
    """True if the figure has finished its animation in this visit."""


class Visit(Struct, frozen=True):
    """State of one visit: everything that a reset discards."""

    bounds: VisitBounds
    language: str
    place: Place = field(default_factory=Attract)
    figures: tuple[FigureState, ...] = ()
    access: Access = Access()


def begin_visit(bounds: VisitBounds) -> Visit:
    """Return the initial state of a visit: the train at the last stop, every figure complete.

    Raises:
        ValueError: if the bounds have no language.
    """
    if not bounds.languages:
        message = "an exhibit needs a language"
        raise ValueError(message)
    figures = tuple(
        FigureState(train_stop=stops - 1, containers_down=units)
        for stops, units in zip(bounds.stops, bounds.units, strict=True)
    )
    return Visit(bounds, bounds.languages[0], figures=figures)
