"""One run of the exhibit, as its supervisor sees it: what it said, whether it is to be given up, how it ended."""

from qbj_kiosk.supervisor import pulse, words
from qbj_kiosk.supervisor.process import Child
from qbj_kiosk.supervisor.stages import Outcome

ASKED = (words.LEAVE, words.RESTART, words.RELOAD)
"""Words after which a run is to end."""


class Run:
    """A child, its pulse, and how it is brought to its end."""

    def __init__(self, child: Child, now: float) -> None:
        self.child = child
        self.pulse = pulse.Pulse(now)
        self.asked: str | None = None
        """What staff asked for, one of `ASKED`."""
        self.complaint: str | None = None
        """Why it was given up."""
        self.kill_at: float | None = None
        """When it is killed, should it still be there."""

    def hear(self, word: str, now: float) -> None:
        """A word came."""
        self.pulse = pulse.beat(self.pulse, word, now)
        if word in ASKED and self.asked is None:
            self.asked = word

    def outcome(self, code: int) -> Outcome:
        """What its end means, after it ended with an exit code."""
        match self.asked:
            case words.RESTART:
                return Outcome.RESTART
            case words.RELOAD:
                return Outcome.RELOAD
        match code:
            case words.NO_GRAPHICS:
                return Outcome.NO_GRAPHICS
            case words.NO_BUNDLE:
                return Outcome.NO_BUNDLE
            case _:
                return Outcome.FAILED

    def told(self, code: int) -> str:
        """How it ended, in words."""
        # What Windows itself ends with, such as 0xc0000005, is known by its hexadecimal name.
        end = (
            f"killed by signal {-code}" if code < 0 else f"ended with exit code {code if code < 1 << 16 else hex(code)}"
        )
        return f"{self.complaint}; {end}" if self.complaint else end
