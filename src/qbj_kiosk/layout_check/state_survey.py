"""Show every state of an exhibit without a display, and check each."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtQuick import QQuickWindow

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Options, Size
from qbj_kiosk.app.qml_engine import create_application, set_qt_defaults
from qbj_kiosk.layout_check.layout_rules import SLACK, Requirements, broken
from qbj_kiosk.layout_check.visible_items import Scene
from qbj_kiosk.session import accessibility
from qbj_kiosk.session import events as ev
from qbj_kiosk.settings.screen_mounting import REACH_MM, Mounting
from qbj_kiosk.shell.finish_layout import finish_layout
from qbj_kiosk.shots.states import State, states
from qbj_kiosk.speech.silent_output import SilentOutput

SURVEYED_TEXT_SIZES: Final = (100, 150, 200)
"""In percent."""


@dataclass(frozen=True, slots=True)
class View:
    state: State
    language: str
    size: Size
    text_size: int
    low: bool

    def __str__(self) -> str:
        """Format state, language, size and text size as `industry in en, 1920x1080, text 150 %, lowered`."""
        lowered = ", lowered" if self.low else ""
        return f"{self.state.name} in {self.language}, {self.size}, text {self.text_size} %{lowered}"


@contextmanager
def opened(bundle: Path, size: Size, mounting: Mounting) -> Iterator[Application]:
    """Open an exhibit without motion, to check its layout. Call `qbj_kiosk.shots.render.prepare` before."""
    set_qt_defaults()
    kiosk = Application(create_application(), Options(bundle=bundle, size=size, mounting=mounting), still=True)
    kiosk.show()
    try:
        yield kiosk
    finally:
        kiosk.close()


def views(kiosk: Application, sizes: Sequence[Size]) -> list[View]:
    content = kiosk.bundle.exhibit
    return [
        View(state, language.tag, size, text_size, low)
        for size in sizes
        for text_size in SURVEYED_TEXT_SIZES
        for low in (False, True)
        for language in content.languages
        for state in states(content)
    ]


def survey(kiosk: Application, sizes: Sequence[Size], progress: Callable[[int], None]) -> list[str]:
    """Check the layout of every view; return a sentence for each finding, with its first view and how many more.

    `progress` is called before each view with the number of all views.
    """
    every = views(kiosk, sizes)
    found: dict[str, list[View]] = {}
    for view in every:
        progress(len(every))
        for finding in broken(show_view(kiosk, view), _requirements(kiosk, view)):
            found.setdefault(finding, []).append(view)
    return [f"{where[0]}{_more(len(where) - 1)}: {finding}" for finding, where in found.items()]


def _more(count: int) -> str:
    return f", and {count} more" if count else ""


def show_view(kiosk: Application, view: View) -> Scene:
    """Show one state of the exhibit in one language, size and text size, and return its scene.

    Only attract starts a new visit: to lay everything out again for each view would take long.
    """
    choices = ev.SetTextSize(view.text_size), ev.SetSwitch("low", on=view.low), ev.SetLanguage(view.language)
    fresh = () if view.state.events else (ev.Reset(),)
    return show(kiosk, view.size, (*fresh, *choices, *view.state.events))


def show(kiosk: Application, size: Size, events: Sequence[ev.Event]) -> Scene:
    window = kiosk.window
    assert isinstance(window, QQuickWindow)  # noqa: S101 - Main.qml is a Window
    window.resize(size.width, size.height)
    for event in events:
        kiosk.session.dispatch(event)
    finish_layout(window)
    return Scene.of(window)


def deck(kiosk: Application, size: Size) -> int:
    return round(show(kiosk, size, (ev.Reset(),)).component_height("Deck"))


def lowered(kiosk: Application, size: Size) -> dict[int, int]:
    """Return the least height that the lowered exhibit needs in pixels, by text size in percent.

    It is the height of the deck and a strip to read above it, in the language that needs most, while reading aloud.

    Args:
        kiosk: the exhibit, with a known diagonal. Its mounting becomes out of reach, and it gets a silent voice.
        size: of the screen.
    """
    kiosk.window.setProperty("lowerEdge", REACH_MM)
    kiosk.attach_speech(SilentOutput())
    tags = [language.tag for language in kiosk.bundle.exhibit.languages]
    return {
        text_size: size.height
        - round(min(_read_aloud(kiosk, size, text_size, tag).component_height("LoweredHeader") for tag in tags))
        for text_size in accessibility.TEXT_SIZES
    }


def _read_aloud(kiosk: Application, size: Size, text_size: int, tag: str) -> Scene:
    choices = ev.SetLanguage(tag), ev.SetTextSize(text_size), ev.SetSwitch("low", on=True)
    show(kiosk, size, (ev.Reset(), *choices, ev.OpenPanel(0)))
    assert kiosk.reader is not None  # noqa: S101 - `read_aloud` sets it
    kiosk.reader.read()
    return show(kiosk, size, ())


def _requirements(kiosk: Application, view: View) -> Requirements:
    """Return what the screen's mounting requires of a view's layout: sizes and reach line.

    Without a known mounting, a lowered exhibit may take any room.
    """
    mounting, size = kiosk.options.mounting, view.size
    scale = mounting.pixels_per_mm(size.width, size.height)
    line = mounting.reach_line(size.width, size.height)
    has_line = view.low and scale is not None and mounting.lower_edge_mm is not None and line > 0
    return Requirements(scale, mounting.capital_mm * (scale or 0), line - SLACK if has_line else None)
