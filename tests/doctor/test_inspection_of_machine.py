"""Inspection of the machine, with stand-ins for what a test machine lacks."""

import json
import os
import shutil
import stat
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import PySide6
import pytest

from qbj_kiosk.bundles import built_in_bundle
from qbj_kiosk.bundles.open_bundle import Bundle
from qbj_kiosk.doctor import mounted_screen_inspection, probe_client
from qbj_kiosk.doctor.checks import (
    bundle,
    clock,
    disk,
    display,
    fonts,
    libraries,
    pin,
    python_and_pyside,
    renderer,
    settings,
    sleep,
    touch,
    touch_test,
)
from qbj_kiosk.doctor.finding import State
from qbj_kiosk.doctor.installation_kind import Kind, find_installation
from qbj_kiosk.doctor.kernel_touch_devices import TouchDevices
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import Display, Fonts, ScreenSaver, TouchTest, run_probe
from qbj_kiosk.shell import systemd_sleep_settings
from qbj_kiosk.shell.system_libraries import FILES
from qbj_kiosk.staff.pin import save_pin
from tests.conftest import ROOT
from tests.exhibit.compiler.small_exhibit import Sample, in_process

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="inspects Linux")
XVFB = pytest.mark.skipif(not shutil.which("Xvfb"), reason="needs Xvfb")


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    inherited = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return inherited | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def machine(environ: dict[str, str], real_bundle: Path) -> Machine:
    return Machine(environ, sys.platform, None, real_bundle)


