"""How each event changes a visit: the pure function `transition(visit, event)`."""

from msgspec.structs import replace

from qbj_kiosk.session import events as ev
from qbj_kiosk.session.accessibility import SWITCHES, TEXT_SIZES
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Place, is_at_attract, panel_of
from qbj_kiosk.session.visit import FigureState, Visit, VisitBounds, begin_visit


def transition(visit: Visit, event: ev.Event) -> Visit:
    """Return the visit after an event. An event that does not apply to the current place changes nothing.

    Figures report at the end of an animation or drag, which may be after the visit has ended. At attract such reports
    come from an earlier visit and change nothing.

    The figure of a panel that is left becomes complete again, and its train goes to the last stop, so that it shows the
    article's number on return.
    """
    after = _after(visit, event)
    left = panel_of(visit.place)
    if panel_of(after.place) == left:
        return after
    complete = {"containers_down": after.bounds.units[left], "train_stop": after.bounds.stops[left] - 1}
    return _with_figure(after, left, replace(after.figures[left], **complete))


def _after(visit: Visit, event: ev.Event) -> Visit:  # noqa: C901, PLR0911, PLR0912 - one flat table of events reads best
    bounds = visit.bounds
    match event:
        case ev.OpenPanel(panel) if bounds.has_panel(panel):
            return replace(visit, place=AtPanel(panel))
        case ev.OpenStop(panel, stop) if bounds.has_stop(panel, stop):
            return replace(visit, place=AtStop(panel, stop))
        case ev.OpenArticle(paragraph) if 0 <= paragraph <= bounds.paragraphs:
            return replace(visit, place=_article(visit.place, paragraph))
        case ev.OpenAccess():
            return replace(visit, place=_access(visit.place))
        case ev.Step(by):
            return replace(visit, place=_beside(bounds, visit.place, by))
        case ev.Back():
            return _back(visit)
        case ev.Reset():
            return begin_visit(bounds)
        case ev.SetLanguage(language) if language in bounds.languages:
            return replace(visit, language=language)
        case ev.NextLanguage():
            following = bounds.languages.index(visit.language) + 1
            return replace(visit, language=bounds.languages[following % len(bounds.languages)])
        case ev.SetTextSize(percent) if percent in TEXT_SIZES:
            return replace(visit, access=replace(visit.access, text_size=percent))
        case ev.SetSwitch(switch, on) if switch in SWITCHES:
            return replace(visit, access=replace(visit.access, **{switch: on}))
        case ev.StopTrain() | ev.SetContainersDown() | ev.FigureFinished() if is_at_attract(visit.place):
            return visit
        case ev.StopTrain(panel, stop) if bounds.has_stop(panel, stop):
            return _with_figure(visit, panel, replace(visit.figures[panel], train_stop=stop))
        case ev.SetContainersDown(panel, count) if bounds.has_panel(panel) and 0 <= count <= bounds.units[panel]:
            return _with_figure(visit, panel, replace(visit.figures[panel], containers_down=count))
        case ev.FigureFinished(panel) if bounds.has_panel(panel):
            return _with_figure(visit, panel, replace(visit.figures[panel], is_finished=True))
        case _:
            return visit


def _article(place: Place, paragraph: int) -> AtArticle:
    behind = place.behind if isinstance(place, AtAccess) else place
    return AtArticle(paragraph, behind.behind if isinstance(behind, AtArticle) else behind)


def _access(place: Place) -> Place:
    return place.behind if isinstance(place, AtAccess) else AtAccess(place)


def _back(visit: Visit) -> Visit:
    match visit.place:
        case AtStop(panel, _):
            return replace(visit, place=AtPanel(panel))
        case AtArticle(_, behind) | AtAccess(behind):
            return replace(visit, place=behind)
        case _:
            return begin_visit(visit.bounds)


def _beside(bounds: VisitBounds, place: Place, by: int) -> Place:
    match place:
        case AtPanel(panel) if bounds.has_panel(panel + by):
            return AtPanel(panel + by)
        case AtStop(panel, stop):
            line = [AtStop(p, s) for p, count in enumerate(bounds.stops) for s in range(count)]
            further = line.index(AtStop(panel, stop)) + by
            return line[further] if 0 <= further < len(line) else place
        case _:
            return place


def _with_figure(visit: Visit, panel: int, figure: FigureState) -> Visit:
    return replace(visit, figures=tuple(figure if i == panel else old for i, old in enumerate(visit.figures)))
