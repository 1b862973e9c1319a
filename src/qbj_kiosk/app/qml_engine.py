"""Creation of the Qt application and of the QML engine, which loads on Qt's type loader thread.

Imports nothing of the exhibit, so that loading starts before Python has imported it.
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
from qbj_kiosk.shell.no_network import NoNetwork

QML = Path(__file__).resolve().parents[1] / "qml"
PRELOAD = QML / "Preload.qml"
MAIN = QML / "Main.qml"


class StartError(UserError):
    """Raised if the exhibit cannot be shown at its start. The message gives the reason."""


def set_qt_defaults() -> None:
    """Set the environment variables that Qt reads at its start. Call before QGuiApplication is created."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_WAYLAND_DISABLE_WINDOWDECORATION", "1")
    # Qt would hold moves back until the next frame, and deliver them after the cancel of their gesture.
    os.environ.setdefault("QML_NO_TOUCH_COMPRESSION", "1")
    # Qt would wait 5 ms from a change to its frame. Without, a finger is answered that much earlier.
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")


def create_application(arguments: Sequence[str] = ("qbj-kiosk",)) -> QGuiApplication:
    app = QGuiApplication(list(arguments))
    app.setApplicationName("qbj-kiosk")
    app.setDesktopFileName("qbj-kiosk")
    app.styleHints().setStartDragDistance(16)
    return app


class Engine:
    """The exhibit's QML engine, without network access. Its constructor starts to load Qt Quick on a thread of Qt."""

    def __init__(self) -> None:
        self._no_network = NoNetwork()
        self.qml_engine = QQmlApplicationEngine()
        self.qml_engine.setNetworkAccessManagerFactory(self._no_network)
        self.qml_engine.addImportPath(str(QML))
        self._components = [self._load(PRELOAD)]

    def load_main(self) -> None:
        """Start to load `Main.qml` on Qt's thread. Call once the types of the view models are registered."""
        self._components.append(self._load(MAIN))

    def serve_loader(self) -> None:
        """Process posted Qt events: the thread that loads QML waits for this one to initialise each Qt plugin."""
        QCoreApplication.sendPostedEvents()

    @contextmanager
    def serving_loader(self) -> Iterator[None]:
        """Let Qt's thread go on loading QML while the block imports modules: serve it before each import."""
        hook = _ImportHook(self)
        sys.meta_path.insert(0, hook)
        try:
            yield
        finally:
            sys.meta_path.remove(hook)
            self.serve_loader()

    def create_window(self, properties: Mapping[str, object]) -> QWindow:
        """Wait until `Main.qml` is loaded, and create the exhibit's window with these initial properties.

        Raises:
            StartError: if the QML cannot be loaded.
        """
        self.qml_engine.setInitialProperties(dict(properties))
        self.qml_engine.load(QUrl.fromLocalFile(str(MAIN)))
        self._components.clear()
        match self.qml_engine.rootObjects():
            case [QWindow() as window]:
                return window
            case _:
                message = f"{MAIN} could not be loaded. The lines above give the reason."
                raise StartError(message)

    def close(self) -> None:
        """Destroy the QML engine. The exhibit's window must be closed before."""
        self.qml_engine.clearComponentCache()
        del self.qml_engine

    def _load(self, file: Path) -> QQmlComponent:
        component = QQmlComponent(self.qml_engine)
        component.loadUrl(QUrl.fromLocalFile(str(file)), QQmlComponent.CompilationMode.Asynchronous)
        return component


class _ImportHook:
    """Import hook of Python that finds no module, but serves Qt's loading thread at each import."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find_spec(self, *_: object) -> None:
        self._engine.serve_loader()
