"""Check that every file of the bundle is unchanged."""

from dataclasses import dataclass

from qbj_kiosk.bundles.built_in_bundle import OpenedBundle
from qbj_kiosk.bundles.open_bundle import Bundle
from qbj_kiosk.doctor.finding import Finding, failed, ok
from qbj_kiosk.doctor.machine import Machine


@dataclass(frozen=True, slots=True)
class BundleState:
    problem: str
    """Error of opening it, the last sentence of which is the remedy; empty if it opened."""
    exhibit: str = ""
    files: int = 0
    problems: tuple[str, ...] = ()
    """Why it is not the current bundle, each with its remedy as the last sentence."""


def inspect(machine: Machine) -> BundleState:
    match machine.bundle:
        case Bundle(exhibit=exhibit, manifest=manifest):
            problems = machine.opened.problems if isinstance(machine.opened, OpenedBundle) else ()
            return BundleState("", exhibit.id, len(manifest.files), problems)
        case problem:
            return BundleState(str(problem))


def judge(observed: BundleState) -> Finding:
    if observed.problems:
        found = "; ".join(problem.rpartition(". ")[0] or problem for problem in observed.problems)
        return failed(found, observed.problems[-1].rpartition(". ")[2])
    if not observed.problem:
        return ok(f"{observed.exhibit}: {observed.files} files, all unchanged since the build")
    found, _, remedy = observed.problem.rpartition(". ")
    return failed(found or observed.problem, remedy if found else "Build or install the bundle again")
