"""The outputs of a real X server with the dummy driver, and recorded programs."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from qbj_kiosk.shell.program_queue import ProgramQueue
from qbj_kiosk.shell.x_client import XClient
from qbj_kiosk.shell.xrandr_controller import XrandrController
from qbj_kiosk.shell.xrandr_outputs import parse_outputs
from qbj_kiosk.staff.screen_choice import ScreenChoice

CONFIGURATION = """
Section "Device"
    Identifier "dummy"
    Driver "dummy"
EndSection
Section "Screen"
    Identifier "screen"
    Device "dummy"
EndSection
Section "ServerFlags"
    Option "AutoAddDevices" "false"
EndSection
"""
DRIVER = Path("/usr/lib/xorg/modules/drivers/dummy_drv.so")
needs_xorg = pytest.mark.skipif(
    os.geteuid() != 0 or not DRIVER.is_file() or not shutil.which("Xorg") or not shutil.which("xrandr"),
    reason="Xorg with the dummy driver and xrandr are needed, and root to start it",
)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """Start an X server whose outputs can be changed; yield the name of its display."""
    configuration = tmp_path / "xorg.conf"
    configuration.write_text(CONFIGURATION, encoding="ascii")
    options = ["-noreset", "-novtswitch", "-nolisten", "tcp", "-logfile", str(tmp_path / "log")]
    command = ["Xorg", "-displayfd", "1", "-config", str(configuration), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield f":{process.stdout.readline().strip()}"
        finally:
            process.terminate()


def xrandr(display: str, *arguments: str) -> str:
    return subprocess.run(
        ["xrandr", "-d", display, *arguments], check=True, capture_output=True, text=True, timeout=60
    ).stdout


def position(display: str) -> tuple[int, int] | None:
    return parse_outputs(xrandr(display))[0].position


@needs_xorg
def test_output_is_switched_on_at_the_start_and_after_each_change(
    qapp: QGuiApplication, display: str, qtbot: QtBot
) -> None:
    del qapp
    reports: list[str] = []
    xrandr(display, "--output", "DUMMY0", "--off")
    assert position(display) is None
    programs = ProgramQueue({"DISPLAY": display})
    controller = XrandrController(programs, XClient(display), ScreenChoice("DUMMY0"), reports.append)
    qtbot.waitUntil(lambda: position(display) == (0, 0) and not controller._is_busy, timeout=60_000)
    xrandr(display, "--output", "DUMMY0", "--off")
    qtbot.waitUntil(lambda: position(display) == (0, 0), timeout=60_000)
    assert reports == []
    controller.close()
    programs.close()


@needs_xorg
def test_refused_rotation_is_reported_once(qapp: QGuiApplication, display: str, qtbot: QtBot) -> None:
    del qapp
    reports: list[str] = []
    programs = ProgramQueue({"DISPLAY": display})
    controller = XrandrController(programs, XClient(display), ScreenChoice("HDMI-1", 90), reports.append)
    qtbot.waitUntil(lambda: len(reports) == 2, timeout=60_000)
    missing, refused = reports
    assert missing.startswith("No screen is connected to HDMI-1; DUMMY0 is used.")
    assert "cannot use rotation" in refused
    controller.apply()
    qtbot.waitUntil(lambda: not controller._is_busy, timeout=60_000)
    assert len(reports) == 2
    assert position(display) == (0, 0)
    controller.close()
    programs.close()


class Client(QObject):
    outputsChanged = Signal()

    def watch_outputs(self) -> bool:
        return True

    def close(self) -> None: ...


class Recorder:
    """Stand-in for ProgramQueue that records its commands and answers at once."""

    def __init__(self, outputs: str, devices: str = "") -> None:
        self.outputs, self.devices = outputs, devices
        self.commands: list[tuple[str, ...]] = []
        self.code = 0

    def run(self, *command: str, done: Callable[[int, str], None] = lambda _code, _text: None) -> None:
        match command:
            case ("xrandr", "--query"):
                done(self.code, self.outputs)
            case ("xinput", "list", "--long"):
                done(0, self.devices)
            case _:
                self.commands.append(command)
                done(0, "")


ON = "HDMI-1 connected 1920x1080+0+0 (normal)\n   1920x1080 60.00*+\n"
TOUCH = "X id=9 [slave  pointer  (2)]\n\tTouch mode: direct\n"


def control(recorder: Recorder, choice: ScreenChoice, reports: list[str]) -> XrandrController:
    return XrandrController(recorder, Client(), choice, reports.append)  # type: ignore[arg-type]  # stand-ins


def test_touch_devices_are_mapped_to_an_output_in_place(qapp: QGuiApplication) -> None:
    del qapp
    recorder = Recorder(ON, TOUCH)
    control(recorder, ScreenChoice(), []).close()
    assert recorder.commands == [("xinput", "map-to-output", "9", "HDMI-1")]


def test_screen_is_searched_for_while_none_is_connected(qapp: QGuiApplication) -> None:
    del qapp
    recorder = Recorder("HDMI-1 disconnected (normal)\n")
    controller = control(recorder, ScreenChoice(rotation=90), [])
    assert controller._poll.isActive()
    recorder.outputs = "HDMI-1 connected (normal)\n   1920x1080 60.00 +\n"
    controller.apply()
    assert not controller._poll.isActive()
    (command,) = recorder.commands
    assert command[:5] == ("xrandr", "--output", "HDMI-1", "--mode", "1920x1080")
    controller.close()


def test_command_without_effect_is_not_repeated_until_staff_choose_again(qapp: QGuiApplication) -> None:
    del qapp
    recorder = Recorder(ON)
    controller = control(recorder, ScreenChoice(rotation=90), [])
    for _ in range(3):
        controller.apply()
    assert len(recorder.commands) == 1
    controller.set_choice(ScreenChoice(rotation=90))
    assert len(recorder.commands) == 2
    controller.close()


def test_missing_xrandr_is_reported_once(qapp: QGuiApplication) -> None:
    del qapp
    recorder = Recorder("")
    recorder.code = 127
    reports: list[str] = []
    controller = control(recorder, ScreenChoice(), reports)
    controller.apply()
    assert reports == ["xrandr does not list the screens (exit code 127). Install x11-xserver-utils"]
    controller.close()
