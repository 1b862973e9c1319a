"""Choice and rotation of the screen on an X server, also after screens or touch devices were plugged."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.shell.program_queue import ProgramQueue
from qbj_kiosk.shell.x_client import XClient
from qbj_kiosk.shell.xrandr_outputs import Output, choose_output, parse_outputs, parse_touch_devices, plan
from qbj_kiosk.staff.screen_choice import ScreenChoice

DEBOUNCE_MS: Final = 500
"""One plug causes several events within this time."""
POLL_MS: Final = 5000
"""Interval of the search for a screen while none is connected: not every screen announces itself."""
INPUT_DEVICES: Final = Path("/dev/input")


class XrandrController(QObject):
    """Gives the exhibit one output of an X server, rotates it, switches others off and maps touch devices to it.

    Args:
        programs: runs `xrandr` and `xinput`.
        client: connection to the X server.
        choice: output and rotation.
        report: reports problems.
    """

    def __init__(
        self, programs: ProgramQueue, client: XClient, choice: ScreenChoice, report: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._programs, self._client, self._choice, self._report = programs, client, choice, report
        self.outputs: tuple[Output, ...] = ()
        self._is_suspended = False
        self._is_busy = False
        self._is_again = False
        self._attempt: tuple[object, ...] = ()
        self._reported: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self.apply)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.apply)
        client.outputsChanged.connect(self._timer.start)
        client.watch_outputs()
        self._devices = QFileSystemWatcher(self)
        if INPUT_DEVICES.is_dir():
            self._devices.addPath(str(INPUT_DEVICES))
        self._devices.directoryChanged.connect(self._timer.start)
        self.apply()

    @property
    def choice(self) -> ScreenChoice:
        return self._choice

    def set_choice(self, choice: ScreenChoice) -> None:
        self._choice = choice
        self._attempt = ()
        self.apply()

    def set_suspended(self, *, suspended: bool) -> None:
        """Ignore changes of the outputs while the screen is off: some screens then disconnect."""
        self._is_suspended = suspended
        if suspended:
            self._poll.stop()
        else:
            self.apply()

    def close(self) -> None:
        """Stop following changes of the X server's outputs, which stay as they are."""
        self._timer.stop()
        self._poll.stop()
        self._client.close()

    @Slot()
    def apply(self) -> None:
        """Read the outputs of the X server, and change what differs from the chosen output and rotation."""
        if self._is_suspended:
            return
        if self._is_busy:
            self._is_again = True
            return
        self._is_busy = True
        self._programs.run("xrandr", "--query", done=self._on_outputs)

    def _on_outputs(self, code: int, text: str) -> None:
        if code != 0:
            self._report_once(f"xrandr does not list the screens (exit code {code}). Install x11-xserver-utils")
            self._finish()
            return
        self.outputs = parse_outputs(text)
        chosen = choose_output(self.outputs, self._choice.output)
        if chosen is None:
            self._poll.start()
            self._finish()
            return
        self._poll.stop()
        if self._choice.output not in (None, chosen.name):
            self._report_once(
                f"No screen is connected to {self._choice.output}; {chosen.name} is used. "
                "Connect it there, or correct screen.output"
            )
        arguments = plan(self.outputs, self._choice.output, self._choice.rotation)
        attempt = (self.outputs, *arguments)
        if not arguments:
            self._attempt = ()
        elif attempt != self._attempt:
            # A command that had no effect is not repeated: its own events would cause it again and again.
            self._attempt = attempt
            self._is_again = True
            self._programs.run("xrandr", *arguments, done=self._on_changed)
        self._programs.run("xinput", "list", "--long", done=lambda _, devices: self._map_touch(devices, chosen.name))

    def _on_changed(self, code: int, text: str) -> None:
        if code != 0:
            reason = " ".join(text.split())[:200]
            self._report_once(f"The screen cannot be set up: {reason}. Correct screen.output or screen.rotation")

    def _map_touch(self, devices: str, output: str) -> None:
        for device in parse_touch_devices(devices):
            self._programs.run("xinput", "map-to-output", device, output)
        self._finish()

    def _finish(self) -> None:
        self._is_busy = False
        if self._is_again:
            self._is_again = False
            self.apply()

    def _report_once(self, text: str) -> None:
        if text not in self._reported:
            self._reported.add(text)
            self._report(text)


def create_xrandr_controller(
    environ: Mapping[str, str], programs: ProgramQueue, choice: ScreenChoice, report: Callable[[str], None]
) -> XrandrController | None:
    """Return the controller of an X server's outputs; None where a desktop or Wayland arranges the screens.

    On a desktop the outputs are changed only if the settings or staff name an output or a rotation.
    """
    display = environ.get("DISPLAY", "")
    if QGuiApplication.platformName() != "xcb" or not display or programs.find("xrandr") is None:
        return None
    try:
        client = XClient(display)
    except OSError:
        # The cover monitor reports it.
        return None
    if choice == ScreenChoice() and client.has_window_manager():
        client.close()
        return None
    return XrandrController(programs, client, choice, report)
