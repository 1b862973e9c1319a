"""Recovery from failures: first as configured, then with software rendering, then with the built-in bundle."""

from dataclasses import dataclass, replace
from enum import Enum, IntEnum, auto

MIN_REQUEST_AGE = 10.0
"""Seconds of a run before which staff cannot have requested anything: an earlier request is a failure."""
MAX_FAILURES = 8
"""Failures in quick succession after which the cause lies outside the exhibit."""


@dataclass(frozen=True, slots=True)
class BackOff:
    """How long the supervisor waits between runs of the exhibit, in seconds."""

    steady: float = 60.0
    """Length of a run after which earlier failures are forgotten."""
    waits: tuple[float, ...] = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
    """Waits after the first, second … failure in quick succession; the last one repeats."""


DEFAULT_BACK_OFF = BackOff()


class Stage(IntEnum):
    """Stage of recovery: how the exhibit is started. Each stage omits more than the one before."""

    AS_IT_WAS = 0
    SOFTWARE = 1
    """With software rendering."""
    BUILT_IN = 2
    """With software rendering and the program's own bundle."""


class Outcome(Enum):
    FAILED = auto()
    """Crash, stall or no first frame."""
    NO_GRAPHICS = auto()
    NO_BUNDLE = auto()
    RESTART = auto()
    RELOAD = auto()


@dataclass(frozen=True, slots=True)
class Recovery:
    """State of recovery, from which the exhibit's next start follows: stage, failures, earliest time."""

    stage: Stage = Stage.AS_IT_WAS
    min_stage: Stage = Stage.AS_IT_WAS
    """The first stage to use; earlier ones are known to fail."""
    failures: int = 0
    """In quick succession."""
    started: float = 0.0
    not_before: float = 0.0
    """Earliest start of the next run."""

    @property
    def is_hopeful(self) -> bool:
        """Return True while another start of the exhibit may help."""
        return self.failures < MAX_FAILURES


def begin_run(state: Recovery, now: float) -> Recovery:
    return replace(state, started=now)


def end_run(state: Recovery, outcome: Outcome, now: float, back_off: BackOff = DEFAULT_BACK_OFF) -> Recovery:
    """Return the stage of recovery and the earliest next start after a run of the exhibit has ended."""
    lasted = now - state.started
    match outcome:
        case Outcome.NO_GRAPHICS if state.stage < Stage.SOFTWARE:
            return replace(state, stage=Stage.SOFTWARE, min_stage=Stage.SOFTWARE, not_before=now)
        case Outcome.NO_BUNDLE if state.stage < Stage.BUILT_IN:
            return replace(state, stage=Stage.BUILT_IN, min_stage=Stage.BUILT_IN, not_before=now)
        case Outcome.RELOAD if lasted >= MIN_REQUEST_AGE:
            return Recovery(not_before=now)
        case Outcome.RESTART if lasted >= MIN_REQUEST_AGE:
            return Recovery(stage=state.min_stage, min_stage=state.min_stage, not_before=now)
        case _:
            failures = 1 if lasted >= back_off.steady else state.failures + 1
            wanted = Stage(min(failures - 1, Stage.BUILT_IN))
            wait = back_off.waits[min(failures, len(back_off.waits)) - 1]
            return replace(state, stage=max(state.min_stage, wanted), failures=failures, not_before=now + wait)
