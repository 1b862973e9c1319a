"""The composition root: builds, wires and holds everything that runs.

How a start goes, one step after the other:

1. `start.py` settles how Qt is to draw, wakes it, and lets it read Qt Quick on a thread of its own; meanwhile Python
   imports this module and all that it stands on.
2. On that thread `Main.qml` begins to be read: attract and the deck, nothing else. Meanwhile, on this one:
3. The bundle is opened and every file of it verified; its fonts are loaded.
4. The view models are made from the exhibit; a fresh visit begins at attract, or where it was asked to.
5. The window is made of what was read, and put on the screen. After its first frame the panels and stops are built
   behind attract, and `begin` adds what only a visitor's hands or the system's signals need; unattended, it adds what
   `unattended.py` lists.
"""

import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QSize, QStandardPaths, QTimer, QUrl, SignalInstance
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.app.arguments import create_plan, find_panel
from qbj_kiosk.app.engine import Engine
from qbj_kiosk.app.options import Options
from qbj_kiosk.bundles.home import own_bundle
from qbj_kiosk.bundles.read import Bundle, open_bundle
from qbj_kiosk.session import events as ev
from qbj_kiosk.shell import fonts, window
from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.child.channel import mouth
from qbj_kiosk.viewmodels.exhibit import Exhibit
from qbj_kiosk.viewmodels.session import Session

if TYPE_CHECKING:
    from qbj_kiosk.shell.screen_reader import ScreenReader
    from qbj_kiosk.shell.signals import SignalHandler
    from qbj_kiosk.shell.touch import SingleTouchFilter
    from qbj_kiosk.speech import output
    from qbj_kiosk.speech.client import Voice
    from qbj_kiosk.viewmodels.reader import Reader


class Extension(Protocol):
    """What watches over an exhibit."""

    def close(self) -> None:
        """Undo everything that was added."""


class Application:
    """Everything that runs, held together: QML keeps none of it alive.

    Args:
        app: the application.
        options: how it was asked to start.
        engine: the user interface, if it is being read already.
        still: nothing moves; every motion is at its end at once.
        extend: what to add after the first frame where nobody looks after the exhibit.

    Raises:
        BundleError: if the bundle is not whole.
        UsageError: if a language or panel is asked for that the exhibit does not have.
        StartError: if the user interface cannot be loaded.
    """

    def __init__(
        self,
        app: QGuiApplication,
        options: Options,
        engine: Engine | None = None,
        *,
        still: bool = False,
        extend: "Callable[[Application], Extension] | None" = None,
    ) -> None:
        self.app = app
        self.options = options
        self.engine = engine or Engine()
        self.engine.load_main()
        self.bundle = open_bundle(options.bundle) if options.bundle else own_bundle(_cache() / "bundles", options.build)
        self.engine.serve_loader()
        content = self.bundle.exhibit
        fonts.load(app, [self.bundle.asset(name) for name in content.fonts.files], content.fonts.text)
        self.engine.serve_loader()
        self.exhibit = Exhibit(content, lambda name: _url(self.bundle, name))
        self.session = Session(self.exhibit, create_plan(content, options.language))
        has_young = any(wording.young for panel in content.panels for wording in panel.wording.values())
        self.session.set_switch_offered("young", offered=has_young)
        if options.start is not None:
            self.session.dispatch(ev.OpenPanel(find_panel(content, options.start)))
        self.window = self.engine.create_window(self._properties(still=still))
        self.touch_filter: SingleTouchFilter | None = None
        self.screen_reader: ScreenReader | None = None
        self.reader: Reader | None = None
        self._voice: Voice | None = None
        self._signals: SignalHandler | None = None
        self._shown = False
        self._extend = extend
        self._extension: Extension | None = None

    def _properties(self, *, still: bool) -> dict[str, object]:
        size, mounting = self._size(), self.options.mounting
        return {
            "exhibit": self.exhibit,
            "session": self.session,
            "still": still,
            "frameless": not self.windowed,
            "diagonal": mounting.diagonal_mm or 0,
            "lowerEdge": -1 if mounting.lower_edge_mm is None else mounting.lower_edge_mm,
            "capital": mounting.capital_mm,
            "width": size.width(),
            "height": size.height(),
        }

    @property
    def windowed(self) -> bool:
        """Whether it is shown in a window, and does not fill the screen."""
        return self.options.windowed or self.options.size is not None

    def _size(self) -> QSize:
        screen = self.app.primaryScreen()
        if self.options.size is not None:
            return QSize(self.options.size.width, self.options.size.height)
        return window.default_size(screen) if self.options.windowed else screen.size()

    def show(self) -> None:
        """Puts the window on the screen."""
        if self.windowed:
            self.window.showNormal()
        else:
            window.show_full_screen(self.window)

    def start(self) -> None:
        """Puts the window on the screen, and begins once its first frame is there."""
        self._painted().connect(self._first_frame)
        self.show()

    def _painted(self) -> SignalInstance:
        # QQuickWindow's signal; importing QtQuick only for the type's name would cost every start 10 ms.
        return cast("SignalInstance", self.window.frameSwapped)  # type: ignore[attr-defined]  # see above

    def _first_frame(self) -> None:
        # A drawing thread may have told of a second frame already: what is queued comes, disconnected or not.
        if not self._shown:
            self._shown = True
            if (supervisor := mouth(os.environ)) is not None:
                supervisor.say(protocol.FRAME)
            self._painted().disconnect(self._first_frame)
            QTimer.singleShot(0, self.finish_startup)

    def finish_startup(self) -> None:
        """What nobody needs before the first frame: one hand at a time, ending on a signal, news for screen readers."""
        from qbj_kiosk.shell import memory
        from qbj_kiosk.shell.screen_reader import ScreenReader
        from qbj_kiosk.shell.signals import SignalHandler
        from qbj_kiosk.shell.touch import SingleTouchFilter

        if self.touch_filter is None:
            self.touch_filter = SingleTouchFilter(self.window)
            self._signals = SignalHandler(self.app)
            self.screen_reader = ScreenReader(self.window, self.bundle.exhibit, self.session)
            self._start_voice()
            memory.keep_low()
            # What is there now stays: no collection needs to look through it again, in the middle of a travel.
            gc.freeze()
            gc.enable()
            self._extension = self._extend(self) if self._extend else None

    def _start_voice(self) -> None:
        from qbj_kiosk.speech.worker import capabilities

        if capabilities.installed():
            from qbj_kiosk.speech.client import Voice

            self._voice = Voice([language.tag for language in self.bundle.exhibit.languages])
            self.attach_voice(self._voice)

    def attach_voice(self, voice: "output.Voice") -> None:
        """From now on, a voice reads what is on the screen to whoever asks for it."""
        from qbj_kiosk.viewmodels.reader import Reader

        bundle = self.bundle
        self.reader = Reader(bundle.exhibit, self.session, voice, lambda name: str(bundle.asset(name)))
        self.window.setProperty("reader", self.reader)

    def close(self) -> None:
        """Takes everything down in the order in which nothing misses what is gone."""
        if self._extension is not None:
            self._extension.close()
        if self.touch_filter is not None and self._signals is not None:
            self.window.removeEventFilter(self.touch_filter)
            self._signals.close()
        if self._voice is not None:
            self._voice.release()
        self.window.close()
        self.engine.close()


def _cache() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation))


def _url(bundle: Bundle, name: str) -> str:
    return QUrl.fromLocalFile(str(bundle.asset(name))).toString() if name else ""
