"""Taking an exhibit through its states without a display, and measuring each."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtQuick import QQuickWindow

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.engine import create_application, set_qt_defaults
from qbj_kiosk.app.options import Options, Size
from qbj_kiosk.measure.rules import SLACK, Wanted, broken
from qbj_kiosk.measure.scene import Scene
from qbj_kiosk.session import accessibility
from qbj_kiosk.session import events as ev
from qbj_kiosk.settings.mounting import REACH_MM, Mounting
from qbj_kiosk.shell.settle import settle_window
from qbj_kiosk.shots.states import State, states
from qbj_kiosk.speech.silent import SilentOutput

TEXT_SIZES: Final = (100, 150, 200)
"""In percent."""


@dataclass(frozen=True, slots=True)
class View:
    """A state as a visitor has it."""

    state: State
    language: str
    size: Size
    text_size: int
    low: bool

    def __str__(self) -> str:
        """`industry in en, 1920x1080, text 150 %, lowered`."""
        lowered = ", lowered" if self.low else ""
        return f"{self.state.name} in {self.language}, {self.size}, text {self.text_size} %{lowered}"


@contextmanager
def opened(bundle: Path, size: Size, mounting: Mounting) -> Iterator[Application]:
    """A still exhibit; call `qbj_kiosk.shots.render.prepare` before."""
    set_qt_defaults()
    kiosk = Application(create_application(), Options(bundle=bundle, size=size, mounting=mounting), still=True)
    kiosk.show()
    try:
        yield kiosk
    finally:
        kiosk.close()


def views(kiosk: Application, sizes: Sequence[Size]) -> list[View]:
    """Every view of an exhibit, size by size."""
    content = kiosk.bundle.exhibit
    return [
        View(state, language.tag, size, text_size, low)
        for size in sizes
        for text_size in TEXT_SIZES
        for low in (False, True)
        for language in content.languages
        for state in states(content)
    ]


def survey(kiosk: Application, sizes: Sequence[Size], done: Callable[[int], None]) -> list[str]:
    """Measures every view of an exhibit.

    Args:
        kiosk: the exhibit.
        sizes: of the screen.
        done: told the number of views before each.

    Returns:
        A sentence for everything that breaks a rule: where first, in how many views more, and what.
    """
    every = views(kiosk, sizes)
    found: dict[str, list[View]] = {}
    for view in every:
        done(len(every))
        for what in broken(at(kiosk, view), _wanted(kiosk, view)):
            found.setdefault(what, []).append(view)
    return [f"{where[0]}{_more(len(where) - 1)}: {what}" for what, where in found.items()]


def _more(count: int) -> str:
    return f", and {count} more" if count else ""


def at(kiosk: Application, view: View) -> Scene:
    """What a view shows. Only attract starts a visit over: to lay everything out anew each time would take long."""
    wishes = ev.SetTextSize(view.text_size), ev.SetSwitch("low", on=view.low), ev.SetLanguage(view.language)
    fresh = () if view.state.events else (ev.Reset(),)
    return shown(kiosk, view.size, (*fresh, *wishes, *view.state.events))


def shown(kiosk: Application, size: Size, events: Sequence[ev.Event]) -> Scene:
    """What an exhibit shows at a size after something happened."""
    window = kiosk.window
    assert isinstance(window, QQuickWindow)  # noqa: S101 - Main.qml is a Window
    window.resize(size.width, size.height)
    for event in events:
        kiosk.session.dispatch(event)
    settle_window(window)
    return Scene.of(window)


def deck(kiosk: Application, size: Size) -> int:
    """How high the deck is, in pixels."""
    return round(shown(kiosk, size, (ev.Reset(),)).height_of("Deck"))


def lowered(kiosk: Application, size: Size) -> dict[int, int]:
    """How much of the height an exhibit takes at least where it is lowered, in pixels, by the size of text in percent.

    That is the deck and a strip to read over it, in the language that needs most, also while it is read aloud.

    Args:
        kiosk: the exhibit, its diagonal known; from now on it hangs where nobody reaches any of it, and has a voice.
        size: of the screen.
    """
    kiosk.window.setProperty("lowerEdge", REACH_MM)
    kiosk.attach_speech(SilentOutput())
    tags = [language.tag for language in kiosk.bundle.exhibit.languages]
    return {
        text_size: size.height
        - round(min(_read_aloud(kiosk, size, text_size, tag).height_of("LoweredHeader") for tag in tags))
        for text_size in accessibility.TEXT_SIZES
    }


def _read_aloud(kiosk: Application, size: Size, text_size: int, tag: str) -> Scene:
    wishes = ev.SetLanguage(tag), ev.SetTextSize(text_size), ev.SetSwitch("low", on=True)
    shown(kiosk, size, (ev.Reset(), *wishes, ev.OpenPanel(0)))
    assert kiosk.reader is not None  # noqa: S101 - it was given a voice
    kiosk.reader.read()
    return shown(kiosk, size, ())


def _wanted(kiosk: Application, view: View) -> Wanted:
    """What is asked of a view. Where nobody knows the mount, a lowered exhibit may take what room it needs."""
    mounting, size = kiosk.options.mounting, view.size
    scale = mounting.pixels_per_mm(size.width, size.height)
    line = mounting.reach_line(size.width, size.height)
    known = scale is not None and mounting.lower_edge_mm is not None
    return Wanted(scale, mounting.capital_mm * (scale or 0), line - SLACK if view.low and known and line > 0 else None)
