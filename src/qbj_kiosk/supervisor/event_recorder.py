"""Recorder of what happens: events and rate-limited output of children in the log, faults for the staff page."""

from collections.abc import Callable
from pathlib import Path

from qbj_kiosk.supervisor import last_faults
from qbj_kiosk.supervisor.log import Log, split_location
from qbj_kiosk.supervisor.log_rate_limit import LogRateLimit


class Recorder:
    """Writes what happens to the supervisor's log, rate-limited, and faults to the file for staff.

    Args:
        clock: monotonic, in seconds.
    """

    def __init__(self, log: Log, faults: Path | None, clock: Callable[[], float]) -> None:
        self._log = log
        self._faults = faults
        self._clock = clock
        self._rate_limit = LogRateLimit()

    def log_event(self, event: str, **fields: str | float) -> None:
        self._log.info(event, **fields)

    def log_output(self, source: str, line: str) -> None:
        self._log_limited("output", source, line)

    def log_fault(self, source: str, line: str) -> None:
        """Log a fault that a child reported, rate-limited, and record it for staff."""
        if self._log_limited("fault", source, line):
            self._add_fault(line)

    def log_failure(self, event: str, text: str, **fields: str | float) -> None:
        """Log a failure of a child, and record it for staff."""
        self._log.error(event, text=text, **fields)
        self._add_fault(text)

    def log_repeats(self, *, is_ending: bool = False) -> None:
        """Log how many lines the rate limit suppressed, if their window is over or `is_ending`."""
        for line in self._rate_limit.summarise(self._clock(), is_ending=is_ending):
            self._log.warning("repeated", text=line)

    def _log_limited(self, event: str, source: str, line: str) -> bool:
        is_allowed = self._rate_limit.allow(line, self._clock())
        if is_allowed:
            where, text = split_location(line)
            location = {"where": where} if where else {}
            self._log.warning(event, **{"from": source, "text": text} | location)
        return is_allowed

    def _add_fault(self, text: str) -> None:
        if self._faults is not None:
            last_faults.add(self._faults, text)

    def close(self) -> None:
        self.log_repeats(is_ending=True)
        self._log.close()
