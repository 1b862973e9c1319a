"""What a supervisor is given: what to start, how, and within which times."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from qbj_kiosk.supervisor.recovery import USUAL, Patience, Stage
from qbj_kiosk.supervisor.watchdog import Deadlines


@dataclass(frozen=True, slots=True)
class Rules:
    """Times, in seconds."""

    deadlines: Deadlines = field(default_factory=Deadlines)
    patience: Patience = USUAL
    trace: float = 0.2
    """What a stalled exhibit has to write down where it stalls, before it is killed."""
    first_curtain: float = 10.0
    """What the first curtain has to be on the screen: a machine that just started reads everything from its disk."""
    curtain: float = 2.0
    """What each later one has; it is ended then, and in the end the exhibit starts without it."""
    farewell: float = 0.7
    """What a child has to end when it is asked to."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is started."""

    command: Callable[[Stage], Sequence[str]]
    """The exhibit's command, in a stage of recovery."""
    environment: Callable[[Stage], Mapping[str, str]]
    """The environment of a child, but for the heartbeat."""
    curtain: Sequence[str] = ()
    """The curtain's command; without one there is none."""
    rules: Rules = field(default_factory=Rules)
    unseen: Callable[[], str | None] = lambda: None
    """Why nothing that is started now could be seen, or None if nothing is known to hinder it."""
    anew: Callable[[], None] = lambda: None
    """Takes everything as it is set by now; called when staff asked for a reload."""
