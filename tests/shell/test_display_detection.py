"""Display detection without Qt."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qbj_kiosk.shell import display_detection

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows always has a display")


def problem(platform: str = "linux", **environ: str) -> str | None:
    return display_detection.find_display_problem(environ, platform)


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "wayland-7"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        yield path


def test_missing_display_is_reported_with_hint() -> None:
    message = problem()
    assert message is not None
    assert "neither DISPLAY nor WAYLAND_DISPLAY is set" in message
    assert "qbj-kiosk shots" in message


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_always_have_a_display(platform: str) -> None:
    assert problem(platform) is None


@pytest.mark.parametrize("name", ["offscreen", "minimal", "eglfs", "linuxfb", "vnc:size=800x600", "offscreen:x=1"])
def test_some_qt_platforms_need_no_display(name: str) -> None:
    assert problem(QT_QPA_PLATFORM=name) is None


@pytest.mark.parametrize("name", ["xcb", "wayland", ""])
def test_other_qt_platforms_need_a_display(name: str) -> None:
    assert problem(QT_QPA_PLATFORM=name) is not None


def test_wayland_display_is_found_in_runtime_folder(listening: Path) -> None:
    assert problem(WAYLAND_DISPLAY=listening.name, XDG_RUNTIME_DIR=str(listening.parent)) is None


def test_wayland_display_is_found_by_absolute_path(listening: Path) -> None:
    assert problem(WAYLAND_DISPLAY=str(listening), XDG_RUNTIME_DIR="/nowhere") is None


def test_missing_wayland_socket_is_reported(tmp_path: Path) -> None:
    message = problem(WAYLAND_DISPLAY="wayland-9", XDG_RUNTIME_DIR=str(tmp_path))
    assert message is not None
    assert "wayland-9 does not answer" in message


def test_socket_without_listener_is_reported(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-3"))
    assert problem(WAYLAND_DISPLAY="wayland-3", XDG_RUNTIME_DIR=str(tmp_path)) is not None


@pytest.mark.skipif(sys.platform != "linux", reason="abstract sockets exist only on Linux")
@pytest.mark.parametrize("name", [":4711", "unix:4711", ":4711.0"])
def test_listening_x11_display_is_found(name: str) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X4711")
        server.listen()
        assert problem(DISPLAY=name) is None


def test_display_of_another_network_namespace_is_found(listening: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display_detection, "_is_listed_as_listening", lambda _: False)
    assert problem(WAYLAND_DISPLAY=str(listening)) is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists listening sockets")
def test_listed_display_is_not_connected_to(listening: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display_detection, "_accepts_connections", lambda _: pytest.fail("connected"))
    assert problem(WAYLAND_DISPLAY=str(listening)) is None


@pytest.mark.parametrize("name", [":4712", "unix:4712", ":4712.1"])
def test_missing_x11_display_is_reported(name: str) -> None:
    message = problem(DISPLAY=name)
    assert message is not None
    assert f"{name} does not answer" in message


def test_x11_display_of_another_host_is_not_checked() -> None:
    assert problem(DISPLAY="elsewhere:10") is None


def test_x11_display_is_used_where_wayland_is_missing(tmp_path: Path) -> None:
    assert problem(WAYLAND_DISPLAY="wayland-9", XDG_RUNTIME_DIR=str(tmp_path), DISPLAY="elsewhere:10") is None


@pytest.mark.parametrize("name", ["\udcff:0", "青:0", "nothing", ":0\n"])
def test_display_with_an_impossible_name_is_reported(name: str) -> None:
    message = problem(DISPLAY=name)
    assert message is not None
    assert f"DISPLAY is {name!a}" in message
    assert message.isprintable()


def test_process_without_free_descriptors_finds_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(socket, "socket", fail)
    assert "does not answer" in str(problem(DISPLAY=":4713"))
