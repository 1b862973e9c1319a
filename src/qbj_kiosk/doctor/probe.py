"""The child that asks Qt or the X server one question and prints the answer as JSON. It may crash; nobody minds."""

import ctypes
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from qbj_kiosk.doctor.probe_client import Decks, Faces, Saver, Screen
from qbj_kiosk.speech.worker.protocol import Able

LETTERS: Final = "骨直亿"
"""Letters that Chinese and Japanese write differently."""


def screen() -> Screen:
    """The display that Qt connects to."""
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication(["doctor"])
    first = app.primaryScreen()
    size = first.size() * first.devicePixelRatio()
    return Screen(app.platformName(), size.width(), size.height(), len(app.screens()))


def faces(*arguments: str) -> Faces:
    """The faces of `LETTERS`.

    Args:
        arguments: a JSON list of font files, and one of families, best first.
    """
    from PySide6.QtGui import QGuiApplication, QTextLayout

    from qbj_kiosk.errors import UserError
    from qbj_kiosk.shell import fonts

    files, families = (msgspec.json.decode(text, type=list[str]) for text in arguments)
    app = QGuiApplication(["doctor"])
    try:
        fonts.load(app, map(Path, files), families)
    except UserError as error:
        return Faces(str(error), {})
    found: dict[str, str] = {}
    for letter in LETTERS:
        layout = QTextLayout(letter, app.font())
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        found[letter] = ", ".join(run.rawFont().familyName() for run in layout.glyphRuns())
    return Faces("", found)


def saver(display: str) -> Saver:
    """The X server's saver and power saving.

    Raises:
        OSError: if the server or a library is missing.
    """
    x11: Any = ctypes.CDLL("libX11.so.6")
    extensions: Any = ctypes.CDLL("libXext.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    server = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    if server.value is None:
        raise OSError("the X server does not answer")
    timeout, interval, blanking, exposures = (ctypes.c_int() for _ in range(4))
    x11.XGetScreenSaver(server, *map(ctypes.byref, (timeout, interval, blanking, exposures)))
    first, second, level, enabled = ctypes.c_int(), ctypes.c_int(), ctypes.c_uint16(), ctypes.c_ubyte()
    if extensions.DPMSQueryExtension(server, ctypes.byref(first), ctypes.byref(second)):
        extensions.DPMSInfo(server, ctypes.byref(level), ctypes.byref(enabled))
    return Saver(timeout.value, bool(enabled.value))


def decks(bundle: str, width: str, height: str, mount: str) -> Decks:
    """How high the deck of a bundle is, as designed and lowered.

    Args:
        bundle: its folder.
        width: of the screen, in pixels.
        height: likewise.
        mount: how the screen is mounted, as JSON.
    """
    from qbj_kiosk.app.options import Size
    from qbj_kiosk.measure import survey
    from qbj_kiosk.settings.mounting import Mounting
    from qbj_kiosk.shots.render import prepare

    prepare()
    size = Size(int(width), int(height))
    with survey.opened(Path(bundle), size, msgspec.json.decode(mount, type=Mounting)) as kiosk:
        return Decks(survey.deck(kiosk, size), survey.lowered(kiosk, size))


def voices(*tags: str) -> Able:
    """The voices that read the exhibit aloud in its languages."""
    from PySide6.QtCore import QCoreApplication

    from qbj_kiosk.speech.worker.capabilities import look

    app = QCoreApplication(["doctor"])
    able = look(list(tags))
    del app
    return able


QUESTIONS: Final[Mapping[str, Callable[..., object]]] = {
    "screen": screen,
    "faces": faces,
    "saver": saver,
    "decks": decks,
    "voices": voices,
}


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(QUESTIONS[sys.argv[1]](*sys.argv[2:])))
