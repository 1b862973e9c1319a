"""Waking Qt, and the user interface: QML is read on a thread of Qt's own while Python goes on.

Imports nothing of the exhibit, so that reading begins before Python has imported it.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent

from qbj_kiosk.errors import UserError
from qbj_kiosk.shell.network import NoNetwork

QML = Path(__file__).resolve().parents[1] / "qml"
PRELOAD = QML / "Preload.qml"
MAIN = QML / "Main.qml"


class StartError(UserError):
    """The exhibit could not be put on the screen. The message says why."""


def settle() -> None:
    """Chooses how Qt draws, before it wakes."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_WAYLAND_DISABLE_WINDOWDECORATION", "1")


def application(arguments: Sequence[str] = ("qbj-kiosk",)) -> QGuiApplication:
    """Wakes Qt."""
    app = QGuiApplication(list(arguments))
    app.setApplicationName("qbj-kiosk")
    app.setDesktopFileName("qbj-kiosk")
    app.styleHints().setStartDragDistance(16)
    return app


class UserInterface:
    """The QML engine, cut off from the network. Making it begins to read what needs no model: Qt Quick."""

    def __init__(self) -> None:
        self._no_network = NoNetwork()
        self.engine = QQmlApplicationEngine()
        self.engine.setNetworkAccessManagerFactory(self._no_network)
        self.engine.addImportPath(str(QML))
        self._reading = [self._read(PRELOAD)]

    def expect_models(self) -> None:
        """Begins to read the rest. The models' types are known from here on."""
        self._reading.append(self._read(MAIN))

    def answer(self) -> None:
        """Answers the reading thread, which stops at each of Qt's plugins until this thread has welcomed it."""
        QCoreApplication.sendPostedEvents()

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Answers the reading thread between two imports."""
        between = _Between(self)
        sys.meta_path.insert(0, between)
        try:
            yield
        finally:
            sys.meta_path.remove(between)
            self.answer()

    def open(self, properties: Mapping[str, object]) -> QWindow:
        """Makes the window, once all is read.

        Args:
            properties: the initial properties of `Main.qml`.

        Raises:
            StartError: if the QML cannot be loaded.
        """
        self.engine.setInitialProperties(dict(properties))
        self.engine.load(QUrl.fromLocalFile(str(MAIN)))
        self._reading.clear()
        match self.engine.rootObjects():
            case [QWindow() as window]:
                return window
            case _:
                message = f"{MAIN} could not be loaded; the lines above say why"
                raise StartError(message)

    def release(self) -> None:
        """Takes it down; the window has to be closed before."""
        self.engine.clearComponentCache()
        del self.engine

    def _read(self, file: Path) -> QQmlComponent:
        component = QQmlComponent(self.engine)
        component.loadUrl(QUrl.fromLocalFile(str(file)), QQmlComponent.CompilationMode.Asynchronous)
        return component


class _Between:
    """Python asks it first where a module is. It does not know, but had its turn."""

    def __init__(self, interface: UserInterface) -> None:
        self._interface = interface

    def find_spec(self, *_: object) -> None:
        self._interface.answer()
