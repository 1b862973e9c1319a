"""Which states there are to see, and how a visit gets to each."""

from collections.abc import Iterator

from msgspec import Struct

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.session import events as ev


class State(Struct, frozen=True):
    """A state by the name that its picture gets, and what happens in a fresh visit until it is there."""

    name: str
    events: tuple[ev.Event, ...]


class Shot(Struct, frozen=True):
    """One picture."""

    state: State
    language: str
    size: Size

    @property
    def file(self) -> str:
        """`STATE.LANGUAGE.WxH.png`."""
        return f"{self.state.name}.{self.language}.{self.size}.png"


def states(exhibit: Exhibit) -> tuple[State, ...]:
    """Attract, each panel and each of its stops (`PANEL-STOP`), the article, and the access page."""
    article, access = State("article", (ev.OpenArticle(),)), State("access", (ev.OpenPanel(0), ev.OpenAccess()))
    return (State("attract", ()), *_panels(exhibit), article, access)


def _panels(exhibit: Exhibit) -> Iterator[State]:
    for p, panel in enumerate(exhibit.panels):
        yield State(panel.id, (ev.OpenPanel(p),))
        for s, stop in enumerate(panel.stops):
            yield State(f"{panel.id}-{stop.id}", (ev.OpenPanel(p), ev.OpenStop(p, s)))
