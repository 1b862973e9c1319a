"""Looking at this machine: as it is, and with what cannot be had here put in its place."""

import os
import shutil
import stat
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

from qbj_kiosk.bundles.read import Bundle
from qbj_kiosk.doctor import probe_client
from qbj_kiosk.doctor.checks import (
    bundle,
    clock,
    disk,
    display,
    fonts,
    libraries,
    mounting,
    pin,
    python,
    renderer,
    settings,
    sleep,
    touch,
)
from qbj_kiosk.doctor.finding import State
from qbj_kiosk.doctor.machine import Machine
from qbj_kiosk.doctor.probe_client import Faces, Saver, Screen, ask
from qbj_kiosk.shell import sleeping
from qbj_kiosk.shell.libraries import FILES
from qbj_kiosk.staff.pin import save_pin
from tests.conftest import ROOT

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Linux has what is looked at")
XVFB = pytest.mark.skipif(not shutil.which("Xvfb"), reason="there is no Xvfb to show anything on")


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment with a home of its own, drawing nowhere."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def machine(environ: dict[str, str], real_bundle: Path) -> Machine:
    return Machine(environ, sys.platform, None, real_bundle)


@pytest.fixture(scope="module")
def x11() -> Iterator[str]:
    """An X server of its own."""
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


