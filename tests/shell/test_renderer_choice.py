"""Choice of GPU or software rendering, cached per driver."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from qbj_kiosk.shell import renderer_choice
from qbj_kiosk.shell.renderer_choice import (
    ProbeResult,
    choose_renderer,
    classify_driver,
    driver_fingerprint,
    probe,
    read_cache,
)


@pytest.mark.parametrize(
    ("description", "backend"),
    [
        ("", "software"),
        ("llvmpipe (LLVM 15.0.6, 256 bits)", "software"),
        ("softpipe", "software"),
        ("Mesa DRI swrast", "software"),
        ("Software Rasterizer", "software"),
        ("Google SwiftShader", "software"),
        ("GDI Generic", "software"),
        ("Mesa Intel(R) UHD Graphics 620 (KBL GT2)", "gpu"),
        ("AMD Radeon Graphics (radeonsi, renoir, LLVM 15.0.6)", "gpu"),
        ("NVIDIA GeForce GTX 1650/PCIe/SSE2", "gpu"),
        ("V3D 4.2", "gpu"),
    ],
)
def test_backend_follows_from_name_of_opengl_renderer(description: str, backend: str) -> None:
    assert classify_driver(description) == backend


class FakeProbe:
    """Stand-in for the probe of the graphics driver: returns each of its results once."""

    def __init__(self, *results: ProbeResult) -> None:
        self.results = list(results)

    def __call__(self, _: object) -> ProbeResult:
        return self.results.pop(0)


def test_result_is_cached_per_driver(tmp_path: Path) -> None:
    fake = FakeProbe(ProbeResult("Mesa Intel"), ProbeResult("llvmpipe"))
    for display, backend in ((":0", "gpu"), (":0", "gpu"), (":1", "software"), (":1", "software")):
        assert choose_renderer("auto", tmp_path / "state", {"DISPLAY": display}, fake) == backend
    assert fake.results == []
    assert read_cache(tmp_path / "state" / "renderer")["description"] == "llvmpipe"


def test_unstable_result_is_not_cached(tmp_path: Path) -> None:
    fake = FakeProbe(ProbeResult("", is_stable=False), ProbeResult("Mesa Intel"))
    assert choose_renderer("auto", tmp_path, {}, fake) == "software"
    assert choose_renderer("auto", tmp_path, {}, fake) == "gpu"


@pytest.mark.parametrize("setting", ["gpu", "software"])
def test_explicit_setting_needs_no_probe(tmp_path: Path, setting: str) -> None:
    assert choose_renderer(setting, tmp_path, {}, FakeProbe()) == setting
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"nonsense"])
def test_broken_cache_is_ignored(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "renderer").write_bytes(content)
    assert choose_renderer("auto", tmp_path, {}, FakeProbe(ProbeResult("Mesa Intel"))) == "gpu"


def test_unwritable_state_folder_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    assert choose_renderer("auto", tmp_path / "state", {}, FakeProbe(ProbeResult("Mesa Intel"))) == "gpu"


def test_fingerprint_changes_with_card_driver_library_and_display(tmp_path: Path) -> None:
    card = tmp_path / "sys" / "class" / "drm" / "card0" / "device"
    library = tmp_path / "usr" / "lib" / "x86_64-linux-gnu" / "libGL.so.1"
    fingerprints = [driver_fingerprint({}, tmp_path)]
    card.mkdir(parents=True)
    (card / "vendor").write_text("0x8086\n")
    fingerprints.append(driver_fingerprint({}, tmp_path))
    (card / "driver").symlink_to(tmp_path / "i915")
    fingerprints.append(driver_fingerprint({}, tmp_path))
    library.parent.mkdir(parents=True)
    library.touch()
    fingerprints.append(driver_fingerprint({}, tmp_path))
    fingerprints.append(driver_fingerprint({"WAYLAND_DISPLAY": "wayland-0"}, tmp_path))
    assert len(set(fingerprints)) == len(fingerprints)
    assert driver_fingerprint({}, tmp_path) == driver_fingerprint({}, tmp_path)


def run_fake_probe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> ProbeResult:
    """Return the result of a driver probe whose process runs `body` instead of asking Qt."""
    fake = tmp_path / "python"
    fake.write_text(f"#!{sys.executable}\nimport os, signal\n{body}\n")
    fake.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(fake))
    return probe({})


@pytest.mark.parametrize(
    ("body", "result"),
    [
        ("print('ready'); print('Mesa Intel')", ProbeResult("Mesa Intel")),
        ("print('ready'); print()", ProbeResult("")),
        ("print('ready', flush=True); os.kill(os.getpid(), signal.SIGSEGV)", ProbeResult("")),
        ("os.kill(os.getpid(), signal.SIGABRT)", ProbeResult("", is_stable=False)),
        ("", ProbeResult("", is_stable=False)),
    ],
)
def test_result_is_stable_once_qt_has_a_display(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, result: ProbeResult
) -> None:
    assert run_fake_probe(tmp_path, monkeypatch, body) == result


def test_hanging_driver_times_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer_choice, "TIMEOUT_S", 0.1)
    assert run_fake_probe(tmp_path, monkeypatch, "signal.pause()") == ProbeResult("", is_stable=False)


def test_real_probe_needs_no_display_with_offscreen_platform() -> None:
    result = probe({"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin"})
    assert result.is_stable


def test_display_that_is_not_utf8_has_a_fingerprint() -> None:
    assert driver_fingerprint({"DISPLAY": "\udcff"}) != driver_fingerprint({"DISPLAY": ":0"})


@pytest.mark.parametrize("content", [b"[" * 60_000, b'{"driver": "\\udc00"}', b'{"driver": 1}'])
def test_damaged_cache_is_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "renderer").write_bytes(content)
    assert read_cache(tmp_path / "renderer") == {}


@pytest.mark.skipif(sys.platform != "linux", reason="needs an abstract socket and /proc")
def test_probe_of_a_driver_that_never_answers_ends_with_its_parent(tmp_path: Path) -> None:
    number = 4000 + os.getpid() % 50_000
    environ = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    parent = "import os; from qbj_kiosk.shell import renderer_choice; renderer_choice.probe(os.environ, 600)"
    with socket.socket(socket.AF_UNIX) as display:
        display.bind(f"\0/tmp/.X11-unix/X{number}")
        display.listen()
        display.settimeout(60)
        with subprocess.Popen([sys.executable, "-I", "-c", parent], env=environ) as supervisor:
            connection, _ = display.accept()
            supervisor.kill()
            with connection:
                connection.settimeout(60)
                while connection.recv(4096):  # until the process has ended
                    pass
