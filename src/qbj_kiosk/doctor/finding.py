"""What a check comes to: a state, what was found, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How well something stands, best first."""

    OK = "ok"
    WARNING = "warning"
    """The exhibit runs, but not as well as it could; or it cannot be known."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of a check."""

    state: State
    found: str
    remedy: str = ""
    """What to do; empty only where nothing is to be done."""


def ok(found: str) -> Finding:
    """All is well."""
    return Finding(State.OK, found)


def warning(found: str, remedy: str) -> Finding:
    """It runs, but should be looked at."""
    return Finding(State.WARNING, found, remedy)


def failed(found: str, remedy: str) -> Finding:
    """It does not run, or not as it was set up."""
    return Finding(State.FAILED, found, remedy)


def together(parts: Iterable[Finding]) -> Finding:
    """Several findings as one: the worst state, all that is not well, and all that is to be done.

    Args:
        parts: at least one. Where all are well, all are told.
    """
    all_of_them = tuple(parts)
    wrong = tuple(part for part in all_of_them if part.state is not State.OK)
    told = wrong or all_of_them
    states = [part.state for part in told]
    worst = State.FAILED if State.FAILED in states else states[0]
    found = "; ".join(part.found for part in told)
    return Finding(worst, found[:1].upper() + found[1:], ". ".join(part.remedy for part in wrong))
