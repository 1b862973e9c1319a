"""Composition root: builds, connects and owns everything that runs.

Steps of a start:

1. `startup.py` sets Qt's defaults, creates the application and starts Qt's type loader thread on Qt Quick; meanwhile
   Python imports this module and its dependencies.
2. The type loader thread compiles `Main.qml`, which contains attract and the deck only. Meanwhile, on the main thread:
3. The bundle is opened and every file verified; its fonts are loaded.
4. The view models are created from the exhibit; a new visit begins at attract or at the requested panel.
5. The window is created and shown. After its first frame the panels and stops are built behind attract, and
   `finish_startup` adds the touch filter, the signal handlers and the voice. In kiosk mode it also adds
   `kiosk_mode_extension.py`.
"""

import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QSize, QStandardPaths, QTimer, QUrl, SignalInstance
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.app.language_and_panel_lookup import find_language, find_panel
from qbj_kiosk.app.options import Options
from qbj_kiosk.app.qml_engine import Engine
from qbj_kiosk.bundles.built_in_bundle import OpenedBundle, own_bundle
from qbj_kiosk.bundles.open_bundle import Bundle, open_bundle
from qbj_kiosk.session import events as ev
from qbj_kiosk.session.visit import create_bounds
from qbj_kiosk.shell import fonts, window_geometry
from qbj_kiosk.supervisor import protocol
from qbj_kiosk.supervisor.child.channel import open_channel
from qbj_kiosk.viewmodels.exhibit import Exhibit
from qbj_kiosk.viewmodels.session import Session

if TYPE_CHECKING:
    from qbj_kiosk.shell.exit_signals import ExitSignals
    from qbj_kiosk.shell.screen_reader_announcements import ScreenReader
    from qbj_kiosk.shell.single_touch_filter import SingleTouchFilter
    from qbj_kiosk.speech.client import SpeechClient
    from qbj_kiosk.speech.output_interface import SpeechOutput
    from qbj_kiosk.viewmodels.reading_aloud import Reader


class Extension(Protocol):
    """Interface of an addition to the running exhibit, such as kiosk mode, created after its first frame."""

    def close(self) -> None: ...


