"""Open kiosks with the real exhibit, and finish their motion."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypedDict, Unpack
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Options, Size
from qbj_kiosk.session import events as ev
from qbj_kiosk.settings.mounting import Mounting
from qbj_kiosk.shell import memory
from qbj_kiosk.shell.settle import settle_window
from qbj_kiosk.speech.worker import capabilities

FULL_HD = Size(1920, 1080)


class How(TypedDict, total=False):
    """Options of a kiosk. Default: in English, at attract, without motion."""

    language: str
    start: str
    text_size: int
    still: bool
    mounting: Mounting


class MakeKiosk(Protocol):
    """Function that opens a kiosk in a window. The kiosk is closed when the test ends."""

    def __call__(self, size: Size = FULL_HD, **how: Unpack[How]) -> Application:
        """Open a kiosk."""


@contextmanager
def opened(app: QGuiApplication, bundle: Path, size: Size = FULL_HD, **how: Unpack[How]) -> Iterator[Application]:
    """Open a kiosk in a window and show it. Finish its motion if it is still."""
    options = Options(
        bundle=bundle,
        language=how.get("language", "en"),
        start=how.get("start"),
        size=size,
        mounting=how.get("mounting", Mounting()),
    )
    still = how.get("still", True)
    kiosk = Application(app, options, still=still)
    kiosk.session.dispatch(ev.SetTextSize(how.get("text_size", 100)))
    handlers = {which: signal.getsignal(which) for which in (signal.SIGINT, signal.SIGTERM)}
    try:
        kiosk.show()
        # Tests use a fake voice, also where one is installed. With a fixed mmap threshold, memory would not be reused.
        with patch.object(capabilities, "is_installed", return_value=False), patch.object(memory, "fix_mmap_threshold"):
            kiosk.finish_startup()
        if still:
            rest()
        yield kiosk
    finally:
        kiosk.close()
        for which, handler in handlers.items():
            signal.signal(which, handler)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def window(kiosk: Application) -> QQuickWindow:
    """Return the kiosk's window with its full type."""
    assert isinstance(kiosk.window, QQuickWindow)
    return kiosk.window


def rest() -> None:
    """Finish the motion of every window."""
    for _ in range(3):
        QCoreApplication.processEvents()
    for each in QGuiApplication.topLevelWindows():
        if each.isVisible():
            settle_window(each)
