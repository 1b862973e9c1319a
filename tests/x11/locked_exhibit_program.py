"""Program of the tests in this folder: the locked exhibit without animation.

Arguments: the bundle, the language and a folder for pictures. Reports its state as a line of JSON whenever it changes;
`picture` on stdin saves its window's content.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Options
from qbj_kiosk.app.qml_engine import create_application, set_qt_defaults
from qbj_kiosk.shell.cursor_visibility import CursorVisibility
from qbj_kiosk.shell.full_screen_placement import FullScreenPlacement
from qbj_kiosk.shell.input_lock import InputLock
from qbj_kiosk.shell.raise_when_covered import create_cover_monitor


class Reporter(QObject):
    """Reports the state of the locked exhibit on stdout and handles commands on stdin."""

    def __init__(self, kiosk: Application, folder: Path) -> None:
        super().__init__()
        self.kiosk = kiosk
        self.folder = folder
        self.last_report = ""
        self.frames = 0
        self.placement = FullScreenPlacement(kiosk.app, kiosk.window)
        self.lock = InputLock(kiosk.window, placement=self.placement)
        self.cursor = CursorVisibility(kiosk.window)
        self.reports: list[str] = []
        self.covering = create_cover_monitor(os.environ.get("DISPLAY", ""), kiosk.window, self.reports.append)
        assert isinstance(kiosk.window, QQuickWindow)
        self.window = kiosk.window
        self.window.frameSwapped.connect(self.count_frame)
        self.commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self.commands.activated.connect(self.handle_command)
        self.timer = QTimer(self, interval=50)
        self.timer.timeout.connect(self.report)
        self.timer.start()

    @Slot()
    def count_frame(self) -> None:
        self.frames += 1

    @Slot()
    def report(self) -> None:
        screen = QGuiApplication.primaryScreen().geometry()
        report = json.dumps(
            {
                "platform": self.kiosk.app.platformName(),
                "drawn": self.frames > 0,
                "window": self.window.geometry().getRect(),
                "frame": self.window.frameGeometry().getRect(),
                "screen": screen.getRect(),
                "visible": self.window.isVisible(),
                "active": self.window.isActive(),
                "reports": self.reports,
                "place": str(self.kiosk.session.visit.place),
            }
        )
        if report != self.last_report:
            self.last_report = report
            print(report, flush=True)  # noqa: T201 - read by the test

    @Slot()
    def handle_command(self) -> None:
        if not sys.stdin.readline():
            self.kiosk.app.exit(0)
            return
        self.window.grabWindow().save(str(self.folder / "drawn.png"))
        print('"saved"', flush=True)  # noqa: T201 - read by the test


def main() -> int:
    bundle, language, folder = sys.argv[1:]
    set_qt_defaults()
    app = create_application()
    kiosk = Application(app, Options(bundle=Path(bundle), language=language), still=True)
    kiosk.show()
    kiosk.finish_startup()
    reporter = Reporter(kiosk, Path(folder))
    code = app.exec()
    if reporter.covering is not None:
        reporter.covering.close()
    reporter.placement.close()
    reporter.cursor.close()
    reporter.lock.release()
    kiosk.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