class Application:
    """The running exhibit: its window, QML engine, session and everything else that QML uses.

    Keeps a reference to everything that QML uses, because QML owns none of it.

    Args:
        engine: an engine that is already loading; a new one if None.
        still: True to disable animation: every transition ends at once.
        extend: called after the first frame; the result is closed with the application.

    Raises:
        BundleError: if the bundle is damaged or missing.
        UsageError: if the exhibit does not have the requested language or panel.
        StartError: if the QML cannot be loaded.
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
        opened = _open_bundle(options)
        self.bundle = opened.bundle
        self.bundle_problems = (*options.bundle_problems, *opened.problems)
        """Why the bundle is not the configured or current one, for staff."""
        self.engine.serve_loader()
        content = self.bundle.exhibit
        families = content.fonts
        fonts.load(app, [self.bundle.asset(name) for name in families.files], families.text, families.han)
        self.engine.serve_loader()
        self.exhibit = Exhibit(content, lambda name: _url(self.bundle, name))
        tags = [each.tag for each in content.languages]
        language = None if options.language is None else find_language(tags, options.language)
        self.session = Session(self.exhibit, create_bounds(content, language))
        has_children_text = any(wording.young for panel in content.panels for wording in panel.wording.values())
        self.session.set_switch_offered("young", offered=has_children_text)
        if options.start is not None:
            self.session.dispatch(ev.OpenPanel(find_panel(content, options.start)))
        self.window = self.engine.create_window(self._properties(still=still))
        self.touch_filter: SingleTouchFilter | None = None
        self.screen_reader: ScreenReader | None = None
        self.reader: Reader | None = None
        self._speech: SpeechClient | None = None
        self._signals: ExitSignals | None = None
        self._has_first_frame = False
        self._extend = extend
        self._extension: Extension | None = None

    def _properties(self, *, still: bool) -> dict[str, object]:
        size, mounting = self._size(), self.options.mounting
        return {
            "exhibit": self.exhibit,
            "session": self.session,
            "still": still,
            "demonstrates": self.options.demonstrates,
            "frameless": not self.is_windowed,
            "diagonal": mounting.diagonal_mm or 0,
            "lowerEdge": -1 if mounting.lower_edge_mm is None else mounting.lower_edge_mm,
            "capital": mounting.capital_mm,
            "width": size.width(),
            "height": size.height(),
        }

    @property
    def is_windowed(self) -> bool:
        return self.options.windowed or self.options.size is not None

    def _size(self) -> QSize:
        screen = self.app.primaryScreen()
        if self.options.size is not None:
            return QSize(self.options.size.width, self.options.size.height)
        return window_geometry.default_size(screen) if self.options.windowed else screen.size()

    def show(self) -> None:
        if self.is_windowed:
            self.window.showNormal()
        else:
            window_geometry.show_full_screen(self.window)

    def start(self) -> None:
        """Show the exhibit's window. The rest of the start-up follows after its first frame."""
        self._frame_swapped().connect(self._on_first_frame)
        self.show()

    def _frame_swapped(self) -> SignalInstance:
        # A signal of QQuickWindow. Importing QtQuick for the type would add 10 ms to every start.
        return cast("SignalInstance", self.window.frameSwapped)  # type: ignore[attr-defined]  # see above

    def _on_first_frame(self) -> None:
        # With a render thread a second frame may already be queued: it is delivered even after `disconnect`.
        if not self._has_first_frame:
            self._has_first_frame = True
            if (supervisor := open_channel(os.environ)) is not None:
                supervisor.send(protocol.FRAME)
            self._frame_swapped().disconnect(self._on_first_frame)
            QTimer.singleShot(0, self.finish_startup)

    def finish_startup(self) -> None:
        """Add what the first frame does not need: touch filter, signal handlers, voice. Further calls do nothing."""
        from qbj_kiosk.shell import mmap_threshold
        from qbj_kiosk.shell.exit_signals import ExitSignals
        from qbj_kiosk.shell.screen_reader_announcements import ScreenReader
        from qbj_kiosk.shell.single_touch_filter import SingleTouchFilter

        if self.touch_filter is None:
            self.touch_filter = SingleTouchFilter(self.window)
            self.session.wasReset.connect(self.touch_filter.forget)
            self._signals = ExitSignals(self.app)
            self.screen_reader = ScreenReader(self.window, self.bundle.exhibit, self.session)
            self._start_voice()
            mmap_threshold.fix_mmap_threshold()
            # These objects live until the end: excluding them keeps garbage collections short during animations.
            gc.freeze()
            gc.enable()
            self._extension = self._extend(self) if self._extend else None

    def _start_voice(self) -> None:
        from qbj_kiosk.speech.worker import capabilities

        if capabilities.is_installed():
            from qbj_kiosk.speech.client import SpeechClient
            from qbj_kiosk.speech.pronunciation import create_pronunciations

            self._speech = SpeechClient(create_pronunciations(self.bundle.exhibit))
            self.attach_speech(self._speech)

    def attach_speech(self, output: "SpeechOutput") -> None:
        from qbj_kiosk.viewmodels.reading_aloud import Reader

        bundle = self.bundle
        self.reader = Reader(bundle.exhibit, self.session, output, lambda name: str(bundle.asset(name)))
        self.window.setProperty("reader", self.reader)

    def close(self) -> None:
        """Close the exhibit: the window, the engine and all parts, dependants before their dependencies."""
        if self._extension is not None:
            self._extension.close()
        if self.touch_filter is not None and self._signals is not None:
            self.window.removeEventFilter(self.touch_filter)
            self._signals.close()
        if self._speech is not None:
            self._speech.release()
        self.window.close()
        self.engine.close()


def _open_bundle(options: Options) -> OpenedBundle:
    folder = cache_folder()
    if options.is_lenient and options.bundle is not None:
        from qbj_kiosk.bundles.fallback_copies import open_or_find_copy

        return open_or_find_copy(options.bundle, folder)
    if options.is_lenient:
        from qbj_kiosk.bundles.own_or_last_good_bundle import open_own_or_last_good

        return open_own_or_last_good(folder, os.environ, options.build)
    return OpenedBundle(open_bundle(options.bundle) if options.bundle else own_bundle(folder, options.build))


def cache_folder() -> Path:
    """Return the user's cache folder for bundles that were built from sources, and for copies of bundles."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)) / "bundles"


def _url(bundle: Bundle, name: str) -> str:
    return QUrl.fromLocalFile(str(bundle.asset(name))).toString() if name else ""
