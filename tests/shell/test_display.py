"""Whether there is a display, found out without Qt."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qbj_kiosk.shell import display

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows always has a display")


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Path]:
    """A socket that answers."""
    path = tmp_path / "wayland-7"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        yield path


def test_none_at_all() -> None:
    told = display.trouble({}, "linux")
    assert told is not None
    assert "neither DISPLAY nor WAYLAND_DISPLAY is set" in told
    assert "qbj-kiosk shots" in told


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_always_have_one(platform: str) -> None:
    assert display.trouble({}, platform) is None


@pytest.mark.parametrize("name", ["offscreen", "minimal", "eglfs", "linuxfb", "vnc:size=800x600", "offscreen:x=1"])
def test_some_platforms_need_none(name: str) -> None:
    assert display.trouble({"QT_QPA_PLATFORM": name}, "linux") is None


@pytest.mark.parametrize("name", ["xcb", "wayland", ""])
def test_others_do(name: str) -> None:
    assert display.trouble({"QT_QPA_PLATFORM": name}, "linux") is not None


def test_a_wayland_display_that_answers(listening: Path) -> None:
    assert (
        display.trouble({"WAYLAND_DISPLAY": listening.name, "XDG_RUNTIME_DIR": str(listening.parent)}, "linux") is None
    )


def test_a_wayland_display_by_its_whole_path(listening: Path) -> None:
    assert display.trouble({"WAYLAND_DISPLAY": str(listening), "XDG_RUNTIME_DIR": "/nowhere"}, "linux") is None


def test_a_wayland_display_that_is_gone(tmp_path: Path) -> None:
    told = display.trouble({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux")
    assert told is not None
    assert "wayland-9 does not answer" in told


def test_a_socket_file_without_anybody_behind_it(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-3"))
    assert display.trouble({"WAYLAND_DISPLAY": "wayland-3", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux") is not None


@pytest.mark.skipif(sys.platform != "linux", reason="abstract sockets are Linux's")
@pytest.mark.parametrize("name", [":4711", "unix:4711", ":4711.0"])
def test_an_x11_display_that_answers(name: str) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X4711")
        server.listen()
        assert display.trouble({"DISPLAY": name}, "linux") is None


def test_a_display_in_another_network_namespace(listening: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_listens", lambda _: False)
    assert display.trouble({"WAYLAND_DISPLAY": str(listening)}, "linux") is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who listens")
def test_a_display_that_listens_is_not_called(listening: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_takes_calls", lambda _: pytest.fail("called"))
    assert display.trouble({"WAYLAND_DISPLAY": str(listening)}, "linux") is None


@pytest.mark.parametrize("name", [":4712", "unix:4712", ":4712.1"])
def test_an_x11_display_that_is_gone(name: str) -> None:
    told = display.trouble({"DISPLAY": name}, "linux")
    assert told is not None
    assert f"{name} does not answer" in told


def test_an_x11_display_elsewhere_is_left_to_qt() -> None:
    assert display.trouble({"DISPLAY": "elsewhere:10"}, "linux") is None


def test_wayland_gone_but_x11_there(tmp_path: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": "elsewhere:10"}
    assert display.trouble(environment, "linux") is None
