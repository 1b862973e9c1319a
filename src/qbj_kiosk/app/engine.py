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


def set_qt_defaults() -> None:
    """Chooses how Qt draws, before it wakes."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_WAYLAND_DISABLE_WINDOWDECORATION", "1")


def create_application(arguments: Sequence[str] = ("qbj-kiosk",)) -> QGuiApplication:
    """Wakes Qt."""
    app = QGuiApplication(list(arguments))
    app.setApplicationName("qbj-kiosk")
    app.setDesktopFileName("qbj-kiosk")
    app.styleHints().setStartDragDistance(16)
    return app


class Engine:
    """The QML engine, cut off from the network. Making it begins to read what needs no model: Qt Quick."""

    def __init__(self) -> None:
        self._no_network = NoNetwork()
        self.qml_engine = QQmlApplicationEngine()
        self.qml_engine.setNetworkAccessManagerFactory(self._no_network)
        self.qml_engine.addImportPath(str(QML))
        self._reading = [self._read(PRELOAD)]

    def load_main(self) -> None:
        """Begins to read the rest. The models' types are known from here on."""
        self._reading.append(self._read(MAIN))

    def serve_loader(self) -> None:
        """Answers the reading thread, which stops at each of Qt's plugins until this thread has welcomed it."""
        QCoreApplication.sendPostedEvents()

    @contextmanager
    def serving_loader(self) -> Iterator[None]:
        """Answers the reading thread between two imports."""
        between = _Between(self)
        sys.meta_path.insert(0, between)
        try:
            yield
        finally:
            sys.meta_path.remove(between)
            self.serve_loader()

    def create_window(self, properties: Mapping[str, object]) -> QWindow:
        """Makes the window, once all is read.

        Args:
            properties: the initial properties of `Main.qml`.

        Raises:
            StartError: if the QML cannot be loaded.
        """
        self.qml_engine.setInitialProperties(dict(properties))
        self.qml_engine.load(QUrl.fromLocalFile(str(MAIN)))
        self._reading.clear()
        match self.qml_engine.rootObjects():
            case [QWindow() as window]:
                return window
            case _:
                message = f"{MAIN} could not be loaded; the lines above say why"
                raise StartError(message)

    def close(self) -> None:
        """Takes it down; the window has to be closed before."""
        self.qml_engine.clearComponentCache()
        del self.qml_engine

    def _read(self, file: Path) -> QQmlComponent:
        component = QQmlComponent(self.qml_engine)
        component.loadUrl(QUrl.fromLocalFile(str(file)), QQmlComponent.CompilationMode.Asynchronous)
        return component


class _Between:
    """Python asks it first where a module is. It does not know, but had its turn."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find_spec(self, *_: object) -> None:
        self._engine.serve_loader()
