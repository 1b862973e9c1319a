"""Keeping the machine awake: no screen saver, no blanking, no sleep while the exhibit is open.

Every hold ends by itself with this process: a bus, an X server and Windows all drop it when whoever asked is gone.
"""

import ctypes
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusServiceWatcher

from qbj_kiosk.shell import sleeping
from qbj_kiosk.shell.xsuspend import XSuspend

WHO, WHY = "qbj-kiosk", "An exhibit is on the screen"
PATIENCE = 5000
"""Milliseconds that a service has for its answer; nothing waits for it meanwhile."""
CONTINUOUS, SYSTEM, DISPLAY = 0x80000000, 0x1, 0x2
"""Flags of SetThreadExecutionState."""

Note = Callable[[str], None]


class Hold(Protocol):
    """One way to keep the machine awake."""

    def hold(self) -> None:
        """Asks for it."""

    def release(self) -> None:
        """Lets it sleep again."""


def _always() -> bool:
    return True


def _may_idle() -> bool:
    return not sleeping.runs_systemd() or sleeping.current_idle_action() != sleeping.IGNORE


def _may_sleep() -> bool:
    return not sleeping.runs_systemd() or bool(sleeping.enabled_modes())


class Inhibit(NamedTuple):
    """A call of a service's `Inhibit`."""

    service: str
    path: str
    interface: str
    arguments: list[str]
    needed: Callable[[], bool] = _always
    """Whether this machine would do by itself what the call stops; if not, a refusal costs nothing."""


SAVER = Inhibit(
    "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", [WHO, WHY]
)
LOGIN = "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
# Apart, since who has no login session is given the first alone.
IDLE = Inhibit(*LOGIN, ["idle", WHO, WHY, "block"], _may_idle)
SLEEP = Inhibit(*LOGIN, ["sleep", WHO, WHY, "block"], _may_sleep)


class Service(QObject):
    """Asks a service on a bus, now and whenever it starts anew; the hold lasts as long as the connection.

    Args:
        address: the bus, as D-Bus writes it.
        inhibit: what to call.
        note: told what does not work.
    """

    def __init__(self, address: str, inhibit: Inhibit, note: Note) -> None:
        super().__init__()
        self._address = address
        self._inhibit = inhibit
        self._note = note
        self._connection = f"qbj-kiosk-{inhibit.service}-{id(self)}"
        self._watcher: QDBusServiceWatcher | None = None
        self._answer: QDBusMessage | None = None

    @property
    def held(self) -> bool:
        """Whether the service has agreed."""
        return self._answer is not None

    def hold(self) -> None:
        """Asks the service."""
        bus = QDBusConnection.connectToBus(self._address, self._connection)
        if not bus.isConnected():
            self._note(f"{self._inhibit.service} cannot be asked: {bus.lastError().message()}")
            return
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
        self._watcher = QDBusServiceWatcher(self._inhibit.service, bus, mode, self)
        self._watcher.serviceRegistered.connect(self._ask)
        self._ask(self._inhibit.service)

    def release(self) -> None:
        """Leaves the bus, and with that ends the hold."""
        if self._watcher is not None:
            # It has the connection too, and would keep it open.
            self._watcher.serviceRegistered.disconnect(self._ask)
            self._watcher.deleteLater()
        self._watcher = None
        self._answer = None
        QDBusConnection.disconnectFromBus(self._connection)

    @Slot(str)
    def _ask(self, _name: str) -> None:
        service, path, interface, arguments, _ = self._inhibit
        message = QDBusMessage.createMethodCall(service, path, interface, "Inhibit")
        message.setArguments(arguments)
        call = QDBusPendingCallWatcher(QDBusConnection(self._connection).asyncCall(message, PATIENCE), self)
        call.finished.connect(self._answered)

    @Slot(QDBusPendingCallWatcher)
    def _answered(self, call: QDBusPendingCallWatcher) -> None:
        answer = call.reply()
        call.deleteLater()
        if self._watcher is None:
            return
        if answer.type() == QDBusMessage.MessageType.ReplyMessage:
            # login1 answers with a file descriptor that must stay open; the message keeps it.
            self._answer = answer
        elif self._inhibit.needed():
            self._note(f"{self._inhibit.service} does not keep the machine awake: {answer.errorMessage()}")


class Windows:
    """Asks Windows."""

    def __init__(self, call: Callable[[int], int]) -> None:
        self._call = call

    def hold(self) -> None:
        """Keeps system and display on until told otherwise."""
        self._call(CONTINUOUS | SYSTEM | DISPLAY)

    def release(self) -> None:
        """Gives them back."""
        self._call(CONTINUOUS)


class Power:
    """Every way that there is on this machine; none is a note, never an error."""

    def __init__(self, ways: list[Hold]) -> None:
        self._ways = ways
        self._held = False

    def hold(self) -> None:
        """Keeps the machine awake."""
        if not self._held:
            self._held = True
            for way in self._ways:
                way.hold()

    def release(self) -> None:
        """Lets it sleep."""
        if self._held:
            self._held = False
            for way in self._ways:
                way.release()


def power(environ: Mapping[str, str], note: Note, platform: str = sys.platform) -> Power:
    """What keeps this machine awake.

    Args:
        environ: the environment variables.
        note: told, in words for staff, what does not work.
        platform: as in `sys.platform`.
    """
    if platform == "win32":
        return Power([Windows(ctypes.windll.kernel32.SetThreadExecutionState)])  # type: ignore[attr-defined]  # Windows'
    ways: list[Hold] = []
    if session := _session_bus(environ):
        ways.append(Service(session, SAVER, note))
    if system := _system_bus(environ):
        ways.extend(Service(system, inhibit, note) for inhibit in (IDLE, SLEEP))
    # Under Wayland that would wake an X server that nobody else uses.
    if environ.get("DISPLAY") and not environ.get("WAYLAND_DISPLAY"):
        ways.append(XSuspend(environ["DISPLAY"], note))
    if not ways:
        note("Nothing on this machine can be asked to keep it awake: no D-Bus, no X server")
    return Power(ways)


def _session_bus(environ: Mapping[str, str]) -> str:
    # Asked by type, libdbus would start a bus of its own where there is none.
    return environ.get("DBUS_SESSION_BUS_ADDRESS") or _socket(Path(environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus"))


def _system_bus(environ: Mapping[str, str]) -> str:
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or _socket(Path("/run/dbus/system_bus_socket"))


def _socket(path: Path) -> str:
    return f"unix:path={path}" if path.is_socket() else ""