@pytest.fixture(scope="module")
def x11() -> Iterator[str]:
    """Start an X server and yield the name of its display."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1080x1920x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert server.stdout is not None
    with server:
        yield f":{server.stdout.readline().decode().strip()}"
        server.terminate()


@pytest.fixture
def on_x11(environ: dict[str, str], real_bundle: Path, x11: str) -> Machine:
    return Machine(environ | {"DISPLAY": x11, "QT_QPA_PLATFORM": "xcb"}, sys.platform, None, real_bundle)


def write_program(folder: Path, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_display_is_probed_in_a_child(machine: Machine) -> None:
    observed = display.inspect(machine)
    assert observed.problem is None
    assert observed.display is not None
    assert (observed.display.platform, observed.display.count) == ("offscreen", 1)
    assert mounted_screen_inspection.inspect(machine).pixels == (observed.display.width, observed.display.height)


@LINUX
def test_qt_is_not_probed_without_a_display(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe_client, "run_module", None)  # calling it would raise
    bare = Machine(environ | {"QT_QPA_PLATFORM": ""}, "linux")
    assert "neither DISPLAY" in (display.inspect(bare).problem or "")
    assert mounted_screen_inspection.inspect(bare).pixels is None
    assert renderer.inspect(bare).driver is None
    assert not sleep.inspect(bare).x11


def test_failed_probe_returns_none(environ: dict[str, str]) -> None:
    assert run_probe("display", Display, environ | {"QT_QPA_PLATFORM": "nothing"}) is None
    assert run_probe("no such probe", Display, environ) is None
    assert run_probe("display", Fonts, environ) is None


def test_probe_times_out(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe_client, "TIMEOUT", 0.0)
    assert run_probe("display", Display, environ) is None


@XVFB
def test_x_server_is_inspected(on_x11: Machine) -> None:
    assert display.inspect(on_x11).display == Display("xcb", 1080, 1920, 1)
    assert renderer.inspect(on_x11).driver is not None
    observed = sleep.inspect(on_x11)
    assert observed.x11
    assert observed.saver == ScreenSaver(600, power_saving=False)


def test_screen_saver_of_a_missing_x_server_is_unknown(environ: dict[str, str]) -> None:
    assert run_probe("screen_saver", ScreenSaver, environ, ":4713") is None


def test_fonts_of_the_bundle_are_loaded_in_a_child(machine: Machine) -> None:
    observed = fonts.inspect(machine)
    assert observed.files == 7
    assert observed.fonts == Fonts("", dict.fromkeys("骨直亿", "Noto Sans CJK SC"))


def test_invalid_font_is_reported(environ: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "none.ttf"
    file.write_bytes(b"no font")
    result = run_probe("fonts", Fonts, environ, f'["{file.as_posix()}"]', '["None"]')
    assert result is not None
    assert "none.ttf: Qt cannot load this font" in result.problem


def test_valid_and_damaged_bundle(machine: Machine, tmp_path: Path) -> None:
    observed = bundle.inspect(machine)
    assert (observed.problem, observed.exhibit) == ("", "qingbaijiang")
    assert isinstance(machine.bundle, Bundle)
    assert observed.files == len(machine.bundle.manifest.files)
    damaged = tmp_path / "damaged"
    shutil.copytree(machine.bundle.root, damaged)
    with (damaged / "exhibit.json").open("r+b") as stream:
        stream.write(b" ")
    broken = Machine(machine.environ, machine.platform, None, damaged)
    assert "exhibit.json was changed" in bundle.inspect(broken).problem
    assert fonts.inspect(broken).files is None


def test_bundle_of_the_settings_is_opened(machine: Machine, tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('bundle = "missing"\n')
    named = Machine(machine.environ, machine.platform, file)
    assert "there is no such folder" in bundle.inspect(named).problem


def test_earlier_bundle_is_shown_with_the_mistake_in_the_sources(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environ = environ | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "XDG_RUNTIME_DIR": ""}
    with in_process():
        sample = Sample.write(tmp_path / "sources")
        monkeypatch.setattr(built_in_bundle, "SOURCES", sample.root)
        assert bundle.inspect(Machine(environ, sys.platform)).problems == ()
        sample.edit("panels/rail/panel.toml", '"deep"', '"depe"')
        observed = bundle.inspect(Machine(environ, sys.platform))
    assert (observed.exhibit, observed.problem) == ("sample", "")
    assert observed.problems[1].startswith('panels/rail/panel.toml:1: "look" is "depe"')


def test_settings_and_problems(machine: Machine, tmp_path: Path) -> None:
    assert settings.inspect(machine).problems == ()
    assert not settings.inspect(machine).exists
    file = tmp_path / "kiosk.toml"
    file.write_text("volume = 101\n[screen]\ndiagonal_inches = 55\n")
    wrong = settings.inspect(Machine(machine.environ, machine.platform, file))
    assert wrong.exists
    assert [problem.startswith(f"{file}:1:") for problem in wrong.problems] == [True]


@pytest.mark.parametrize(("tag", "available"), [("en", True), ("zh-CN", True), ("fr", False)])
def test_missing_language_is_a_problem(machine: Machine, tmp_path: Path, *, tag: str, available: bool) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(f'language = "{tag}"\n')
    observed = settings.inspect(Machine(machine.environ, machine.platform, file, machine.bundle_folder))
    finding = settings.judge(observed)
    assert (finding.state is State.OK) is available
    if not available:
        assert finding.found == f"{file}:1: the exhibit has no language 'fr'"
        assert finding.remedy.startswith("Set language to one of zh, en. ")
    without_bundle = Machine(machine.environ, machine.platform, file, tmp_path / "none")
    assert settings.inspect(without_bundle).problems == ()


def test_pin(machine: Machine) -> None:
    assert pin.inspect(machine) == pin.PinState(exists=False, readable=False)
    save_pin(machine.state, "274913")
    assert pin.inspect(machine) == pin.PinState(exists=True, readable=True)
    (machine.state / "pin").write_text("{")
    assert pin.inspect(machine) == pin.PinState(exists=True, readable=False)


def test_disk_of_a_missing_state_folder(machine: Machine, tmp_path: Path) -> None:
    assert not machine.state.exists()
    observed = disk.inspect(machine)
    assert observed.writable
    assert 0 < observed.free <= shutil.disk_usage(tmp_path).total


def test_tested_version_is_the_pinned_one(machine: Machine) -> None:
    observed = python_and_pyside.inspect(machine)
    assert observed == python_and_pyside.Versions(sys.version_info[:2], PySide6.__version__, PySide6.__version__)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"PySide6-Essentials=={python_and_pyside.TESTED}" in project["dependencies"]
    assert python_and_pyside._version("no-such-package") is None


@LINUX
def test_libraries_are_looked_up_by_the_loader(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_program(
        tmp_path, "ldd", 'for f; do case $f in *libqxcb.so) echo "  libxcb-cursor.so.0 => not found" ;; esac; done'
    )
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    missing = {"xcb": ("libxcb-cursor.so.0",)}
    assert libraries.inspect(Machine(environ, "linux")) == libraries.LibraryState(missing, ("wayland", "xcb"))
    assert libraries.inspect(Machine(environ | {"DISPLAY": ":1"}, "linux")) == libraries.LibraryState(missing, ("xcb",))
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert libraries.inspect(Machine(environ, "linux")).missing is None
    assert libraries.inspect(Machine(environ, "win32")).missing == {}


@LINUX
def test_files_of_qt_exist() -> None:
    folder = Path(PySide6.__file__).parent
    assert [pattern for patterns in FILES.values() for pattern in patterns if not list(folder.glob(pattern))] == []


@LINUX
@pytest.mark.parametrize(("output", "synchronised"), [("yes", True), ("no", False), ("", None), ("odd", None)])
def test_synchronisation_is_read_from_timedatectl(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, output: str, synchronised: bool | None
) -> None:
    write_program(tmp_path, "timedatectl", f"echo {output}")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(clock, "SYNCHRONISED", tmp_path / "synchronized")
    assert clock.inspect(machine).synchronised is synchronised
    (tmp_path / "synchronized").touch()
    assert clock.inspect(machine).synchronised is True


@LINUX
def test_synchronisation_is_unknown_without_timedatectl(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(clock, "SYNCHRONISED", tmp_path / "synchronized")
    monkeypatch.setattr(clock, "LOCALTIME", tmp_path / "localtime")
    observed = clock.inspect(machine)
    assert observed.synchronised is None
    assert not observed.zone_set
    assert clock.inspect(Machine({**machine.environ, "TZ": "Asia/Shanghai"}, "linux")).zone_set


@LINUX
def test_sleep_settings_are_read_with_systemd(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(systemd_sleep_settings, "BOOTED", tmp_path)
    monkeypatch.setattr(systemd_sleep_settings, "current_idle_action", lambda: "lock")
    monkeypatch.setattr(systemd_sleep_settings, "enabled_modes", lambda: ("hibernate",))
    assert sleep.inspect(machine) == sleep.SleepState(x11=False, saver=None, idle_action="lock", modes=("hibernate",))
    monkeypatch.setattr(systemd_sleep_settings, "BOOTED", tmp_path / "missing")
    assert sleep.inspect(machine).idle_action is None


@LINUX
def test_input_devices_are_read(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = tmp_path / "devices"
    monkeypatch.setattr(touch, "LIST", listed)
    assert touch.inspect(machine) == touch.TouchState(TouchDevices(None))
    listed.write_bytes(b'N: Name="\xff"\nB: PROP=2\nB: ABS=' + b"20000000000000\n")
    assert touch.inspect(machine).devices.screens == ("\N{REPLACEMENT CHARACTER}",)


TOUCH_SCREEN = 'N: Name="Panel"\nH: Handlers=event5\nB: PROP=2\nB: ABS=20000000000000\n'


@pytest.fixture
def panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the device nodes of a machine with a touch screen."""
    nodes = tmp_path / "input"
    nodes.mkdir()
    (tmp_path / "devices").write_text(TOUCH_SCREEN)
    monkeypatch.setattr(touch, "LIST", tmp_path / "devices")
    monkeypatch.setattr(touch, "NODES", nodes)
    return nodes


