"""One run of the exhibit, as its supervisor sees it: what it said, whether it is to be given up, how it ended."""

from qbj_kiosk.supervisor import protocol, watchdog
from qbj_kiosk.supervisor.process.child import Child
from qbj_kiosk.supervisor.recovery import Outcome

ASKED = (protocol.LEAVE, protocol.RESTART, protocol.RELOAD)
"""Words after which a run is to end."""


class Run:
    """A child, its pulse, and how it is brought to its end."""

    def __init__(self, child: Child, now: float) -> None:
        self.child = child
        self.pulse = watchdog.Pulse(now)
        self.asked: str | None = None
        """What staff asked for, one of `ASKED`."""
        self.complaint: str | None = None
        """Why it was given up."""
        self.kill_at: float | None = None
        """When it is killed, should it still be there."""

    def hear(self, word: str, now: float) -> None:
        """A word came."""
        self.pulse = watchdog.beat(self.pulse, word, now)
        if word in ASKED and self.asked is None:
            self.asked = word

    def outcome(self, code: int) -> Outcome:
        """What its end means, after it ended with an exit code."""
        match self.asked:
            case protocol.RESTART:
                return Outcome.RESTART
            case protocol.RELOAD:
                return Outcome.RELOAD
        match code:
            case protocol.NO_GRAPHICS:
                return Outcome.NO_GRAPHICS
            case protocol.NO_BUNDLE:
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
