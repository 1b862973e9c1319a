"""What can happen in a visit. Every touch, key and timer becomes one of these."""

from msgspec import Struct

from qbj_kiosk.session import accessibility


class OpenPanel(Struct, frozen=True):
    """Go to a panel."""

    panel: int


class OpenStop(Struct, frozen=True):
    """Open a stop."""

    panel: int
    stop: int


class Step(Struct, frozen=True):
    """Go one further along the line: to the next panel, or from stop to stop."""

    by: int
    """1 or -1."""


class OpenArticle(Struct, frozen=True):
    """Open the article, at a paragraph (from 1) or at its beginning (0)."""

    paragraph: int = 0


class OpenAccess(Struct, frozen=True):
    """Open the page on which a visitor chooses how to have the exhibit; where it is open already, leave it."""


class Back(Struct, frozen=True):
    """Leave to where the visitor came from."""


class Reset(Struct, frozen=True):
    """The visit is over: forget everything."""


class SetLanguage(Struct, frozen=True):
    """Change the language."""

    language: str


class NextLanguage(Struct, frozen=True):
    """Change to the language that follows."""


class SetTextSize(Struct, frozen=True):
    """Change the size of text."""

    percent: int


class SetSwitch(Struct, frozen=True):
    """Turn a switch of the access page on or off."""

    switch: accessibility.Switch
    on: bool


class StopTrain(Struct, frozen=True):
    """The train has come to stand at a stop of a panel."""

    panel: int
    stop: int


class SetContainersDown(Struct, frozen=True):
    """So many of a panel's containers stand on the yard."""

    panel: int
    count: int


class FigureShown(Struct, frozen=True):
    """A panel's figure has drawn itself and counted up."""

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
    | FigureShown
)


def wishes(wanted: accessibility.Access) -> tuple[Event, ...]:
    """What happens in a fresh visit until it is had as wanted."""
    return (
        SetTextSize(wanted.text_size),
        *(SetSwitch(switch, getattr(wanted, switch)) for switch in accessibility.SWITCHES),
    )