@LINUX
def test_missing_node_of_a_touch_screen_is_found(machine: Machine, panel: Path) -> None:
    assert touch.inspect(machine).missing_nodes == (str(panel / "event5"),)
    (panel / "event5").touch()
    assert touch.inspect(machine).missing_nodes == ()


@dataclass(frozen=True)
class OnDisplay(Machine):
    """The doctor's machine, with a display that Qt opens on a given platform."""

    platform_of_qt: str = "xcb"

    @property
    def display(self) -> Display:
        return Display(self.platform_of_qt, 1920, 1080, 1)


@LINUX
@pytest.mark.parametrize(("mode", "is_used"), [("direct", True), ("dependent", False)])
def test_x_server_is_asked_for_its_touch_screens(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, mode: str, is_used: bool
) -> None:
    write_program(tmp_path, "xinput", f'echo "P id=7 [slave  pointer  (2)]"; echo "	Touch mode: {mode}"')
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    on_x11 = OnDisplay(machine.environ, "linux")
    assert touch.inspect(on_x11).is_used_by_server is is_used
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    assert touch.inspect(on_x11).is_used_by_server is None


@LINUX
@pytest.mark.parametrize(("version", "found"), [("0.1.4", "0.1.4"), ("0.1.5+d2", "0.1.5"), ("0.2.0", ""), ("odd", "")])
def test_cage_without_touch_is_found(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, version: str, found: str
) -> None:
    write_program(tmp_path, "cage", f"echo Cage version {version}")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(touch, "PROCESSES", tmp_path / "proc")
    on_wayland = OnDisplay(machine.environ, "linux", platform_of_qt="wayland")
    assert touch.inspect(on_wayland).old_cage == ""
    (tmp_path / "proc" / "12").mkdir(parents=True)
    (tmp_path / "proc" / "12" / "comm").write_text("cage\n")
    assert touch.inspect(on_wayland).old_cage == found
    assert touch.inspect(OnDisplay(machine.environ, "linux")).old_cage == ""


