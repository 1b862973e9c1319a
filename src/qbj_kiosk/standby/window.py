"""The standby page's window: full screen, without input, painted once."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QScreen, QWindow
from PySide6.QtQml import QQmlApplicationEngine

from qbj_kiosk.errors import UserError
from qbj_kiosk.standby.contact_line import Contact
from qbj_kiosk.standby.heartbeat import Heartbeat
from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.child import parent_watch
from qbj_kiosk.supervisor.child.channel import heartbeat_descriptor

PACKAGE = Path(__file__).resolve().parents[1]
PAGE = Path(__file__).with_name("Standby.qml")
FONTS = (PACKAGE / "bundle" / "fonts", PACKAGE.parents[1] / "resources" / "fonts")
"""Font folders of the built-in exhibit, in a wheel and in a checkout. Without them the system's fonts are used."""
LINES = (
    "请稍候，展项即将恢复。",  # noqa: RUF001 - a Chinese comma
    "One moment, please. The exhibit will be back shortly.",
)
COLOURS = {"ground": "#082A30", "text": "#F5F8F6", "stroke": "#FF7A55"}
BLOCKED_EVENTS = frozenset(
    {
        QEvent.Type.Close,
        QEvent.Type.ContextMenu,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.Shortcut,
        QEvent.Type.ShortcutOverride,
    }
)


class StandbyError(UserError):
    """Raised if the standby page cannot be loaded."""


class InputBlocker(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if event.type() not in BLOCKED_EVENTS:
            return False
        event.ignore()
        return True


class StandbyPage:
    """The standby page with its window, event filter and heartbeat.

    Args:
        environ: names the pipe to the supervisor.
        contact: contact for visitors; empty for none.
    """

    def __init__(self, app: QGuiApplication, environ: Mapping[str, str] = os.environ, contact: str = "") -> None:
        self._app = app
        self.engine = QQmlApplicationEngine()
        colours = {name: QColor(value) for name, value in COLOURS.items()}
        self.engine.setInitialProperties({"lines": list(LINES), **colours})
        self.engine.load(QUrl.fromLocalFile(str(PAGE)))
        self.window = self._root_window()
        self._input_blocker = InputBlocker(self.window)
        self.window.installEventFilter(self._input_blocker)
        self.window.setCursor(Qt.CursorShape.BlankCursor)
        pipe = heartbeat_descriptor(environ)
        self._heartbeat = None if pipe is None else Heartbeat(self.window, pipe)
        self.contact = Contact(self.window, contact)
        app.primaryScreenChanged.connect(self._fill)

    def _root_window(self) -> QWindow:
        match self.engine.rootObjects():
            case [QWindow() as root]:
                return root
            case _:
                message = f"{PAGE}: cannot be loaded. The lines above are QML's errors; reinstall the program."
                raise StandbyError(message)

    def show(self) -> None:
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
        self.window.removeEventFilter(self._input_blocker)
        self.window.close()
        del self.engine


def load_fonts(folders: Iterable[Path] = FONTS) -> Iterator[str]:
    """Load the standby page's fonts from the first folder that has any; yield their families."""
    faces: Sequence[Path] = next(filter(None, (sorted(folder.glob("*Regular.*")) for folder in folders)), [])
    for face in faces:
        yield from QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(face)))


def run(arguments: Sequence[str] = ()) -> int:
    """Show the standby page until the supervisor ends it, or itself; return the exit code.

    `arguments` are `--contact` and the contact, or empty.
    """
    app = QGuiApplication(["qbj-kiosk-standby"])
    app.setQuitOnLastWindowClosed(False)
    app.setDesktopFileName("qbj-kiosk")
    if families := list(load_fonts()):
        font = QFont()
        font.setFamilies(families)
        app.setFont(font)
    page = StandbyPage(app, contact=arguments[1] if arguments[:1] == ["--contact"] else "")
    covered = page.contact.coveredChanged
    parent_watch.start(
        handlers={
            protocol.COVERED: lambda: covered.emit(True),  # noqa: FBT003 - argument of a signal
            protocol.EXPOSED: lambda: covered.emit(False),  # noqa: FBT003 - argument of a signal
        }
    )
    page.show()
    return app.exec()
