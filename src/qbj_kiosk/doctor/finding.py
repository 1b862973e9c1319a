"""Result of a check: state, what was found, and remedy."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """States of the doctor's findings, best first: ok, warning, failed."""

    OK = "ok"
    WARNING = "warning"
    """The exhibit runs, but something should be checked or improved."""
    FAILED = "failed"
    """The exhibit does not run, or not as configured."""


@dataclass(frozen=True, slots=True)
class Finding:
    state: State
    found: str
    remedy: str = ""
    """One thing to do; empty only if the state is OK."""


def ok(found: str) -> Finding:
    return Finding(State.OK, found)


def warning(found: str, remedy: str) -> Finding:
    return Finding(State.WARNING, found, remedy)


def failed(found: str, remedy: str) -> Finding:
    return Finding(State.FAILED, found, remedy)


def combine(findings: Iterable[Finding]) -> Finding:
    """Combine findings of one check: the worst state, with all problems and remedies; if all are OK, what was found."""
    parts = tuple(findings)
    problems = tuple(part for part in parts if part.state is not State.OK)
    shown = problems or parts
    states = [part.state for part in shown]
    worst = State.FAILED if State.FAILED in states else states[0]
    found = "; ".join(part.found for part in shown)
    return Finding(worst, found[:1].upper() + found[1:], ". ".join(part.remedy for part in problems))
