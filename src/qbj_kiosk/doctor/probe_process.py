"""Process that runs one probe of Qt or the X server and prints the result as JSON."""

import ctypes
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from qbj_kiosk.doctor.probe_client import DeckHeights, Display, Fonts, ScreenSaver, TouchTest
from qbj_kiosk.speech.worker.protocol import Capabilities

CHARACTERS: Final = "骨直亿"
"""Characters with different forms in Chinese and Japanese."""


def display() -> Display:
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication(["doctor"])
    first = app.primaryScreen()
    size = first.size() * first.devicePixelRatio()
    return Display(app.platformName(), size.width(), size.height(), len(app.screens()))


def fonts(*arguments: str) -> Fonts:
    """Load the bundle's font files into Qt, and return the families that it uses to render `CHARACTERS`.

    `arguments` are a JSON list of font files, and one of families in order of preference.
    """
    from PySide6.QtGui import QGuiApplication, QTextLayout

    from qbj_kiosk.errors import UserError
    from qbj_kiosk.shell.fonts import load

    files, families = (msgspec.json.decode(text, type=list[str]) for text in arguments)
    app = QGuiApplication(["doctor"])
    try:
        load(app, map(Path, files), families, families)
    except UserError as error:
        return Fonts(str(error), {})
    found: dict[str, str] = {}
    for character in CHARACTERS:
        layout = QTextLayout(character, app.font())
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        found[character] = ", ".join(run.rawFont().familyName() for run in layout.glyphRuns())
    return Fonts("", found)


def screen_saver(display_name: str) -> ScreenSaver:
    """Read an X server's screen saver settings; raise OSError if it does not answer or a library is missing."""
    x11: Any = ctypes.CDLL("libX11.so.6")
    extensions: Any = ctypes.CDLL("libXext.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    server = ctypes.c_void_p(x11.XOpenDisplay(display_name.encode()))
    if server.value is None:
        raise OSError("the X server does not answer")
    timeout, interval, blanking, exposures = (ctypes.c_int() for _ in range(4))
    x11.XGetScreenSaver(server, *map(ctypes.byref, (timeout, interval, blanking, exposures)))
    first, second, level, enabled = ctypes.c_int(), ctypes.c_int(), ctypes.c_uint16(), ctypes.c_ubyte()
    if extensions.DPMSQueryExtension(server, ctypes.byref(first), ctypes.byref(second)):
        extensions.DPMSInfo(server, ctypes.byref(level), ctypes.byref(enabled))
    return ScreenSaver(timeout.value, bool(enabled.value))


def deck_heights(bundle: str, width: str, height: str, mount: str) -> DeckHeights:
    """Render the exhibit and return the heights of its deck, as designed and lowered.

    `width` and `height` are pixels; `mount` is the mounting as JSON.
    """
    from qbj_kiosk.app.options import Size
    from qbj_kiosk.layout_check import state_survey
    from qbj_kiosk.settings.screen_mounting import Mounting
    from qbj_kiosk.shots.render import prepare

    prepare()
    size = Size(int(width), int(height))
    with state_survey.opened(Path(bundle), size, msgspec.json.decode(mount, type=Mounting)) as kiosk:
        return DeckHeights(state_survey.deck(kiosk, size), state_survey.lowered(kiosk, size))


def voices(*tags: str) -> Capabilities:
    from PySide6.QtCore import QCoreApplication

    from qbj_kiosk.speech.worker.capabilities import detect_speech

    app = QCoreApplication(["doctor"])
    capabilities = detect_speech(list(tags))
    del app
    return capabilities


def touch_test(seconds: str) -> TouchTest:
    """Show a page that asks for a touch, and return what arrives first within some seconds."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication

    from qbj_kiosk.doctor.touch_page import TouchPage
    from qbj_kiosk.shell.window_geometry import show_full_screen

    app = QGuiApplication(["doctor"])
    page = TouchPage()
    show_full_screen(page)
    QTimer.singleShot(int(seconds) * 1000, app.quit)
    app.exec()
    return page.result


PROBES: Final[Mapping[str, Callable[..., object]]] = {
    "display": display,
    "fonts": fonts,
    "screen_saver": screen_saver,
    "deck_heights": deck_heights,
    "voices": voices,
    "touch_test": touch_test,
}


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(PROBES[sys.argv[1]](*sys.argv[2:])))
