"""How the exhibit is brought back: as it was, then drawn in software, then with the built-in bundle."""

from dataclasses import dataclass, replace
from enum import Enum, IntEnum, auto

BRIEF = 10.0
"""Seconds before which nobody of staff can have asked for anything: what says so is broken."""
HOPELESS = 8
"""Failures in quick succession after which the machine around the exhibit is to blame."""


@dataclass(frozen=True, slots=True)
class Patience:
    """What recovery goes by, in seconds."""

    steady: float = 60.0
    """After which a run has lasted: what failed before it is forgotten."""
    back_off: tuple[float, ...] = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
    """To wait after the first, second … failure in quick succession; the last serves for all that follow."""


USUAL = Patience()


class Stage(IntEnum):
    """How the exhibit is started; each stage gives up more than the one before."""

    AS_IT_WAS = 0
    SOFTWARE = 1
    """Drawn in software."""
    BUILT_IN = 2
    """In software, and with the bundle that belongs to the program."""


class Outcome(Enum):
    """How a run of the exhibit ended."""

    FAILED = auto()
    """It died, stalled, or never showed anything."""
    NO_GRAPHICS = auto()
    NO_BUNDLE = auto()
    RESTART = auto()
    RELOAD = auto()


@dataclass(frozen=True, slots=True)
class Recovery:
    """Where recovery stands. Times are seconds of a clock that never jumps."""

    stage: Stage = Stage.AS_IT_WAS
    kept: Stage = Stage.AS_IT_WAS
    """The stage below which nothing is tried again: what it gives up is known not to work."""
    failures: int = 0
    """Failures in quick succession."""
    started: float = 0.0
    not_before: float = 0.0
    """When the next run may start."""

    @property
    def hopeful(self) -> bool:
        """Whether starting the exhibit once more may help."""
        return self.failures < HOPELESS


def begun(state: Recovery, now: float) -> Recovery:
    """A run starts."""
    return replace(state, started=now)


def after(state: Recovery, outcome: Outcome, now: float, patience: Patience = USUAL) -> Recovery:
    """A run ended: the stage of the next one, and when it may start."""
    lasted = now - state.started
    match outcome:
        case Outcome.NO_GRAPHICS if state.stage < Stage.SOFTWARE:
            return replace(state, stage=Stage.SOFTWARE, kept=Stage.SOFTWARE, not_before=now)
        case Outcome.NO_BUNDLE if state.stage < Stage.BUILT_IN:
            return replace(state, stage=Stage.BUILT_IN, kept=Stage.BUILT_IN, not_before=now)
        case Outcome.RELOAD if lasted >= BRIEF:
            return Recovery(not_before=now)
        case Outcome.RESTART if lasted >= BRIEF:
            return Recovery(stage=state.kept, kept=state.kept, not_before=now)
        case _:
            failures = 1 if lasted >= patience.steady else state.failures + 1
            wanted = Stage(min(failures - 1, Stage.BUILT_IN))
            wait = patience.back_off[min(failures, len(patience.back_off)) - 1]
            return replace(state, stage=max(state.kept, wanted), failures=failures, not_before=now + wait)
