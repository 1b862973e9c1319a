"""Invariants of every visit."""

from collections.abc import Iterator

from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place
from qbj_kiosk.session.visit import Visit, VisitBounds


def violations(visit: Visit) -> list[str]:
    return [*_place(visit.bounds, visit.place), *_figures(visit), *_language(visit)]


def _place(bounds: VisitBounds, place: Place) -> Iterator[str]:
    match place:
        case Attract():
            return
        case AtPanel(panel) if 0 <= panel < len(bounds.stops):
            return
        case AtStop(panel, stop) if 0 <= panel < len(bounds.stops) and 0 <= stop < bounds.stops[panel]:
            return
        case AtArticle(paragraph, behind) if 0 <= paragraph <= bounds.paragraphs and not isinstance(behind, AtArticle):
            yield from _place(bounds, behind)
        case AtAccess(behind) if not isinstance(behind, AtAccess):
            yield from _place(bounds, behind)
        case _:
            yield f"{place} does not exist"


def _figures(visit: Visit) -> Iterator[str]:
    bounds = visit.bounds
    if len(visit.figures) != len(bounds.stops):
        yield "not every panel has its figure"
    for figure, stops, units in zip(visit.figures, bounds.stops, bounds.units, strict=False):
        if not 0 <= figure.train_stop < stops:
            yield f"the train stands at stop {figure.train_stop} of {stops}"
        if not 0 <= figure.containers_down <= units:
            yield f"{figure.containers_down} of {units} units are down"


def _language(visit: Visit) -> Iterator[str]:
    if visit.language not in visit.bounds.languages:
        yield f"unknown language {visit.language}"
