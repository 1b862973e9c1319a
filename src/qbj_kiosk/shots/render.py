"""Rendering of shots: one application without animation, whose window is grabbed in each state."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtQuick import QQuickWindow

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Options
from qbj_kiosk.app.qml_engine import create_application, set_qt_defaults
from qbj_kiosk.errors import UserError
from qbj_kiosk.exhibit.model import Exhibit
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.accessibility import DESIGNED, Access
from qbj_kiosk.shell.finish_layout import finish_layout
from qbj_kiosk.shots.states import Shot

COMPRESSION = 60
"""0 to 100. Higher values save little and take long."""


class ShotError(UserError):
    """Raised if a screenshot could not be written. The message gives the file and the reason."""


def prepare() -> None:
    """Let Qt render screenshots without a display, at scale 1. Call before QGuiApplication is created."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    os.environ["QT_SCALE_FACTOR"] = "1"


def render(
    options: Options,
    choose: Callable[[Exhibit], Sequence[Shot]],
    out: Path,
    access: Access,
    on_rendered: Callable[[Shot], None],
) -> tuple[Shot, ...]:
    """Render the screenshots that `choose` returns into an existing folder.

    Raises:
        ShotError: if an image cannot be written.
    """
    set_qt_defaults()
    app = create_application()
    kiosk = Application(app, options, still=True)
    shots = tuple(choose(kiosk.bundle.exhibit))
    for shot in sorted(shots, key=lambda each: (each.size.width, each.size.height)):
        _save(grab(kiosk, shot, access), out / shot.file)
        on_rendered(shot)
    kiosk.close()
    return shots


def grab(kiosk: Application, shot: Shot, access: Access = DESIGNED) -> QImage:
    view = kiosk.window
    assert isinstance(view, QQuickWindow)  # noqa: S101 - Main.qml is a Window
    if (view.width(), view.height()) != (shot.size.width, shot.size.height) or not view.isVisible():
        view.resize(shot.size.width, shot.size.height)
        view.show()
    for event in (ev.Reset(), *ev.events_for(access), ev.SetLanguage(shot.language), *shot.state.events):
        kiosk.session.dispatch(event)
    finish_layout(view)
    return view.grabWindow()


def _save(image: QImage, file: Path) -> None:
    writer = QImageWriter(str(file), b"png")
    writer.setCompression(COMPRESSION)
    if not writer.write(image):
        message = f"{file}: {writer.errorString()}"
        raise ShotError(message)
