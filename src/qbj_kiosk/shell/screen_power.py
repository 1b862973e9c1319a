"""Power of the screen: off outside opening hours, by DPMS of the X server and by HDMI-CEC."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from qbj_kiosk.session.opening_hours import Open, opening_state
from qbj_kiosk.settings.model import Hours
from qbj_kiosk.shell.opening_hours_timer import system_time
from qbj_kiosk.shell.program_queue import ProgramQueue

EARLY: Final = timedelta(minutes=2)
"""Time before opening at which the screen is switched on: televisions need up to a minute."""
AWAKE_S: Final = 60.0
"""Seconds for which the screen stays on after closing and after a touch."""
INTERVAL_MS: Final = 5000

DPMS_ON: Final = ("dpms", "force", "on", "-dpms")
# Timeouts of 0: the server itself never switches the screen off.
DPMS_OFF: Final = ("dpms", "0", "0", "0", "dpms", "force", "off")
CEC: Final = ("-s", "-d", "1")
CEC_ON: Final = "on 0\n"
CEC_OFF: Final = "standby 0\n"


def is_screen_needed(hours: Hours, now: datetime, unused_s: float) -> bool:
    """Return True if the screen is to be on: while open, shortly before, or after a touch.

    Args:
        hours: opening hours.
        now: the time, with a time zone.
        unused_s: seconds since the last touch.
    """
    current = opening_state(hours, now)
    if isinstance(current, Open) or unused_s < AWAKE_S:
        return True
    return current.until is not None and current.until - now <= EARLY


class ScreenPower(QObject):
    """Switches the screen off outside opening hours, and on for a while after a touch.

    Args:
        programs: runs `xset` and `cec-client`, as far as they are installed.
        hours: opening hours.
        on_changed: called with False when the screen is switched off, and with True when it is switched on.
        report: called once if it cannot be switched.
        now: returns the time.
        clock: returns a monotonic time in seconds.
    """

    def __init__(  # noqa: PLR0913 - keyword arguments with defaults
        self,
        programs: ProgramQueue,
        hours: Hours,
        *,
        on_changed: Callable[[bool], None] = lambda _: None,
        report: Callable[[str], None] = lambda _: None,
        now: Callable[[], datetime] = system_time,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._programs, self._hours, self._on_changed, self._now, self._clock = programs, hours, on_changed, now, clock
        self._report, self._is_reported = report, False
        self._used_at = clock()
        # A predecessor may have ended while the screen was off.
        self._is_on = False
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.update)
        self._timer.start()
        self.update()

    @property
    def is_on(self) -> bool:
        return self._is_on

    def touched(self) -> None:
        self._used_at = self._clock()
        self.update()

    @Slot()
    def update(self) -> None:
        is_needed = is_screen_needed(self._hours, self._now(), self._clock() - self._used_at)
        if is_needed != self._is_on:
            self._is_on = is_needed
            self._programs.run("xset", *(DPMS_ON if is_needed else DPMS_OFF), done=self._on_switched)
            if self._programs.find("cec-client"):
                self._programs.run("cec-client", *CEC, text=CEC_ON if is_needed else CEC_OFF)
            self._on_changed(is_needed)

    def _on_switched(self, code: int, output: str) -> None:
        # The exit code is 0 also if the server has no DPMS; without a mistake, nothing is printed.
        if (code != 0 or output) and not self._is_reported:
            self._is_reported = True
            reason = output.partition("\n")[0] or f"exit code {code}"
            self._report(f"The screen stays on outside opening hours: xset: {reason}. Set a timer on the screen")

    def close(self) -> None:
        self._timer.stop()
        if not self._is_on:
            self._is_on = True
            self._programs.close()
            self._programs.run("xset", *DPMS_ON)
            self._programs.finish()


def create_screen_power(
    programs: ProgramQueue, hours: Hours, on_changed: Callable[[bool], None], report: Callable[[str], None]
) -> ScreenPower | None:
    """Return the control of the screen's power; None if always open, or if the screen cannot be switched off."""
    if QGuiApplication.platformName() != "xcb" or programs.find("xset") is None:
        return None
    current = opening_state(hours, system_time())
    if isinstance(current, Open) and current.until is None:
        return None
    return ScreenPower(programs, hours, on_changed=on_changed, report=report)
