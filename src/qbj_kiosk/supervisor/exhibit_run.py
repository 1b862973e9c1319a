"""One run of the exhibit's process: its watchdog, the requests it sent, and how it ended."""

from qbj_kiosk.supervisor import protocol, watchdog
from qbj_kiosk.supervisor.process.platform_child import Child
from qbj_kiosk.supervisor.recovery import Outcome

REQUESTS = (protocol.LEAVE, protocol.RESTART, protocol.RELOAD)
"""Messages after which the supervisor ends the run."""


class ExhibitRun:
    def __init__(self, child: Child, now: float) -> None:
        self.child = child
        self.watchdog = watchdog.Watchdog(now)
        self.request: str | None = None
        """First request by staff, one of `REQUESTS`."""
        self.failure: str | None = None
        self.kill_at: float | None = None
        """Time of the kill if the child still runs then."""

    def receive(self, message: str, now: float) -> None:
        self.watchdog = watchdog.receive(self.watchdog, message, now)
        if message in REQUESTS and self.request is None:
            self.request = message

    def outcome(self, code: int) -> Outcome:
        match self.request:
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

    def describe_end(self, code: int) -> str:
        # Windows' own exit codes, such as 0xc0000005, are documented in hexadecimal.
        end = (
            f"killed by signal {-code}" if code < 0 else f"ended with exit code {code if code < 1 << 16 else hex(code)}"
        )
        return f"{self.failure}; {end}" if self.failure else end
