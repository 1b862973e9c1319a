"""Events of a visit. Every touch, key and timer becomes one of these."""

from msgspec import Struct

from qbj_kiosk.session import accessibility


class OpenPanel(Struct, frozen=True):
    panel: int


class OpenStop(Struct, frozen=True):
    panel: int
    stop: int


class Step(Struct, frozen=True):
    """Event of a visit: go to the neighbour along the line, panel to panel or stop to stop."""

    by: int
    """1 or -1."""


class OpenArticle(Struct, frozen=True):
    """Event of a visit: open the article, at a paragraph (from 1) or at its beginning (0)."""

    paragraph: int = 0


class OpenAccess(Struct, frozen=True):
    """Event of a visit: open the accessibility page, or close it if it is open."""


class Back(Struct, frozen=True):
    """Event of a visit: go back to where the visitor came from."""


class Reset(Struct, frozen=True):
    """Event of a visit: end it and discard its state."""


class SetLanguage(Struct, frozen=True):
    language: str


class NextLanguage(Struct, frozen=True):
    pass


class SetTextSize(Struct, frozen=True):
    percent: int


class SetSwitch(Struct, frozen=True):
    switch: accessibility.Switch
    on: bool


class StopTrain(Struct, frozen=True):
    panel: int
    stop: int


class SetContainersDown(Struct, frozen=True):
    panel: int
    count: int


class FigureFinished(Struct, frozen=True):
    """Event of a visit: a panel's figure has finished its animation."""

    panel: int


Event = (
    OpenPanel
    | OpenStop
    | Step
    | OpenArticle
    | OpenAccess
    | Back
    | Reset
    | SetLanguage
    | NextLanguage
    | SetTextSize
    | SetSwitch
    | StopTrain
    | SetContainersDown
    | FigureFinished
)


def events_for(access: accessibility.Access) -> tuple[Event, ...]:
    """Return the events that apply accessibility settings to a new visit."""
    return (
        SetTextSize(access.text_size),
        *(SetSwitch(switch, getattr(access, switch)) for switch in accessibility.SWITCHES),
    )
