"""The exhibit, still and locked as in a hall, in a process of its own.

Its arguments are the bundle, the language and a folder for pictures. It tells what it sees of itself as a line of
JSON whenever that changes; `picture` on stdin makes it save what it shows.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.engine import create_application, set_qt_defaults
from qbj_kiosk.app.options import Options
from qbj_kiosk.shell.lock import Lock
from qbj_kiosk.shell.screens import Screens


class Teller(QObject):
    """Tells on stdout, obeys on stdin."""

    def __init__(self, kiosk: Application, folder: Path) -> None:
        super().__init__()
        self.kiosk = kiosk
        self.folder = folder
        self.told = ""
        self.frames = 0
        self.screens = Screens(kiosk.app, kiosk.window)
        self.lock = Lock(kiosk.window, placement=self.screens)
        assert isinstance(kiosk.window, QQuickWindow)
        self.window = kiosk.window
        self.window.frameSwapped.connect(self.frame)
        self.orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self.orders.activated.connect(self.obey)
        self.timer = QTimer(self, interval=50)
        self.timer.timeout.connect(self.tell)
        self.timer.start()

    @Slot()
    def frame(self) -> None:
        self.frames += 1

    @Slot()
    def tell(self) -> None:
        screen = QGuiApplication.primaryScreen().geometry()
        said = json.dumps(
            {
                "platform": self.kiosk.app.platformName(),
                "drawn": self.frames > 0,
                "window": self.window.geometry().getRect(),
                "frame": self.window.frameGeometry().getRect(),
                "screen": screen.getRect(),
                "visible": self.window.isVisible(),
                "active": self.window.isActive(),
                "place": str(self.kiosk.session.visit.place),
            }
        )
        if said != self.told:
            self.told = said
            print(said, flush=True)  # noqa: T201 - what this is for

    @Slot()
    def obey(self) -> None:
        if not sys.stdin.readline():
            self.kiosk.app.exit(0)
            return
        self.window.grabWindow().save(str(self.folder / "drawn.png"))
        print('"saved"', flush=True)  # noqa: T201 - what this is for


def main() -> int:
    """Shows it until stdin ends."""
    bundle, language, folder = sys.argv[1:]
    set_qt_defaults()
    app = create_application()
    kiosk = Application(app, Options(bundle=Path(bundle), language=language), still=True)
    kiosk.show()
    kiosk.finish_startup()
    teller = Teller(kiosk, Path(folder))
    code = app.exec()
    teller.screens.close()
    teller.lock.release()
    kiosk.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
