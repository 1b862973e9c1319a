"""Inhibition of screen saver, blanking and sleep while the exhibit runs.

Every inhibitor ends with this process: D-Bus services, X server and Windows release it when its client is gone.
"""

import ctypes
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusServiceWatcher

from qbj_kiosk.shell import systemd_sleep_settings
from qbj_kiosk.shell.x_screen_saver_inhibitor import XScreenSaverInhibitor

WHO, WHY = "qbj-kiosk", "An exhibit is on the screen"
TIMEOUT_MS = 5000
"""D-Bus calls are asynchronous."""
CONTINUOUS, SYSTEM, DISPLAY = 0x80000000, 0x1, 0x2
"""Flags of SetThreadExecutionState."""

Report = Callable[[str], None]


class Inhibitor(Protocol):
    def hold(self) -> None: ...

    def release(self) -> None: ...


def _always() -> bool:
    return True


def _may_idle() -> bool:
    return (
        not systemd_sleep_settings.runs_systemd()
        or systemd_sleep_settings.current_idle_action() != systemd_sleep_settings.IGNORE
    )


def _may_sleep() -> bool:
    return not systemd_sleep_settings.runs_systemd() or bool(systemd_sleep_settings.enabled_modes())


class InhibitCall(NamedTuple):
    service: str
    path: str
    interface: str
    arguments: list[str]
    is_needed: Callable[[], bool] = _always
    """Returns True if this machine may idle or sleep without the call; if not, a refusal is not reported."""


SAVER = InhibitCall(
    "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", [WHO, WHY]
)
LOGIN = "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
# Two calls, because without a login session logind grants only `idle`.
IDLE = InhibitCall(*LOGIN, ["idle", WHO, WHY, "block"], _may_idle)
SLEEP = InhibitCall(*LOGIN, ["sleep", WHO, WHY, "block"], _may_sleep)


class DBusInhibitor(QObject):
    """Prevents sleep through a D-Bus service: calls its `Inhibit` at once and after each start of the service.

    The inhibition lasts as long as the bus connection.
    """

    def __init__(self, address: str, call: InhibitCall, report: Report) -> None:
        super().__init__()
        self._address = address
        self._call = call
        self._report = report
        self._connection = f"qbj-kiosk-{call.service}-{id(self)}"
        self._watcher: QDBusServiceWatcher | None = None
        self._reply: QDBusMessage | None = None

    @property
    def is_held(self) -> bool:
        return self._reply is not None

    def hold(self) -> None:
        bus = QDBusConnection.connectToBus(self._address, self._connection)
        if not bus.isConnected():
            self._report(
                f"{self._call.service} cannot be reached, so the machine may sleep: {bus.lastError().message()}"
            )
            return
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
        self._watcher = QDBusServiceWatcher(self._call.service, bus, mode, self)
        self._watcher.serviceRegistered.connect(self._send_call)
        self._send_call(self._call.service)

    def release(self) -> None:
        if self._watcher is not None:
            # The watcher shares the connection and would keep it open.
            self._watcher.serviceRegistered.disconnect(self._send_call)
            self._watcher.deleteLater()
        self._watcher = None
        self._reply = None
        QDBusConnection.disconnectFromBus(self._connection)

    @Slot(str)
    def _send_call(self, _name: str) -> None:
        service, path, interface, arguments, _ = self._call
        message = QDBusMessage.createMethodCall(service, path, interface, "Inhibit")
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(QDBusConnection(self._connection).asyncCall(message, TIMEOUT_MS), self)
        watcher.finished.connect(self._on_reply)

    @Slot(QDBusPendingCallWatcher)
    def _on_reply(self, watcher: QDBusPendingCallWatcher) -> None:
        reply = watcher.reply()
        watcher.deleteLater()
        if self._watcher is None:
            return
        if reply.type() == QDBusMessage.MessageType.ReplyMessage:
            # login1 replies with a file descriptor that must stay open; the message owns it.
            self._reply = reply
        elif self._call.is_needed():
            self._report(f"{self._call.service} does not keep the machine awake: {reply.errorMessage()}")


class WindowsInhibitor:
    def __init__(self, set_execution_state: Callable[[int], int]) -> None:
        self._set_execution_state = set_execution_state

    def hold(self) -> None:
        self._set_execution_state(CONTINUOUS | SYSTEM | DISPLAY)

    def release(self) -> None:
        self._set_execution_state(CONTINUOUS)


class SleepInhibitors:
    def __init__(self, inhibitors: list[Inhibitor]) -> None:
        self._inhibitors = inhibitors
        self._is_held = False

    def hold(self) -> None:
        if not self._is_held:
            self._is_held = True
            for inhibitor in self._inhibitors:
                inhibitor.hold()

    def release(self) -> None:
        if self._is_held:
            self._is_held = False
            for inhibitor in self._inhibitors:
                inhibitor.release()


def create_sleep_inhibitors(
    environ: Mapping[str, str], report: Report, platform: str = sys.platform
) -> SleepInhibitors:
    """Create the inhibitors of sleep and blanking that this system has. Problems are reported, not raised."""
    if platform == "win32":
        return SleepInhibitors([WindowsInhibitor(ctypes.windll.kernel32.SetThreadExecutionState)])  # type: ignore[attr-defined]  # Windows only
    inhibitors: list[Inhibitor] = []
    if session := _session_bus(environ):
        inhibitors.append(DBusInhibitor(session, SAVER, report))
    if system := _system_bus(environ):
        inhibitors.extend(DBusInhibitor(system, call, report) for call in (IDLE, SLEEP))
    # Under Wayland this would start an Xwayland server that nothing else needs.
    if environ.get("DISPLAY") and not environ.get("WAYLAND_DISPLAY"):
        inhibitors.append(XScreenSaverInhibitor(environ["DISPLAY"], report))
    if not inhibitors:
        report("The machine may sleep: neither D-Bus nor an X server is available to prevent it")
    return SleepInhibitors(inhibitors)


def _session_bus(environ: Mapping[str, str]) -> str:
    # Connecting to the session bus by type would make libdbus start a bus where there is none.
    return environ.get("DBUS_SESSION_BUS_ADDRESS") or _socket(Path(environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus"))


def _system_bus(environ: Mapping[str, str]) -> str:
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or _socket(Path("/run/dbus/system_bus_socket"))


def _socket(path: Path) -> str:
    return f"unix:path={path}" if path.is_socket() else ""
