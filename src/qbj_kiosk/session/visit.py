"""The state of a visit, and how each event changes it."""

from msgspec import Struct, field
from msgspec.structs import replace

from qbj_kiosk.session import events as ev
from qbj_kiosk.session.accessibility import SWITCHES, TEXT_SIZES, Access
from qbj_kiosk.session.places import AtAccess, AtArticle, AtPanel, AtStop, Attract, Place, is_at_attract, panel_of


class Plan(Struct, frozen=True):
    """Bounds of a visit."""

    stops: tuple[int, ...]
    """By panel."""
    units: tuple[int, ...]
    """Units that each panel's figure draws."""
    paragraphs: int
    languages: tuple[str, ...]
    """A visit begins in the first."""

    def beginning_in(self, language: str) -> "Plan":
        """Put another language first; an unknown language changes nothing."""
        if language not in self.languages:
            return self
        at = self.languages.index(language)
        return replace(self, languages=self.languages[at:] + self.languages[:at])

    def has_panel(self, panel: int) -> bool:
        return 0 <= panel < len(self.stops)

    def has_stop(self, panel: int, stop: int) -> bool:
        return self.has_panel(panel) and 0 <= stop < self.stops[panel]


class FigureState(Struct, frozen=True):
    train: int
    down: int
    shown: bool = False
    """In this visit."""


class Visit(Struct, frozen=True):
    """Everything that a reset discards."""

    plan: Plan
    language: str
    place: Place = field(default_factory=Attract)
    figures: tuple[FigureState, ...] = ()
    access: Access = Access()


def fresh(plan: Plan) -> Visit:
    """Leave the train at the last stop and every figure complete.

    Raises:
        ValueError: if the plan has no language.
    """
    if not plan.languages:
        message = "an exhibit needs a language"
        raise ValueError(message)
    figures = tuple(
        FigureState(train=stops - 1, down=units) for stops, units in zip(plan.stops, plan.units, strict=True)
    )
    return Visit(plan, plan.languages[0], figures=figures)


def transition(visit: Visit, event: ev.Event) -> Visit:
    """An event that does not apply to the current place changes nothing.

    Figures report at the end of an animation or drag, which may be after the visit has ended. At attract such reports
    come from an earlier visit and change nothing.

    The figure of a panel that is left becomes complete again, so that it shows the article's number on return.
    """
    after = _after(visit, event)
    left = panel_of(visit.place)
    if panel_of(after.place) == left:
        return after
    return _with_figure(after, left, replace(after.figures[left], down=after.plan.units[left]))


def _after(visit: Visit, event: ev.Event) -> Visit:  # noqa: C901, PLR0911, PLR0912 - one flat table of events reads best
    plan = visit.plan
    match event:
        case ev.OpenPanel(panel) if plan.has_panel(panel):
            return replace(visit, place=AtPanel(panel))
        case ev.OpenStop(panel, stop) if plan.has_stop(panel, stop):
            return replace(visit, place=AtStop(panel, stop))
        case ev.OpenArticle(paragraph) if 0 <= paragraph <= plan.paragraphs:
            return replace(visit, place=_article(visit.place, paragraph))
        case ev.OpenAccess():
            return replace(visit, place=_access(visit.place))
        case ev.Step(by):
            return replace(visit, place=_beside(plan, visit.place, by))
        case ev.Back():
            return _back(visit)
        case ev.Reset():
            return fresh(plan)
        case ev.SetLanguage(language) if language in plan.languages:
            return replace(visit, language=language)
        case ev.NextLanguage():
            following = plan.languages.index(visit.language) + 1
            return replace(visit, language=plan.languages[following % len(plan.languages)])
        case ev.SetTextSize(percent) if percent in TEXT_SIZES:
            return replace(visit, access=replace(visit.access, text_size=percent))
        case ev.SetSwitch(switch, on) if switch in SWITCHES:
            return replace(visit, access=replace(visit.access, **{switch: on}))
        case ev.StopTrain() | ev.SetContainersDown() | ev.FigureShown() if is_at_attract(visit.place):
            return visit
        case ev.StopTrain(panel, stop) if plan.has_stop(panel, stop):
            return _with_figure(visit, panel, replace(visit.figures[panel], train=stop))
        case ev.SetContainersDown(panel, count) if plan.has_panel(panel) and 0 <= count <= plan.units[panel]:
            return _with_figure(visit, panel, replace(visit.figures[panel], down=count))
        case ev.FigureShown(panel) if plan.has_panel(panel):
            return _with_figure(visit, panel, replace(visit.figures[panel], shown=True))
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
            return fresh(visit.plan)


def _beside(plan: Plan, place: Place, by: int) -> Place:
    match place:
        case AtPanel(panel) if plan.has_panel(panel + by):
            return AtPanel(panel + by)
        case AtStop(panel, stop):
            line = [AtStop(p, s) for p, count in enumerate(plan.stops) for s in range(count)]
            further = line.index(AtStop(panel, stop)) + by
            return line[further] if 0 <= further < len(line) else place
        case _:
            return place


def _with_figure(visit: Visit, panel: int, figure: FigureState) -> Visit:
    return replace(visit, figures=tuple(figure if i == panel else old for i, old in enumerate(visit.figures)))