@LINUX
def test_graphics_card_and_its_connectors_are_read(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(display, "DEVICES", (tmp_path / "dri", tmp_path / "fb0"))
    monkeypatch.setattr(display, "CONNECTORS", tmp_path)
    assert not display.inspect(machine).has_device
    (tmp_path / "fb0").touch()
    assert display.inspect(machine).has_device
    assert display.inspect(machine).unplugged == ()
    for name in ("card0-HDMI-A-1", "card0-DP-1"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text("disconnected\n")
    assert display.inspect(machine).unplugged == ("DP-1", "HDMI-A-1")
    (tmp_path / "card0-DP-1" / "status").write_text("connected\n")
    assert display.inspect(machine).unplugged == ()


def test_touch_test_needs_a_display(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(environ, "QT_QPA_PLATFORM", raising=False)
    without = Machine({name: value for name, value in environ.items() if "DISPLAY" not in name}, "linux")
    assert touch_test.inspect(without) == touch_test.TouchTestState(has_display=False)


def test_touch_test_ends_without_a_touch(environ: dict[str, str]) -> None:
    assert run_probe("touch_test", TouchTest, environ, "0") == TouchTest("")


@pytest.mark.skipif(not shutil.which("Xvfb") or not shutil.which("xdotool"), reason="Xvfb or xdotool is missing")
def test_click_is_distinguished_from_a_touch(on_x11: Machine) -> None:
    command = [sys.executable, "-I", "-m", "qbj_kiosk.doctor.probe_process", "touch_test", "60"]
    with subprocess.Popen(command, env=dict(on_x11.environ), stdout=subprocess.PIPE) as probe:
        while probe.poll() is None:
            # The server resets between two clients and then refuses a connection.
            subprocess.run(["xdotool", "click", "1"], env=dict(on_x11.environ), check=False)
        assert probe.stdout is not None
        assert json.loads(probe.stdout.read())["kind"] == "mouse"


@LINUX
def test_checkout_package_and_wheel_are_distinguished(tmp_path: Path) -> None:
    module = tmp_path / "src" / "qbj_kiosk" / "__init__.py"
    python = tmp_path / "bin" / "python"
    wheel = find_installation(module, python)
    assert (wheel.kind, wheel.command) == (Kind.WHEEL, "qbj-kiosk")
    assert wheel.install_media == f'{python} -m pip install "qbj-kiosk[media]"'
    for name in ("pyproject.toml", "kiosk"):
        (tmp_path / name).touch()
    checkout = find_installation(module, python)
    assert (checkout.kind, checkout.command) == (Kind.CHECKOUT, f"{tmp_path}/kiosk")
    assert checkout.install_media.endswith("requirements/media.txt")
    package = find_installation(Path("/opt/qbj-kiosk/lib/qbj_kiosk/__init__.py"), python)
    assert (package.kind, package.staff_command) == (Kind.PACKAGE, "sudo qbj-kiosk")
    assert find_installation().kind is Kind.CHECKOUT
