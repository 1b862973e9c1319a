"""Sleep inhibitors, on a private D-Bus with fake services."""

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from qbj_kiosk.shell import sleep_inhibitors, systemd_sleep_settings
from qbj_kiosk.shell.sleep_inhibitors import (
    CONTINUOUS,
    DISPLAY,
    IDLE,
    SAVER,
    SLEEP,
    SYSTEM,
    DBusInhibitor,
    SleepInhibitors,
    WindowsInhibitor,
)
from qbj_kiosk.shell.x_screen_saver_inhibitor import XScreenSaverInhibitor

needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")


@pytest.fixture(scope="module")
def bus() -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


class FakeService(QDBusVirtualObject):
    """Stand-in for a D-Bus service that inhibits sleep: replies to every call as login1 does, with a pipe."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, str, str, list[object]]] = []
        self.read_ends: list[int] = []
        self.refuses = False

    def introspect(self, path: str) -> str:
        del path
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self.calls.append((message.path(), message.interface(), message.member(), list(message.arguments())))
        if self.refuses:
            connection.send(message.createErrorReply("org.freedesktop.DBus.Error.AccessDenied", "Permission denied"))
            return True
        read_end, write_end = os.pipe()
        self.read_ends.append(read_end)
        reply = message.createReply()
        reply.setArguments([QDBusUnixFileDescriptor(write_end)])
        os.close(write_end)
        connection.send(reply)
        return True

    def held(self) -> list[bool]:
        return [select.select([end], [], [], 0)[0] == [] for end in self.read_ends]


@dataclass
class System:
    """Stand-ins for the D-Bus services that inhibit sleep, on a private bus."""

    address: str
    fake: FakeService
    connection: QDBusConnection
    reports: list[str] = field(default_factory=list)
    started: list[sleep_inhibitors.InhibitCall] = field(default_factory=list)

    def start(self, call: sleep_inhibitors.InhibitCall) -> None:
        assert self.connection.registerService(call.service)
        self.started.append(call)

    def restart(self, call: sleep_inhibitors.InhibitCall) -> None:
        assert self.connection.unregisterService(call.service)
        assert self.connection.registerService(call.service)


@pytest.fixture
def system(qapp: QGuiApplication, bus: str) -> Iterator[System]:
    del qapp
    fake = FakeService()
    connection = QDBusConnection.connectToBus(bus, "fake")
    assert connection.registerVirtualObject("/", fake, QDBusConnection.VirtualObjectRegisterOption.SubPath)
    system = System(bus, fake, connection)
    yield system
    for call in system.started:
        connection.unregisterService(call.service)
    connection.unregisterObject("/")
    QDBusConnection.disconnectFromBus("fake")
    for end in fake.read_ends:
        os.close(end)


@needs_bus
@pytest.mark.parametrize("call", [SAVER, IDLE, SLEEP], ids=lambda call: call.arguments[0])
def test_call_is_held_until_release(system: System, qtbot: QtBot, call: sleep_inhibitors.InhibitCall) -> None:
    system.start(call)
    inhibitor = DBusInhibitor(system.address, call, system.reports.append)
    inhibitor.hold()
    qtbot.waitUntil(lambda: inhibitor.is_held)
    assert system.fake.calls == [(call.path, call.interface, "Inhibit", call.arguments)]
    assert system.fake.held() == [True]
    inhibitor.release()
    qtbot.waitUntil(lambda: system.fake.held() == [False])
    assert system.reports == []


@needs_bus
def test_restarted_service_is_called_again(system: System, qtbot: QtBot) -> None:
    system.start(SAVER)
    inhibitor = DBusInhibitor(system.address, SAVER, system.reports.append)
    inhibitor.hold()
    qtbot.waitUntil(lambda: len(system.fake.calls) == 1)
    system.restart(SAVER)
    qtbot.waitUntil(lambda: len(system.fake.calls) == 2)
    inhibitor.release()


@needs_bus
def test_missing_service_is_reported_and_called_once_it_starts(system: System, qtbot: QtBot) -> None:
    inhibitor = DBusInhibitor(system.address, SAVER, system.reports.append)
    inhibitor.hold()
    qtbot.waitUntil(lambda: len(system.reports) == 1)
    assert system.reports[0].startswith("org.freedesktop.ScreenSaver does not keep the machine awake: ")
    system.start(SAVER)
    qtbot.waitUntil(lambda: inhibitor.is_held)
    inhibitor.release()


@needs_bus
@pytest.mark.parametrize("needed", [True, False])
def test_refusal_is_reported_only_if_the_call_is_needed(system: System, qtbot: QtBot, *, needed: bool) -> None:
    checks: list[bool] = []

    def is_needed() -> bool:
        checks.append(needed)
        return needed

    system.fake.refuses = True
    system.start(SLEEP)
    inhibitor = DBusInhibitor(system.address, SLEEP._replace(is_needed=is_needed), system.reports.append)
    inhibitor.hold()
    qtbot.waitUntil(lambda: checks == [needed])
    assert not inhibitor.is_held
    assert system.reports == ["org.freedesktop.login1 does not keep the machine awake: Permission denied"] * needed
    inhibitor.release()


@pytest.mark.parametrize(
    ("systemd", "idle", "modes", "needed"),
    [
        (True, "ignore", ("suspend",), (False, True)),
        (True, "suspend", (), (True, False)),
        (True, "ignore", (), (False, False)),
        (False, "ignore", (), (True, True)),
    ],
)
def test_logind_is_needed_if_the_machine_sleeps_by_itself(
    monkeypatch: pytest.MonkeyPatch, *, systemd: bool, idle: str, modes: tuple[str, ...], needed: tuple[bool, bool]
) -> None:
    monkeypatch.setattr(systemd_sleep_settings, "runs_systemd", lambda: systemd)
    monkeypatch.setattr(systemd_sleep_settings, "current_idle_action", lambda: idle)
    monkeypatch.setattr(systemd_sleep_settings, "enabled_modes", lambda: modes)
    assert (IDLE.is_needed(), SLEEP.is_needed()) == needed


@pytest.mark.usefixtures("qapp")
def test_missing_bus_is_reported(tmp_path: Path) -> None:
    reports: list[str] = []
    inhibitor = DBusInhibitor(f"unix:path={tmp_path}/none", IDLE, reports.append)
    inhibitor.hold()
    inhibitor.release()
    assert [note.partition(":")[0] for note in reports] == [
        "org.freedesktop.login1 cannot be reached, so the machine may sleep"
    ]


@needs_bus
def test_services_are_found_by_bus_address(system: System, qtbot: QtBot) -> None:
    system.start(SAVER)
    system.start(SLEEP)
    environ = {"DBUS_SESSION_BUS_ADDRESS": system.address, "DBUS_SYSTEM_BUS_ADDRESS": system.address}
    inhibitors = sleep_inhibitors.create_sleep_inhibitors(environ, system.reports.append, "linux")
    inhibitors.hold()
    inhibitors.hold()
    qtbot.waitUntil(lambda: len(system.fake.calls) == 3)
    assert {(interface, *arguments) for _, interface, _, arguments in system.fake.calls} == {
        (call.interface, *call.arguments) for call in (SAVER, IDLE, SLEEP)
    }
    inhibitors.release()
    qtbot.waitUntil(lambda: system.fake.held() == [False] * 3)


def test_session_bus_needs_its_socket(tmp_path: Path) -> None:
    assert sleep_inhibitors._session_bus({"XDG_RUNTIME_DIR": str(tmp_path)}) == ""
    assert sleep_inhibitors._session_bus({}) == ""


def test_windows_state_is_set_and_restored() -> None:
    states: list[int] = []

    def set_state(flags: int) -> int:
        states.append(flags)
        return CONTINUOUS

    inhibitors = SleepInhibitors([WindowsInhibitor(set_state)])
    inhibitors.hold()
    inhibitors.release()
    inhibitors.release()
    assert states == [CONTINUOUS | SYSTEM | DISPLAY, CONTINUOUS]


def test_machine_without_inhibitors_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    reports: list[str] = []
    monkeypatch.setattr(sleep_inhibitors, "_system_bus", lambda _: "")
    sleep_inhibitors.create_sleep_inhibitors({}, reports.append, "linux").hold()
    assert reports == ["The machine may sleep: neither D-Bus nor an X server is available to prevent it"]


@pytest.mark.parametrize(
    ("environ", "count"),
    [({"DISPLAY": ":999"}, 1), ({"DISPLAY": ":999", "WAYLAND_DISPLAY": "wayland-0"}, 0)],
    ids=["X", "Wayland"],
)
def test_x_server_is_used_without_wayland(monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], count: int) -> None:
    monkeypatch.setattr(sleep_inhibitors, "_system_bus", lambda _: "")
    assert len(sleep_inhibitors.create_sleep_inhibitors(environ, lambda _: None, "linux")._inhibitors) == count


def test_missing_x_library_is_reported() -> None:
    reports: list[str] = []

    def load(name: str) -> object:
        raise OSError(f"{name} is not there")

    saver = XScreenSaverInhibitor(":0", reports.append, load)
    saver.hold()
    saver.release()
    assert reports == ["The X server's screen saver cannot be suspended: libX11.so.6 is not there. Install libxss1"]
