"""Size and geometry of the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QWindow

from qbj_kiosk.app.application import Application
from qbj_kiosk.app.options import Options
from qbj_kiosk.shell import window_geometry
from tests.program_process import read_line, start_program


def test_full_screen_window_has_screen_geometry_and_no_frame(qapp: QGuiApplication, real_bundle: Path) -> None:
    kiosk = Application(qapp, Options(bundle=real_bundle), still=True)
    kiosk.show()
    assert kiosk.window.geometry() == kiosk.app.primaryScreen().geometry()
    assert kiosk.window.windowStates() & Qt.WindowState.WindowFullScreen
    assert kiosk.window.flags() & Qt.WindowType.FramelessWindowHint
    kiosk.close()


def test_default_size_is_three_quarters_of_the_screen(qapp: QGuiApplication) -> None:
    screen = qapp.primaryScreen()
    size = window_geometry.default_size(screen)
    assert (size.width() / screen.availableSize().width(), size.height() / screen.availableSize().height()) == (
        0.75,
        0.75,
    )


def test_plain_window_fills_the_screen(qapp: QGuiApplication) -> None:
    del qapp
    plain = QWindow()
    window_geometry.show_full_screen(plain)
    assert plain.geometry() == QGuiApplication.primaryScreen().geometry()
    plain.close()


def test_window_fills_the_screen_without_a_window_manager(real_bundle: Path) -> None:
    with start_program("--bundle", real_bundle) as process:
        line = read_line(process)
        process.terminate()
        process.communicate(timeout=10)
    assert line.startswith("started ")
    window, _, screen = line.removeprefix("started ").strip().partition(") (")
    assert window.strip("()") == screen.strip("()")


def test_window_has_the_requested_size(real_bundle: Path) -> None:
    with start_program("--bundle", real_bundle, "--size", "1280x720") as process:
        line = read_line(process)
        process.terminate()
        process.communicate(timeout=10)
    assert "1280, 720)" in line
