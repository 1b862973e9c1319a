"""The machine is kept awake while the exhibit is open, over a private bus with stand-ins for the system's services."""

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

from qbj_kiosk.shell import power, sleeping
from qbj_kiosk.shell.power import CONTINUOUS, DISPLAY, IDLE, SAVER, SLEEP, SYSTEM, Power, Service, Windows
from qbj_kiosk.shell.xsuspend import XSuspend

needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")


@pytest.fixture(scope="module")
def bus() -> Iterator[str]:
    """The address of a bus of our own."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


class StandIn(QDBusVirtualObject):
    """Answers every call as login1 does: with a descriptor whose other end tells whether it is still held."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, str, str, list[object]]] = []
        self.ends: list[int] = []
        self.refuses = False

    def introspect(self, path: str) -> str:
        """Qt asks what there is at a path."""
        del path
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        """Qt brings a call."""
        self.calls.append((message.path(), message.interface(), message.member(), list(message.arguments())))
        if self.refuses:
            connection.send(message.createErrorReply("org.freedesktop.DBus.Error.AccessDenied", "Permission denied"))
            return True
        ours, theirs = os.pipe()
        self.ends.append(ours)
        answer = message.createReply()
        answer.setArguments([QDBusUnixFileDescriptor(theirs)])
        os.close(theirs)
        connection.send(answer)
        return True

    def held(self) -> list[bool]:
        """Which of the descriptors given out are still open somewhere."""
        return [select.select([end], [], [], 0)[0] == [] for end in self.ends]


@dataclass
class System:
    """The services of a system on a bus."""

    address: str
    stand_in: StandIn
    connection: QDBusConnection
    notes: list[str] = field(default_factory=list)
    started: list[power.Inhibit] = field(default_factory=list)

    def start(self, inhibit: power.Inhibit) -> None:
        assert self.connection.registerService(inhibit.service)
        self.started.append(inhibit)

    def restart(self, inhibit: power.Inhibit) -> None:
        assert self.connection.unregisterService(inhibit.service)
        assert self.connection.registerService(inhibit.service)


@pytest.fixture
def system(qapp: QGuiApplication, bus: str) -> Iterator[System]:
    """A system whose services have yet to be started."""
    del qapp
    stand_in = StandIn()
    connection = QDBusConnection.connectToBus(bus, "stand-in")
    assert connection.registerVirtualObject("/", stand_in, QDBusConnection.VirtualObjectRegisterOption.SubPath)
    system = System(bus, stand_in, connection)
    yield system
    for inhibit in system.started:
        connection.unregisterService(inhibit.service)
    connection.unregisterObject("/")
    QDBusConnection.disconnectFromBus("stand-in")
    for end in stand_in.ends:
        os.close(end)


@needs_bus
@pytest.mark.parametrize("inhibit", [SAVER, IDLE, SLEEP], ids=lambda inhibit: inhibit.arguments[0])
def test_a_service_is_asked_and_its_answer_kept_until_release(
    system: System, qtbot: QtBot, inhibit: power.Inhibit
) -> None:
    system.start(inhibit)
    service = Service(system.address, inhibit, system.notes.append)
    service.hold()
    qtbot.waitUntil(lambda: service.held)
    assert system.stand_in.calls == [(inhibit.path, inhibit.interface, "Inhibit", inhibit.arguments)]
    assert system.stand_in.held() == [True]
    service.release()
    qtbot.waitUntil(lambda: system.stand_in.held() == [False])
    assert system.notes == []


@needs_bus
def test_a_service_that_starts_anew_is_asked_again(system: System, qtbot: QtBot) -> None:
    system.start(SAVER)
    service = Service(system.address, SAVER, system.notes.append)
    service.hold()
    qtbot.waitUntil(lambda: len(system.stand_in.calls) == 1)
    system.restart(SAVER)
    qtbot.waitUntil(lambda: len(system.stand_in.calls) == 2)
    service.release()


@needs_bus
def test_a_service_that_is_not_there_is_a_note_and_asked_when_it_comes(system: System, qtbot: QtBot) -> None:
    service = Service(system.address, SAVER, system.notes.append)
    service.hold()
    qtbot.waitUntil(lambda: len(system.notes) == 1)
    assert system.notes[0].startswith("org.freedesktop.ScreenSaver does not keep the machine awake: ")
    system.start(SAVER)
    qtbot.waitUntil(lambda: service.held)
    service.release()


