"""Run the exhibit in kiosk mode without motion in its own process, with a clock that stdin controls.

Arguments: the bundle, the language, a folder for its state and its condition: `open`, `closed` (outside opening hours),
`hung` (so high that not everything is in reach, with a voice) or `voiced` (with a voice). It prints `ready` after its
first frame. Each line on stdin is a command:

    SECONDS, reset   Advance the clock, or end the visit. After the next frame the number of a marker event is printed,
                     which is sent on the accessibility bus after all other events; 0 if the exhibit is not on that bus.
    key              Print `key` when the window has received the next key.
    notify TEXT      Show a text to screen readers.

The end of stdin ends it.
"""

import sys
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMetaObject, QObject, QSocketNotifier, Qt, QUrl, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant
from PySide6.QtGui import QAccessible
from PySide6.QtQml import QQmlComponent, qmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.kiosk_mode_extension import KioskModeExtension
from qbj_kiosk.app.options import Options
from qbj_kiosk.app.qml_engine import create_application, set_qt_defaults
from qbj_kiosk.session import events as ev
from qbj_kiosk.settings.model import DAYS, Hours, Settings
from qbj_kiosk.settings.screen_mounting import Mounting
from qbj_kiosk.shell.accessible_state_changes import CONNECTION, PATH
from tests.speech.fake_output import FakeOutput

NIGHT = Settings(hours=replace(Hours(), **dict.fromkeys(DAYS, ())))
HUNG = Mounting(43 * 25.4, 950)


NOTICE = b"""
import Kiosk.Controls
import QtQuick
ScreenReaderText {
    visible: false
    role: Accessible.Notification
    stops: false
}
"""


class Clock(QObject):
    """Clock of the exhibit in kiosk mode that standard input advances."""

    def __init__(self, kiosk: Application, settings: Settings, state: Path) -> None:
        super().__init__()
        self.kiosk = kiosk
        self.seconds = 1000.0
        self.markers = 0
        self.notice: QObject | None = None
        self.kiosk_mode = KioskModeExtension(
            kiosk, settings, environ={"XDG_STATE_HOME": str(state)}, now=lambda: self.seconds
        )
        self.orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self.orders.activated.connect(self.obey)

    @Slot()
    def obey(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self.kiosk.app.exit(0)
            return
        command, _, text = line.strip().partition(" ")
        match command:
            case "key":
                self.kiosk.window.installEventFilter(self)
                return
            case "notify":
                self.notify(text)
                return
            case "reset":
                self.kiosk.session.dispatch(ev.Reset())
            case _:
                self.seconds += float(command)
        self.kiosk_mode.presence.update()
        swapped = self.kiosk._frame_swapped()
        swapped.connect(self.confirm, Qt.ConnectionType.SingleShotConnection)
        QMetaObject.invokeMethod(self.kiosk.window, "update")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt asks the accessibility bus about each key before it delivers it.
        if event.type() == QEvent.Type.KeyRelease:
            watched.removeEventFilter(self)
            print("key", flush=True)  # noqa: T201 - what this is for
        return False

    def notify(self, text: str) -> None:
        """Show a notification to screen readers, beside the exhibit's own, which may not have been read yet."""
        if self.notice is None:
            component = QQmlComponent(qmlEngine(self.kiosk.window))
            component.setData(NOTICE, QUrl())
            self.notice = component.create()
            assert isinstance(self.notice, QQuickItem)
            assert isinstance(self.kiosk.window, QQuickWindow)
            self.notice.setParent(self)
            self.notice.setParentItem(self.kiosk.window.contentItem())
        for name, value in (("visible", False), ("text", text), ("visible", True)):
            self.notice.setProperty(name, value)

    @Slot()
    def confirm(self) -> None:
        print(self.send_marker(), flush=True)  # noqa: T201 - what this is for

    def send_marker(self) -> int:
        """Send a `window:frame` event with the marker's number, and return it; 0 if there is no bus yet."""
        bus = QDBusConnection(CONNECTION)
        if not bus.isConnected():
            return 0
        self.markers += 1
        window = QAccessible.queryAccessibleInterface(self.kiosk.window)
        event = QDBusMessage.createSignal(
            f"{PATH}{QAccessible.uniqueId(window)}", "org.a11y.atspi.Event.Window", "Frame"
        )
        event.setArguments(["", self.markers, 0, QDBusVariant(0), {}])
        return self.markers if bus.send(event) else 0


def main() -> int:
    """Show the exhibit in kiosk mode until standard input ends."""
    bundle, language, state, stands = sys.argv[1:]
    settings = NIGHT if stands == "closed" else Settings()
    mounting = HUNG if stands == "hung" else Mounting()
    set_qt_defaults()
    app = create_application()
    made: list[Clock] = []

    class Extension:
        def close(self) -> None:
            made[0].kiosk_mode.close()

    def begin(kiosk: Application) -> Extension:
        if stands in ("hung", "voiced"):
            kiosk.attach_speech(FakeOutput())
        made.append(Clock(kiosk, settings, Path(state)))
        print("ready", flush=True)  # noqa: T201 - what this is for
        return Extension()

    options = Options(bundle=Path(bundle), language=language, mounting=mounting)
    kiosk = Application(app, options, still=True, extend=begin)
    kiosk.start()
    code = app.exec()
    kiosk.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
