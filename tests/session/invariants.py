"""Invariants of every visit."""

from collections.abc import Iterator

from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place
from qbj_kiosk.session.visit import Plan, Visit


def violations(visit: Visit) -> list[str]:
    """Return the violated invariants of a visit."""
    return [*_place(visit.plan, visit.place), *_figures(visit), *_language(visit)]


def _place(plan: Plan, place: Place) -> Iterator[str]:
    match place:
        case Attract():
            return
        case AtPanel(panel) if 0 <= panel < len(plan.stops):
            return
        case AtStop(panel, stop) if 0 <= panel < len(plan.stops) and 0 <= stop < plan.stops[panel]:
            return
        case AtArticle(paragraph, behind) if 0 <= paragraph <= plan.paragraphs and not isinstance(behind, AtArticle):
            yield from _place(plan, behind)
        case AtAccess(behind) if not isinstance(behind, AtAccess):
            yield from _place(plan, behind)
        case _:
            yield f"{place} does not exist"


def _figures(visit: Visit) -> Iterator[str]:
    plan = visit.plan
    if len(visit.figures) != len(plan.stops):
        yield "not every panel has its figure"
    for figure, stops, units in zip(visit.figures, plan.stops, plan.units, strict=False):
        if not 0 <= figure.train < stops:
            yield f"the train stands at stop {figure.train} of {stops}"
        if not 0 <= figure.down <= units:
            yield f"{figure.down} of {units} units are down"


def _language(visit: Visit) -> Iterator[str]:
    if visit.language not in visit.plan.languages:
        yield f"unknown language {visit.language}"