@needs_bus
@pytest.mark.parametrize("needed", [True, False])
def test_a_refusal_is_a_note_only_where_it_costs_something(system: System, qtbot: QtBot, *, needed: bool) -> None:
    asked: list[bool] = []

    def ask() -> bool:
        asked.append(needed)
        return needed

    system.stand_in.refuses = True
    system.start(SLEEP)
    service = Service(system.address, SLEEP._replace(needed=ask), system.notes.append)
    service.hold()
    qtbot.waitUntil(lambda: asked == [needed])
    assert not service.held
    assert system.notes == ["org.freedesktop.login1 does not keep the machine awake: Permission denied"] * needed
    service.release()


@pytest.mark.parametrize(
    ("systemd", "idle", "ways", "needed"),
    [
        (True, "ignore", ("suspend",), (False, True)),
        (True, "suspend", (), (True, False)),
        (True, "ignore", (), (False, False)),
        (False, "ignore", (), (True, True)),
    ],
)
def test_logind_is_needed_where_the_machine_falls_asleep_by_itself(
    monkeypatch: pytest.MonkeyPatch, *, systemd: bool, idle: str, ways: tuple[str, ...], needed: tuple[bool, bool]
) -> None:
    monkeypatch.setattr(sleeping, "runs_systemd", lambda: systemd)
    monkeypatch.setattr(sleeping, "current_idle_action", lambda: idle)
    monkeypatch.setattr(sleeping, "enabled_modes", lambda: ways)
    assert (IDLE.needed(), SLEEP.needed()) == needed


@pytest.mark.usefixtures("qapp")
def test_a_bus_that_is_gone_is_a_note(tmp_path: Path) -> None:
    notes: list[str] = []
    service = Service(f"unix:path={tmp_path}/none", IDLE, notes.append)
    service.hold()
    service.release()
    assert [note.partition(":")[0] for note in notes] == ["org.freedesktop.login1 cannot be asked"]


@needs_bus
def test_both_services_are_found_by_their_addresses(system: System, qtbot: QtBot) -> None:
    system.start(SAVER)
    system.start(SLEEP)
    environ = {"DBUS_SESSION_BUS_ADDRESS": system.address, "DBUS_SYSTEM_BUS_ADDRESS": system.address}
    awake = power.power(environ, system.notes.append, "linux")
    awake.hold()
    awake.hold()
    qtbot.waitUntil(lambda: len(system.stand_in.calls) == 3)
    assert {(call[1], *call[3]) for call in system.stand_in.calls} == {
        (inhibit.interface, *inhibit.arguments) for inhibit in (SAVER, IDLE, SLEEP)
    }
    awake.release()
    qtbot.waitUntil(lambda: system.stand_in.held() == [False] * 3)


def test_a_bus_is_found_by_its_socket(tmp_path: Path) -> None:
    assert power._session_bus({"XDG_RUNTIME_DIR": str(tmp_path)}) == ""
    assert power._session_bus({}) == ""


def test_windows_is_asked_for_system_and_display_and_given_them_back() -> None:
    asked: list[int] = []

    def call(flags: int) -> int:
        asked.append(flags)
        return CONTINUOUS

    awake = Power([Windows(call)])
    awake.hold()
    awake.release()
    awake.release()
    assert asked == [CONTINUOUS | SYSTEM | DISPLAY, CONTINUOUS]


def test_a_machine_with_nothing_to_ask_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    notes: list[str] = []
    monkeypatch.setattr(power, "_system_bus", lambda _: "")
    power.power({}, notes.append, "linux").hold()
    assert notes == ["Nothing on this machine can be asked to keep it awake: no D-Bus, no X server"]


@pytest.mark.parametrize(
    ("environ", "asked"),
    [({"DISPLAY": ":999"}, 1), ({"DISPLAY": ":999", "WAYLAND_DISPLAY": "wayland-0"}, 0)],
    ids=["X", "Wayland"],
)
def test_an_x_server_is_asked_where_it_has_the_screen(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], asked: int
) -> None:
    monkeypatch.setattr(power, "_system_bus", lambda _: "")
    assert len(power.power(environ, lambda _: None, "linux")._ways) == asked


def test_an_x_server_without_its_library_is_a_note() -> None:
    notes: list[str] = []

    def load(name: str) -> object:
        raise OSError(f"{name} is not there")

    saver = XSuspend(":0", notes.append, load)
    saver.hold()
    saver.release()
    assert notes == ["The X server's screen saver cannot be stopped: libX11.so.6 is not there; install libxss1"]
