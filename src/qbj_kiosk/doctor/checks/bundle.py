"""Is the bundle whole?"""

from dataclasses import dataclass

from qbj_kiosk.bundles.read import Bundle
from qbj_kiosk.doctor.finding import Finding, failed, ok
from qbj_kiosk.doctor.machine import Machine


@dataclass(frozen=True, slots=True)
class Facts:
    """What opening the bundle came to."""

    problem: str
    """Why it cannot be used, its last sentence what to do; empty where it can."""
    exhibit: str = ""
    files: int = 0


def gather(machine: Machine) -> Facts:
    """Opens the bundle; every file of it is verified."""
    match machine.bundle:
        case Bundle(exhibit=exhibit, manifest=manifest):
            return Facts("", exhibit.id, len(manifest.files))
        case problem:
            return Facts(str(problem))


def check(facts: Facts) -> Finding:
    """Judges the bundle."""
    if not facts.problem:
        return ok(f"{facts.exhibit}: {facts.files} files, each as it was built")
    found, _, remedy = facts.problem.rpartition(". ")
    return failed(found or facts.problem, remedy if found else "Build or install the bundle anew")
