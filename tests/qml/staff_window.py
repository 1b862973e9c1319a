"""Staff's pages in a window of their own, with a clock that a test sets."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from qbj_kiosk.app.qml_engine import QML
from qbj_kiosk.bundles.open_bundle import open_bundle
from qbj_kiosk.settings.model import Keypad
from qbj_kiosk.settings.screen_mounting import INCH_MM
from qbj_kiosk.shell import fonts
from qbj_kiosk.staff import pin
from qbj_kiosk.staff.actions import Actions, InitialValues
from qbj_kiosk.staff.keypad_learning import KeypadConfig
from qbj_kiosk.staff.lockout import Instant
from qbj_kiosk.staff.pin_verifier import PinVerifier
from qbj_kiosk.staff.screen_choice import ScreenChoice, ScreenConfig
from qbj_kiosk.staff.status import Status
from qbj_kiosk.viewmodels.exhibit import Exhibit
from qbj_kiosk.viewmodels.staff import Staff

PIN = "2580"
HOST = Path(__file__).with_name("StaffWindow.qml")
STATUS = Status(
    bundle="qingbaijiang",
    identity="3f9a1c07d2e85b64aa10",
    version="0.3.0",
    since=datetime(2026, 11, 23, 8, 5),  # noqa: DTZ001 - local time
    software=True,
    renderer="llvmpipe",
    faults=(
        "2026-11-22 14:03  The exhibit ended by signal 11; it was started again",
        "2026-11-20 09:41  No frame for 5 s",
    ),
    touch_devices=("ILITEK Multi-Touch V3000",),
    free_bytes=118_400_000_000,
    week=(*((("09:00-12:00", "13:00-17:30"),) * 5), ("10:00-17:00",), ()),
)


class StaffWindow:
    """A window with the staff pages and everything behind them, for tests.

    Args:
        tag: the language that visits start in.
        text_scale: factor on the designed text sizes.
        inches: the screen's diagonal; 0 if unknown.
    """

    def __init__(  # noqa: PLR0913 - keyword arguments with defaults
        self,
        application: QGuiApplication,
        bundle: Path,
        folder: Path,
        *,
        size: QSize,
        tag: str = "en",
        text_scale: float = 1.0,
        inches: float = 0.0,
    ) -> None:
        opened = open_bundle(bundle)
        content = opened.exhibit
        fonts.load(
            application, [opened.asset(name) for name in content.fonts.files], content.fonts.text, content.fonts.han
        )
        pin.save_pin(folder, PIN)
        self.time = 100.0
        self.done: list[object] = []
        self.exhibit = Exhibit(content, str)
        self.staff = Staff(
            content.languages,
            PinVerifier(folder, lambda: Instant(self.time, "here")),
            read_status=lambda: STATUS,
            actions=Actions(
                set_language=self.done.append,
                set_volume=self.done.append,
                set_brightness=self.done.append,
                reload=lambda: self.done.append("reload"),
                restart=lambda: self.done.append("restart"),
                leave=lambda: self.done.append("leave"),
            ),
            choice=InitialValues(tag, 50, 80),
            keypad=KeypadConfig(Keypad(next=("F13",)), Keypad(next=("F24",)), self.record_keypad),
            screen=ScreenConfig(ScreenChoice(), lambda: ("HDMI-1", "DP-1"), self.done.append, lambda _: None),
            now=lambda: self.time,
        )
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(QML))
        self.engine.setInitialProperties(
            {
                "exhibit": self.exhibit,
                "staff": self.staff,
                "textScale": text_scale,
                "diagonal": inches * INCH_MM,
                "width": size.width(),
                "height": size.height(),
            }
        )
        self.engine.load(QUrl.fromLocalFile(str(HOST)))
        (window,) = self.engine.rootObjects()
        assert isinstance(window, QQuickWindow)
        self.window = window
        self.window.show()
        settle()

    def record_keypad(self, keypad: Keypad | None) -> bool:
        self.done.append(keypad)
        return True

    def enter(self, digits: str = PIN) -> None:
        self.staff.open()
        for digit in digits:
            self.staff.pad.digit(int(digit))
        self.staff.pad.enter()
        settle()

    def picture(self) -> QImage:
        settle()
        return self.window.grabWindow()

    def close(self) -> None:
        self.window.close()
        self.engine.clearComponentCache()
        del self.engine
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle() -> None:
    """Process Qt's deferred calls and timers of 0 ms."""
    for _ in range(4):
        QCoreApplication.processEvents()
