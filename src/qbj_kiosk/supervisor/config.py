"""Configuration of a supervisor: commands, environment, times."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from qbj_kiosk.supervisor.recovery import DEFAULT_BACK_OFF, BackOff, Stage
from qbj_kiosk.supervisor.watchdog import Deadlines


@dataclass(frozen=True, slots=True)
class Timing:
    """Deadlines and delays of the supervisor in seconds; the shortest times of `adaptive_timing`."""

    deadlines: Deadlines = field(default_factory=Deadlines)
    back_off: BackOff = DEFAULT_BACK_OFF
    trace: float = 0.2
    """From the request for a trace to the kill of a stalled exhibit."""
    first_standby: float = 10.0
    """To the first frame of the first standby page: a machine that just started reads everything from its disk."""
    standby: float = 2.0
    """To the first frame of each later standby page."""
    probe: float = 5.0
    """From the start of the graphics driver's probe to its kill."""
    shutdown: float = 0.7
    """From the request to end to the kill."""


@dataclass(frozen=True, slots=True)
class Config:
    command: Callable[[Stage], Sequence[str]]
    """Returns the exhibit's command for a stage of recovery."""
    environment: Callable[[Stage], Mapping[str, str]]
    """Returns a child's environment without `HEARTBEAT`."""
    standby: Sequence[str] = ()
    """Empty for none."""
    timing: Timing = field(default_factory=Timing)
    display_error: Callable[[], str | None] = lambda: None
    """Returns why a window started now would be invisible, or None."""
    on_reload: Callable[[], None] = lambda: None
    """Called after a reload by staff."""
    contact: Callable[[], str | None] = lambda: None
    """Returns the contact that the standby page shows."""
