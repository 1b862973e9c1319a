"""Steal time: what the host of a virtual machine gave to other guests during a measurement. It delays frames."""

from collections.abc import Callable
from pathlib import Path

STOLEN = 8
"""Column of `/proc/stat`: the time in which a virtual processor waited for a real one."""


def start() -> Callable[[], str]:
    """Start counting steal time, which a virtual machine lost to others. Return a function that describes it."""
    before = _ticks()

    def describe() -> str:
        if before is None or (after := _ticks()) is None:
            return "stolen time unknown"
        ticks = [now - then for now, then in zip(after, before, strict=True)]
        return f"{ticks[STOLEN - 1] / max(1, sum(ticks[:STOLEN])):.1%} of the machine's time stolen by its host"

    return describe


def _ticks() -> list[int] | None:
    try:
        line = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0]
    except OSError:
        return None
    return [int(part) for part in line.split()[1:]]
