"""The exhibit under a real cage, without a display: it gets the whole output, and no title bar."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from PIL import Image, ImageChops

from tests.cage.running import NOBODY, PATIENCE, Running, fills, running, unprivileged
from tests.cage.server import CHORDS, X, server

pytestmark = [
    pytest.mark.skipif(shutil.which("cage") is None, reason="cage is not installed"),
    pytest.mark.skipif(shutil.which("Xwayland") is None, reason="Xwayland, which cage wants, is not installed"),
]
LIVELY = 100
"""Colours that a picture of the exhibit has at least."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A runtime folder of whoever runs cage."""
    made = tmp_path / "run"
    made.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(made, NOBODY, NOBODY)
    return made


@pytest.fixture
def environ(folder: Path) -> dict[str, str]:
    """A cage that draws into memory."""
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


def test_a_frame_arrives_that_fills_the_output_and_has_no_title_bar(exhibit: Running) -> None:
    told = exhibit.until(fills)
    assert told["platform"] == "wayland"
    assert told["frame"] == told["window"] == told["screen"] == [0, 0, 1280, 720]


# cage again, with an X server for its display and its keyboard: what it shows can be seen, and keys can be struck.


@pytest.fixture
def x() -> Iterator[X]:
    """A server as large as the output that cage opens on it."""
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        pytest.skip("Xvfb or xdotool is not installed")
    with server(1024, 768) as x:
        yield x


@pytest.fixture
def seen(real_bundle: Path, folder: Path, environ: dict[str, str], x: X) -> Iterator[Running]:
    """The exhibit under a cage that has a display and a keyboard."""
    environ = {**environ, "WLR_BACKENDS": "x11", "DISPLAY": x.display}
    with running([*unprivileged(), "cage", "-d", "--"], real_bundle, folder, environ) as exhibit:
        exhibit.until(fills)
        yield exhibit


def shows(x: X, folder: Path, exhibit: Running) -> bool:
    """Whether the server's screen is the exhibit's picture, to the last pixel."""
    exhibit.picture()
    with Image.open(folder / "drawn.png") as drawn:
        picture = drawn.convert("RGB")
    colours = picture.getcolors(1 << 24) or []
    return len(colours) > LIVELY and ImageChops.difference(picture, x.picture()).getbbox() is None


def until_shows(x: X, folder: Path, exhibit: Running) -> None:
    """Waits for it."""
    end = monotonic() + PATIENCE
    while not shows(x, folder, exhibit):
        assert monotonic() < end


def test_the_whole_output_is_the_exhibits_picture(seen: Running, x: X, folder: Path) -> None:
    x.do("mousemove", "0", "0")
    until_shows(x, folder, seen)


def test_no_chord_gets_past_cage_and_the_lock(seen: Running, x: X, folder: Path) -> None:
    before = seen.now["place"]
    x.do("key", "--delay", "1", *CHORDS)
    until_shows(x, folder, seen)
    assert seen.until(fills)["place"] == before
    x.do("key", "Return")
    assert "AtPanel" in seen.until(lambda told: told["place"] != before)["place"]
