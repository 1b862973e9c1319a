"""The exhibit's heart, as heard from outside: what is to be expected of a run, and when it is to be given up."""

from dataclasses import dataclass, replace

from qbj_kiosk.supervisor import protocol


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds."""

    first_frame: float = 15.0
    """From the start to the first frame."""
    stall: float = 5.0
    """From one frame, or in the dark one sign of life, to the next."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """What was heard of a run so far. Times are seconds of a clock that never jumps."""

    started: float
    heard: float | None = None
    """When the last thing that counts was heard: a frame, in the dark any sign of life. None before the first."""
    dark: bool = False

    @property
    def shown(self) -> bool:
        """Whether it has put anything on the screen, or has said that nothing is to be seen there."""
        return self.heard is not None


def beat(pulse: Pulse, word: str, now: float) -> Pulse:
    """A word was heard."""
    match word:
        case protocol.FRAME:
            return replace(pulse, heard=now)
        case protocol.DARK:
            return replace(pulse, dark=True, heard=now)
        case protocol.LIGHT if pulse.dark:
            return replace(pulse, dark=False, heard=now)
        case protocol.ALIVE if pulse.dark:
            return replace(pulse, heard=now)
        case _:
            return pulse


def due(pulse: Pulse, deadlines: Deadlines) -> float:
    """When something must have been heard."""
    if pulse.heard is None:
        return pulse.started + deadlines.first_frame
    return pulse.heard + deadlines.stall


def complaint(pulse: Pulse, now: float, deadlines: Deadlines) -> str | None:
    """Why the run is to be given up, or None while it is well."""
    if now < due(pulse, deadlines):
        return None
    if pulse.heard is None:
        return f"no first frame in {deadlines.first_frame:g} s"
    return f"{'no sign of life' if pulse.dark else 'no frame'} for {deadlines.stall:g} s"
