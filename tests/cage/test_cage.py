"""The exhibit under a real cage: it gets the whole output without a title bar, and stays locked."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from PIL import Image, ImageChops

from tests.cage.running import TIMEOUT, Running, fills, give_to_unprivileged, running, unprivileged
from tests.cage.server import CHORDS, X, server

pytestmark = [
    pytest.mark.skipif(shutil.which("cage") is None, reason="cage is not installed"),
    pytest.mark.skipif(shutil.which("Xwayland") is None, reason="Xwayland, which cage requires, is not installed"),
]
MIN_COLOURS = 100
"""Colours in any picture of the exhibit."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The runtime folder of the user who runs cage."""
    made = tmp_path / "run"
    made.mkdir(mode=0o700)
    give_to_unprivileged(made)
    return made


@pytest.fixture
def environ(folder: Path) -> dict[str, str]:
    """Environment of a cage without a display."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "WLR_BACKENDS": "headless",
        "WLR_RENDERER": "pixman",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "QT_QPA_PLATFORM": "wayland",
    }


@pytest.fixture
def exhibit(real_bundle: Path, folder: Path, environ: dict[str, str]) -> Iterator[Running]:
    """The exhibit under cage."""
    with running([*unprivileged(), "cage", "-d", "--"], real_bundle, folder, environ) as exhibit:
        yield exhibit


def test_frame_fills_the_output_without_a_title_bar(exhibit: Running) -> None:
    state = exhibit.until(fills)
    assert state["platform"] == "wayland"
    assert state["frame"] == state["window"] == state["screen"] == [0, 0, 1280, 720]


# cage as a client of an X server, which gives it a display and a keyboard.


@pytest.fixture
def x() -> Iterator[X]:
    """A server of the size of cage's window."""
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        pytest.skip("Xvfb or xdotool is not installed")
    with server(1024, 768) as x:
        yield x


@pytest.fixture
def seen(real_bundle: Path, folder: Path, environ: dict[str, str], x: X) -> Iterator[Running]:
    """The exhibit under a cage with a display and a keyboard."""
    environ = {**environ, "WLR_BACKENDS": "x11", "DISPLAY": x.display}
    with running([*unprivileged(), "cage", "-d", "--"], real_bundle, folder, environ) as exhibit:
        exhibit.until(fills)
        yield exhibit


def shows(x: X, folder: Path, exhibit: Running) -> bool:
    """Return True if the screen equals the exhibit's picture in every pixel."""
    exhibit.save_picture()
    with Image.open(folder / "drawn.png") as drawn:
        picture = drawn.convert("RGB")
    colours = picture.getcolors(1 << 24) or []
    return len(colours) > MIN_COLOURS and ImageChops.difference(picture, x.picture()).getbbox() is None


def until_shows(x: X, folder: Path, exhibit: Running) -> None:
    end = monotonic() + TIMEOUT
    while not shows(x, folder, exhibit):
        assert monotonic() < end


def test_output_equals_the_exhibits_picture(seen: Running, x: X, folder: Path) -> None:
    x.xdotool("mousemove", "0", "0")
    until_shows(x, folder, seen)


def test_no_shortcut_passes_cage_and_the_lock(seen: Running, x: X, folder: Path) -> None:
    before = seen.state["place"]
    x.xdotool("key", "--delay", "1", *CHORDS)
    until_shows(x, folder, seen)
    assert seen.until(fills)["place"] == before
    x.xdotool("key", "Return")
    assert "AtPanel" in seen.until(lambda state: state["place"] != before)["place"]
