"""What a supervisor writes down: events in the log, what a flood lets through of its children's output, faults."""

from collections.abc import Callable
from pathlib import Path

from qbj_kiosk.supervisor import fault_log
from qbj_kiosk.supervisor.log import Log, located
from qbj_kiosk.supervisor.rate_limit import Flood


class Record:
    """Log and faults.

    Args:
        log: where everything goes.
        file: where the last faults are kept for staff, or None.
        clock: seconds that never jump.
    """

    def __init__(self, log: Log, file: Path | None, clock: Callable[[], float]) -> None:
        self._log = log
        self._faults = file
        self._clock = clock
        self._flood = Flood()

    def happened(self, event: str, **fields: str | float) -> None:
        """Something that belongs to the course of things."""
        self._log.info(event, **fields)

    def said(self, who: str, line: str) -> None:
        """A child wrote a line of output."""
        self._unless_flooded("output", who, line)

    def reported(self, who: str, line: str) -> None:
        """A child reported a fault."""
        if self._unless_flooded("fault", who, line):
            self._keep(line)

    def failed(self, event: str, what: str, **fields: str | float) -> None:
        """The exhibit was lost, or something else that staff should know."""
        self._log.error(event, text=what, **fields)
        self._keep(what)

    def tick(self, *, ending: bool = False) -> None:
        """Tells what was held back, when it is time."""
        for line in self._flood.summary(self._clock(), ending=ending):
            self._log.warning("repeated", text=line)

    def _unless_flooded(self, event: str, who: str, line: str) -> bool:
        passes = self._flood.passes(line, self._clock())
        if passes:
            where, text = located(line)
            place = {"where": where} if where else {}
            self._log.warning(event, **{"from": who, "text": text} | place)
        return passes

    def _keep(self, text: str) -> None:
        if self._faults is not None:
            fault_log.add(self._faults, text)

    def close(self) -> None:
        """Writes the last of it."""
        self.tick(ending=True)
        self._log.close()