def put(folder: Path, name: str, script: str) -> None:
    """A program that says something else here."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_the_display_is_asked_in_a_child(machine: Machine) -> None:
    facts = display.gather(machine)
    assert facts.trouble is None
    assert facts.screen is not None
    assert (facts.screen.platform, facts.screen.count) == ("offscreen", 1)
    assert mounting.gather(machine).pixels == (facts.screen.width, facts.screen.height)


@LINUX
def test_without_a_display_qt_is_not_asked(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe_client, "run_module", None)  # calling it would raise
    bare = Machine(environ | {"QT_QPA_PLATFORM": ""}, "linux")
    assert "neither DISPLAY" in (display.gather(bare).trouble or "")
    assert mounting.gather(bare).pixels is None
    assert renderer.gather(bare).driver is None
    assert not sleep.gather(bare).x11


def test_a_platform_that_qt_does_not_have_is_no_crash_of_the_doctor(environ: dict[str, str]) -> None:
    assert ask("screen", Screen, environ | {"QT_QPA_PLATFORM": "nothing"}) is None
    assert ask("no such question", Screen, environ) is None
    assert ask("screen", Faces, environ) is None


def test_a_child_that_never_answers_is_given_up(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe_client, "PATIENCE", 0.0)
    assert ask("screen", Screen, environ) is None


@XVFB
def test_an_x_server_tells_its_size_its_driver_and_its_saver(on_x11: Machine) -> None:
    assert display.gather(on_x11).screen == Screen("xcb", 1080, 1920, 1)
    assert renderer.gather(on_x11).driver is not None
    facts = sleep.gather(on_x11)
    assert facts.x11
    assert facts.saver == Saver(600, power_saving=False)


def test_the_saver_of_an_x_server_that_is_gone(environ: dict[str, str]) -> None:
    assert ask("saver", Saver, environ, ":4713") is None


def test_the_bundles_fonts_are_loaded_in_a_child(machine: Machine) -> None:
    facts = fonts.gather(machine)
    assert facts.files == 6
    assert facts.faces == Faces("", dict.fromkeys("骨直亿", "Noto Sans CJK SC"))


def test_a_file_that_is_no_font_is_told(environ: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "none.ttf"
    file.write_bytes(b"no font")
    told = ask("faces", Faces, environ, f'["{file.as_posix()}"]', '["None"]')
    assert told is not None
    assert "none.ttf: Qt cannot load this font" in told.problem


def test_a_whole_bundle_and_one_that_is_not(machine: Machine, tmp_path: Path) -> None:
    facts = bundle.gather(machine)
    assert (facts.problem, facts.exhibit) == ("", "qingbaijiang")
    assert isinstance(machine.bundle, Bundle)
    assert facts.files == len(machine.bundle.manifest.files)
    damaged = tmp_path / "damaged"
    shutil.copytree(machine.bundle.root, damaged)
    with (damaged / "exhibit.json").open("r+b") as stream:
        stream.write(b" ")
    broken = Machine(machine.environ, machine.platform, None, damaged)
    assert "exhibit.json was changed" in bundle.gather(broken).problem
    assert fonts.gather(broken).files is None


def test_the_bundle_that_the_settings_name_is_opened(machine: Machine, tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('bundle = "nowhere"\n')
    named = Machine(machine.environ, machine.platform, file)
    assert "there is no such folder" in bundle.gather(named).problem


def test_settings_and_their_problems(machine: Machine, tmp_path: Path) -> None:
    assert settings.gather(machine).problems == ()
    assert not settings.gather(machine).there
    file = tmp_path / "kiosk.toml"
    file.write_text("volume = 101\n[screen]\ndiagonal_inches = 55\n")
    wrong = settings.gather(Machine(machine.environ, machine.platform, file))
    assert wrong.there
    assert [problem.startswith(f"{file}:1:") for problem in wrong.problems] == [True]


@pytest.mark.parametrize(("tag", "spoken"), [("en", True), ("zh-CN", True), ("fr", False)])
def test_a_language_that_the_exhibit_lacks_is_a_problem_and_those_it_has_are_named(
    machine: Machine, tmp_path: Path, *, tag: str, spoken: bool
) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(f'language = "{tag}"\n')
    facts = settings.gather(Machine(machine.environ, machine.platform, file, machine.bundle_folder))
    finding = settings.check(facts)
    assert (finding.state is State.OK) is spoken
    if not spoken:
        assert finding.found == f"{file}:1: the exhibit does not speak 'fr'"
        assert finding.remedy.startswith("Set language to one that it speaks: zh, en. ")
    nothing = Machine(machine.environ, machine.platform, file, tmp_path / "none")
    assert settings.gather(nothing).problems == ()


def test_the_pin(machine: Machine) -> None:
    assert pin.gather(machine) == pin.Facts(there=False, readable=False)
    save_pin(machine.state, "274913")
    assert pin.gather(machine) == pin.Facts(there=True, readable=True)
    (machine.state / "pin").write_text("{")
    assert pin.gather(machine) == pin.Facts(there=True, readable=False)


def test_the_disk_is_that_of_the_folder_that_is_yet_to_be_made(machine: Machine, tmp_path: Path) -> None:
    assert not machine.state.exists()
    facts = disk.gather(machine)
    assert facts.writable
    assert 0 < facts.free <= shutil.disk_usage(tmp_path).total


def test_versions_are_looked_up_and_the_tried_one_is_the_pinned_one(machine: Machine) -> None:
    facts = python.gather(machine)
    assert facts == python.Facts(sys.version_info[:2], PySide6.__version__, PySide6.__version__)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"PySide6-Essentials=={python.TRIED}" in project["dependencies"]
    assert python._version("no-such-package") is None


@LINUX
def test_libraries_are_asked_of_the_loader(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "ldd", 'for f; do case $f in *libqxcb.so) echo "  libxcb-cursor.so.0 => not found" ;; esac; done')
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    lacking = {"xcb": ("libxcb-cursor.so.0",)}
    assert libraries.gather(Machine(environ, "linux")) == libraries.Facts(lacking, ("wayland", "xcb"))
    assert libraries.gather(Machine(environ | {"DISPLAY": ":1"}, "linux")) == libraries.Facts(lacking, ("xcb",))
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert libraries.gather(Machine(environ, "linux")).missing is None
    assert libraries.gather(Machine(environ, "win32")).missing == {}


@LINUX
def test_every_file_that_the_loader_is_asked_about_is_there() -> None:
    folder = Path(PySide6.__file__).parent
    assert [one for patterns in FILES.values() for one in patterns if not list(folder.glob(one))] == []


@LINUX
@pytest.mark.parametrize(("said", "answer"), [("yes", True), ("no", False), ("", None), ("odd", None)])
def test_timedatectl_tells_whether_a_time_server_is_followed(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, said: str, answer: bool | None
) -> None:
    put(tmp_path, "timedatectl", f"echo {said}")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(clock, "SYNCHRONISED", tmp_path / "synchronized")
    assert clock.gather(machine).synchronised is answer
    (tmp_path / "synchronized").touch()
    assert clock.gather(machine).synchronised is True


@LINUX
def test_nothing_tells_about_the_clock(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(clock, "SYNCHRONISED", tmp_path / "synchronized")
    monkeypatch.setattr(clock, "LOCALTIME", tmp_path / "localtime")
    facts = clock.gather(machine)
    assert facts.synchronised is None
    assert not facts.zone_set
    assert clock.gather(Machine({**machine.environ, "TZ": "Asia/Shanghai"}, "linux")).zone_set


@LINUX
def test_logind_and_the_ways_to_sleep_are_told_where_systemd_runs_the_machine(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sleeping, "BOOTED", tmp_path)
    monkeypatch.setattr(sleeping, "current_idle_action", lambda: "lock")
    monkeypatch.setattr(sleeping, "enabled_modes", lambda: ("hibernate",))
    assert sleep.gather(machine) == sleep.Facts(x11=False, saver=None, idle_action="lock", ways=("hibernate",))
    monkeypatch.setattr(sleeping, "BOOTED", tmp_path / "nowhere")
    assert sleep.gather(machine).idle_action is None


@LINUX
def test_input_devices_are_read_from_the_kernel(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = tmp_path / "devices"
    monkeypatch.setattr(touch, "LIST", listed)
    assert touch.gather(machine) == touch.Facts(None)
    listed.write_bytes(b'N: Name="\xff"\nB: PROP=2\nB: ABS=' + b"20000000000000\n")
    assert touch.gather(machine).screens == ("\N{REPLACEMENT CHARACTER}",)
