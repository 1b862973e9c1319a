"""Open kiosks with the real exhibit for tests, and complete their animations."""

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
from qbj_kiosk.settings.screen_mounting import Mounting
from qbj_kiosk.shell import mmap_threshold
from qbj_kiosk.shell.finish_layout import finish_layout
from qbj_kiosk.speech.worker import capabilities

FULL_HD = Size(1920, 1080)


class KioskOptions(TypedDict, total=False):
    """How a test opens a kiosk; by default in English, at attract and without motion."""

    language: str
    start: str
    text_size: int
    still: bool
    demonstrates: bool
    mounting: Mounting


class MakeKiosk(Protocol):
    """Interface of the fixture `kiosk`: opens kiosks, which are closed when the test ends."""

    def __call__(self, size: Size = FULL_HD, **options: Unpack[KioskOptions]) -> Application: ...


@contextmanager
def open_kiosk(
    app: QGuiApplication, bundle: Path, size: Size = FULL_HD, **options: Unpack[KioskOptions]
) -> Iterator[Application]:
    """Open a kiosk in a window of a size; without motion, it is at rest."""
    still = options.get("still", True)
    kiosk = Application(
        app,
        Options(
            bundle=bundle,
            language=options.get("language", "en"),
            start=options.get("start"),
            size=size,
            mounting=options.get("mounting", Mounting()),
            demonstrates=options.get("demonstrates", False),
        ),
        still=still,
    )
    kiosk.session.dispatch(ev.SetTextSize(options.get("text_size", 100)))
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        kiosk.show()
        # Tests bring their own voice, whatever is installed, and reuse the memory of one picture for the next.
        with (
            patch.object(capabilities, "is_installed", return_value=False),
            patch.object(mmap_threshold, "fix_mmap_threshold"),
        ):
            kiosk.finish_startup()
        if still:
            rest()
        yield kiosk
    finally:
        kiosk.close()
        for number, handler in handlers.items():
            signal.signal(number, handler)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def window(kiosk: Application) -> QQuickWindow:
    assert isinstance(kiosk.window, QQuickWindow)
    return kiosk.window


def rest() -> None:
    """Complete the animations of every visible window."""
    for _ in range(3):
        QCoreApplication.processEvents()
    for each in QGuiApplication.topLevelWindows():
        if each.isVisible():
            finish_layout(each)
