"""States of the exhibit that are rendered, and the events that lead to each."""

from collections.abc import Iterator

from msgspec import Struct

from qbj_kiosk.app.options import Size
from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.session import events as ev


class State(Struct, frozen=True):
    """A state of the exhibit for screenshots, and the events that lead to it from a new visit."""

    name: str
    events: tuple[ev.Event, ...]


class Shot(Struct, frozen=True):
    state: State
    language: str
    size: Size

    @property
    def file(self) -> str:
        return f"{self.state.name}.{self.language}.{self.size}.png"


def states(exhibit: Exhibit) -> tuple[State, ...]:
    """Return the states for screenshots: attract, each panel and its stops, the article and the access page.

    A stop's state is named `PANEL-STOP`.
    """
    article, access = State("article", (ev.OpenArticle(),)), State("access", (ev.OpenPanel(0), ev.OpenAccess()))
    return (State("attract", ()), *_panels(exhibit), article, access)


def _panels(exhibit: Exhibit) -> Iterator[State]:
    for p, panel in enumerate(exhibit.panels):
        yield State(panel.id, (ev.OpenPanel(p),))
        for s, stop in enumerate(panel.stops):
            yield State(f"{panel.id}-{stop.id}", (ev.OpenPanel(p), ev.OpenStop(p, s)))
