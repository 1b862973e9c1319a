"""The curtain's window: full screen, deaf to hands and keys, painted once."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QScreen, QWindow
from PySide6.QtQml import QQmlApplicationEngine

from qbj_kiosk.errors import UserError
from qbj_kiosk.standby.heartbeat import Life
from qbj_kiosk.supervisor.child import parent_watch
from qbj_kiosk.supervisor.child.channel import descriptor

PACKAGE = Path(__file__).resolve().parents[1]
PAGE = Path(__file__).with_name("Standby.qml")
FONTS = (PACKAGE / "bundle" / "fonts", PACKAGE.parents[1] / "resources" / "fonts")
"""Where the fonts of the program's own exhibit are: in a wheel, in a checkout. Without them the system's serve."""
LINES = (
    "请稍候，展项即将恢复。",  # noqa: RUF001 - a Chinese comma
    "One moment, please. The exhibit will be back shortly.",
)
COLOURS = {"ground": "#082A30", "text": "#F5F8F6", "stroke": "#FF7A55"}
DEAF = frozenset(
    {
        QEvent.Type.Close,
        QEvent.Type.ContextMenu,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.Shortcut,
        QEvent.Type.ShortcutOverride,
    }
)
"""Events that are kept from the window."""


class CurtainError(UserError):
    """The page could not be loaded."""


class Deaf(QObject):
    """Keeps from a window what could end it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Qt asks whether to keep an event from the window."""
        if event.type() not in DEAF:
            return False
        event.ignore()
        return True


class Curtain:
    """The page, held together.

    Args:
        app: the application.
        environ: names the pipe to the supervisor, if there is one.
    """

    def __init__(self, app: QGuiApplication, environ: Mapping[str, str] = os.environ) -> None:
        self._app = app
        self.engine = QQmlApplicationEngine()
        colours = {name: QColor(value) for name, value in COLOURS.items()}
        self.engine.setInitialProperties({"lines": list(LINES), **colours})
        self.engine.load(QUrl.fromLocalFile(str(PAGE)))
        self.window = self._root()
        self._deaf = Deaf(self.window)
        self.window.installEventFilter(self._deaf)
        self.window.setCursor(Qt.CursorShape.BlankCursor)
        pipe = descriptor(environ)
        self._life = None if pipe is None else Life(self.window, pipe)
        app.primaryScreenChanged.connect(self._fill)

    def _root(self) -> QWindow:
        match self.engine.rootObjects():
            case [QWindow() as root]:
                return root
            case _:
                message = f"{PAGE} could not be loaded; the lines above say why"
                raise CurtainError(message)

    def show(self) -> None:
        """Fills the screen."""
        self._fill(self._app.primaryScreen())

    def _fill(self, screen: QScreen | None) -> None:
        if screen is None:
            return
        self.window.setScreen(screen)
        self.window.showNormal()
        self.window.setGeometry(screen.geometry())
        self.window.showFullScreen()
        screen.geometryChanged.connect(self.window.setGeometry, Qt.ConnectionType.UniqueConnection)

    def close(self) -> None:
        """Takes it down."""
        self.window.removeEventFilter(self._deaf)
        self.window.close()
        del self.engine


def families(folders: Iterable[Path] = FONTS) -> Iterator[str]:
    """Loads regular faces of the first folder that has any; their families, in the order of their files."""
    faces: Sequence[Path] = next(filter(None, (sorted(folder.glob("*Regular.*")) for folder in folders)), [])
    for face in faces:
        yield from QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(face)))


def run() -> int:
    """Shows the page until the supervisor ends it, or is gone.

    Returns:
        The exit code.
    """
    parent_watch.hold()
    app = QGuiApplication(["qbj-kiosk-curtain"])
    app.setQuitOnLastWindowClosed(False)
    app.setDesktopFileName("qbj-kiosk")
    if found := list(families()):
        font = QFont()
        font.setFamilies(found)
        app.setFont(font)
    curtain = Curtain(app)
    curtain.show()
    return app.exec()
