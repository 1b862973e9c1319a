"""Watchdog of a child: expects frames, or signs of life while dark, within deadlines."""

from dataclasses import dataclass, replace

from qbj_kiosk.supervisor import protocol


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Deadlines of the supervisor for one child, in seconds: first frame, later frames."""

    first_frame: float = 15.0
    """From the start to the first frame."""
    stall: float = 5.0
    """From one frame to the next, or from one sign of life to the next while dark."""


@dataclass(frozen=True, slots=True)
class Watchdog:
    """State of the supervisor's watchdog in one run of a child. Times are seconds of a monotonic clock."""

    started: float
    last_sign: float | None = None
    """Time of the last frame, or of any sign of life while dark. None before the first."""
    is_dark: bool = False

    @property
    def is_shown(self) -> bool:
        return self.last_sign is not None


def receive(watchdog: Watchdog, message: str, now: float) -> Watchdog:
    match message:
        case protocol.FRAME:
            return replace(watchdog, last_sign=now)
        case protocol.DARK:
            return replace(watchdog, is_dark=True, last_sign=now)
        case protocol.LIGHT if watchdog.is_dark:
            return replace(watchdog, is_dark=False, last_sign=now)
        case protocol.ALIVE if watchdog.is_dark:
            return replace(watchdog, last_sign=now)
        case _:
            return watchdog


def deadline(watchdog: Watchdog, deadlines: Deadlines) -> float:
    if watchdog.last_sign is None:
        return watchdog.started + deadlines.first_frame
    return watchdog.last_sign + deadlines.stall


def find_failure(watchdog: Watchdog, now: float, deadlines: Deadlines) -> str | None:
    if now < deadline(watchdog, deadlines):
        return None
    if watchdog.last_sign is None:
        return f"no first frame in {deadlines.first_frame:g} s"
    return f"{'no sign of life' if watchdog.is_dark else 'no frame'} for {deadlines.stall:g} s"
