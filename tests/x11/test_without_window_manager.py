"""The locked exhibit on an X server without a window manager: other clients cannot move, close or leave it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt

from tests.x11.exhibit_process import TIMEOUT, Running, fills, running
from tests.x11.x_server import CHORDS, X, server

pytestmark = [
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed"),
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is not installed"),
]
IN_TEXT = 100
"""Position in the heading of a panel, in pixels from the left and from the top."""


@contextmanager
def shown(bundle: Path, folder: Path) -> Iterator[tuple[X, Running]]:
    """Show the exhibit on an X server of its own without a window manager."""
    with server(1280, 720) as x, running([], bundle, folder, x.environ) as exhibit:
        exhibit.until(fills)
        yield x, exhibit


@pytest.fixture(scope="module")
def shared(real_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[X, Running]]:
    with shown(real_bundle, tmp_path_factory.mktemp("pictures")) as pair:
        yield pair


@pytest.fixture
def x(shared: tuple[X, Running]) -> X:
    return shared[0]


@pytest.fixture
def exhibit(x: X, shared: tuple[X, Running]) -> Running:
    """Return the exhibit at attract. Its process serves all tests but those of its reports."""
    x.xdotool("key", "Home")
    shared[1].until(lambda state: "Attract" in state["place"] and fills(state))
    return shared[1]


@pytest.fixture
def unreported(real_bundle: Path, tmp_path: Path) -> Iterator[tuple[X, Running]]:
    """Return an exhibit that has not reported a window yet."""
    with shown(real_bundle, tmp_path) as pair:
        yield pair


def has_the_screen(x: X, exhibit: Running, window: str) -> bool:
    """Return True if the exhibit's window is the only one, fills the screen and has the focus."""
    if exhibit.process.poll() is not None or x.windows() != [window]:
        return False
    geometry = x.xdotool("getwindowgeometry", "--shell", window)
    is_whole = all(line in geometry.split() for line in ("X=0", "Y=0", "WIDTH=1280", "HEIGHT=720"))
    return is_whole and x.xdotool("getwindowfocus", "-f").strip() == window


def until_has_the_screen(x: X, exhibit: Running, window: str) -> None:
    end = monotonic() + TIMEOUT
    while not has_the_screen(x, exhibit, window):
        assert monotonic() < end, (x.windows(), exhibit.process.poll())


def test_no_shortcut_leaves_the_exhibit(x: X, exhibit: Running) -> None:
    (window,) = x.windows()
    before = exhibit.state["place"]
    x.xdotool("key", "--delay", "1", *CHORDS)
    until_has_the_screen(x, exhibit, window)
    assert exhibit.until(fills)["place"] == before


def test_close_request_is_ignored(x: X, exhibit: Running) -> None:
    (window,) = x.windows()
    for _ in range(5):
        x.request_close(window)
    x.xdotool("key", "Return")
    assert "AtPanel" in exhibit.until(lambda state: "Attract" not in state["place"])["place"]
    until_has_the_screen(x, exhibit, window)


def wait_for_new_window(x: X, old: str) -> str:
    end = monotonic() + TIMEOUT
    while (windows := x.windows()) in ([], [old]):
        assert monotonic() < end
    (window,) = windows
    return window


@pytest.mark.parametrize(
    "arguments",
    [("windowmove", "%", "300", "200"), ("windowsize", "%", "400", "300"), ("windowunmap", "%")],
    ids=lambda arguments: arguments[0],
)
def test_moved_resized_or_hidden_window_returns(x: X, exhibit: Running, arguments: tuple[str, ...]) -> None:
    (window,) = x.windows()
    x.xdotool(*(window if word == "%" else word for word in arguments))
    if arguments[0] == "windowunmap":
        window = wait_for_new_window(x, window)
    until_has_the_screen(x, exhibit, window)


def test_other_mouse_buttons_do_nothing(x: X, exhibit: Running) -> None:
    (window,) = x.windows()
    before = exhibit.state["place"]
    for button in ("2", "3", "8", "9"):
        x.xdotool("mousemove", "640", "360", "click", "--repeat", "2", button)
    until_has_the_screen(x, exhibit, window)
    assert exhibit.until(fills)["place"] == before


def test_moved_mouse_shows_an_arrow_over_text(x: X, exhibit: Running) -> None:
    x.xdotool("key", "Return")
    exhibit.until(lambda state: "AtPanel" in state["place"])
    is_visible, points_at = x.cursor()
    assert not is_visible
    end = monotonic() + TIMEOUT
    while not is_visible:
        for position in (IN_TEXT, IN_TEXT + 1):
            x.xdotool("mousemove", str(position), str(position))
        is_visible, points_at = x.cursor()
        assert monotonic() < end
    # The cross of an X server points at its middle. Over a button it never appeared: Qt has an arrow for buttons.
    assert points_at < 0.3


def test_destroyed_window_is_created_again(x: X, exhibit: Running) -> None:
    (window,) = x.windows()
    x.xdotool("windowclose", window)
    window = wait_for_new_window(x, window)
    until_has_the_screen(x, exhibit, window)
    x.xdotool("key", "Return")
    assert "AtPanel" in exhibit.until(lambda state: "Attract" not in state["place"])["place"]


COVERING = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QRasterWindow
app = QGuiApplication(["notifier"])
window = QRasterWindow()
window.setFlags(Qt.WindowType(int(sys.argv[1])))
window.setGeometry(*map(int, sys.argv[2:]))
window.show()
sys.exit(app.exec())
"""
BYPASS = Qt.WindowType.X11BypassWindowManagerHint.value
WINDOWS = {
    "notification": (BYPASS, 900, 20, 300, 80),
    "full-screen window": (BYPASS, 0, 0, 1280, 720),
    "ordinary window": (Qt.WindowType.Window.value, 200, 200, 400, 300),
}


@contextmanager
def covering(x: X, window: tuple[int, ...]) -> Iterator[None]:
    """Run another program that shows a window above all others."""
    command = [sys.executable, "-I", "-c", COVERING, *map(str, window)]
    with subprocess.Popen(command, env=x.environ) as process:
        try:
            yield
        finally:
            process.kill()


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_window_of_another_program_is_covered_and_reported_once(
    unreported: tuple[X, Running], window: tuple[int, ...]
) -> None:
    x, exhibit = unreported
    before = x.picture()
    for _ in range(2):
        with covering(x, window):
            assert len(exhibit.until(lambda state: state["reports"])["reports"]) == 1
            x.xdotool("search", "--sync", "--onlyvisible", "--class", "notifier")
            end = monotonic() + TIMEOUT
            while x.picture() != before:
                assert monotonic() < end
    (report,) = exhibit.state["reports"]
    assert report.startswith('The program "notifier" showed a window over the exhibit.')
    (own,) = x.windows()
    until_has_the_screen(x, exhibit, own)


def test_window_created_again_is_raised_too(unreported: tuple[X, Running]) -> None:
    x, exhibit = unreported
    (window,) = x.windows()
    x.xdotool("windowclose", window)
    window = wait_for_new_window(x, window)
    until_has_the_screen(x, exhibit, window)
    with covering(x, WINDOWS["full-screen window"]):
        exhibit.until(lambda state: state["reports"])
        until_has_the_screen(x, exhibit, window)
