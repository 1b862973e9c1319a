"""Check that every file of the bundle is unchanged."""

from dataclasses import dataclass

from qbj_kiosk.bundles.read import Bundle
from qbj_kiosk.doctor.finding import Finding, failed, ok
from qbj_kiosk.doctor.machine import Machine


@dataclass(frozen=True, slots=True)
class BundleState:
    problem: str
    """Error of opening it, the last sentence of which is the remedy; empty if it opened."""
    exhibit: str = ""
    files: int = 0


def inspect(machine: Machine) -> BundleState:
    """Verify every file, too."""
    match machine.bundle:
        case Bundle(exhibit=exhibit, manifest=manifest):
            return BundleState("", exhibit.id, len(manifest.files))
        case problem:
            return BundleState(str(problem))


def judge(observed: BundleState) -> Finding:
    if not observed.problem:
        return ok(f"{observed.exhibit}: {observed.files} files, all unchanged since the build")
    found, _, remedy = observed.problem.rpartition(". ")
    return failed(found or observed.problem, remedy if found else "Build or install the bundle again")
