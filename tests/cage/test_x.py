"""The locked exhibit on a real X server without a window manager, attacked from outside."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from tests.cage.running import PATIENCE, Running, fills, running
from tests.cage.server import CHORDS, X, server

pytestmark = [
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed"),
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is not installed"),
]


@pytest.fixture
def x() -> Iterator[X]:
    """A server without a window manager."""
    with server(1280, 720) as x:
        yield x


@pytest.fixture
def exhibit(x: X, real_bundle: Path, tmp_path: Path) -> Iterator[Running]:
    """The exhibit, which has the whole screen, and has it still when the test ends."""
    with running([], real_bundle, tmp_path, x.environ) as exhibit:
        exhibit.until(fills)
        yield exhibit


def has_the_screen(x: X, exhibit: Running, window: str) -> bool:
    """Whether the server says so too."""
    if exhibit.process.poll() is not None or x.windows() != [window]:
        return False
    geometry = x.do("getwindowgeometry", "--shell", window)
    whole = all(line in geometry.split() for line in ("X=0", "Y=0", "WIDTH=1280", "HEIGHT=720"))
    return whole and x.do("getwindowfocus", "-f").strip() == window


def until_it_has_the_screen(x: X, exhibit: Running, window: str) -> None:
    """Waits for it."""
    end = monotonic() + PATIENCE
    while not has_the_screen(x, exhibit, window):
        assert monotonic() < end, (x.windows(), exhibit.process.poll())


def test_no_chord_of_a_keyboard(x: X, exhibit: Running) -> None:
    (window,) = x.windows()
    before = exhibit.now["place"]
    x.do("key", "--delay", "1", *CHORDS)
    until_it_has_the_screen(x, exhibit, window)
    assert exhibit.until(fills)["place"] == before


def test_the_request_to_close_that_a_window_manager_sends(x: X, exhibit: Running) -> None:
    (window,) = x.windows()
    for _ in range(5):
        x.ask_to_close(window)
    x.do("key", "Return")
    assert "AtPanel" in exhibit.until(lambda told: "Attract" not in told["place"])["place"]
    until_it_has_the_screen(x, exhibit, window)


def a_new_window(x: X, old: str) -> str:
    """The window that comes in the place of another one."""
    end = monotonic() + PATIENCE
    while (windows := x.windows()) in ([], [old]):
        assert monotonic() < end
    (window,) = windows
    return window


@pytest.mark.parametrize(
    "words",
    [("windowmove", "%", "300", "200"), ("windowsize", "%", "400", "300"), ("windowunmap", "%")],
    ids=lambda words: words[0],
)
def test_it_takes_the_screen_back(x: X, exhibit: Running, words: tuple[str, ...]) -> None:
    (window,) = x.windows()
    x.do(*(window if word == "%" else word for word in words))
    if words[0] == "windowunmap":
        window = a_new_window(x, window)
    until_it_has_the_screen(x, exhibit, window)


def test_buttons_of_the_mouse_beside_the_first(x: X, exhibit: Running) -> None:
    (window,) = x.windows()
    before = exhibit.now["place"]
    for button in ("2", "3", "8", "9"):
        x.do("mousemove", "640", "360", "click", "--repeat", "2", button)
    until_it_has_the_screen(x, exhibit, window)
    assert exhibit.until(fills)["place"] == before


def test_a_window_that_another_program_destroys_is_made_anew(x: X, exhibit: Running) -> None:
    (window,) = x.windows()
    x.do("windowclose", window)
    window = a_new_window(x, window)
    until_it_has_the_screen(x, exhibit, window)
    x.do("key", "Return")
    assert "AtPanel" in exhibit.until(lambda told: "Attract" not in told["place"])["place"]
