"""Text of a dry run, and of what remains to be done after a plan was applied."""

import shlex
from pathlib import Path

from qbj_kiosk.deploy import apply, inspect, record
from qbj_kiosk.deploy.linux import STATE, DeployError, Machine
from qbj_kiosk.deploy.record import within
from qbj_kiosk.deploy.steps import Step, WriteFile, describe_steps
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.staff import pin

REFUSAL = "would refuse: "


def describe_plan(machine: Machine, steps: list[Step], root: Path | None) -> str:
    """Include the record, and every problem that would prevent the setup."""
    base = root or Path("/")
    reasons = inspect.find_problems(Path(machine.program), root)
    recorded = ""
    try:
        recorded = describe_steps([WriteFile(record.PATH, record.to_json(apply.planned_entries(steps, base)), 0o600)])
        reasons += apply.find_obstacles(steps, base)
    except DeployError as error:
        reasons.append(str(error))
    refusals = "\n".join(REFUSAL + line for reason in reasons for line in reason.splitlines())
    return "\n".join(part for part in (describe_steps(steps), recorded, refusals) if part).rstrip("\n")


def describe_remaining(machine: Machine, later: list[tuple[str, ...]], root: Path | None) -> list[str]:
    """Return lines; `later` are commands that were not run."""
    set_pin = shlex.join((machine.program, "staff", "pin"))
    if root is not None:
        return [
            "The files are written, but no command was run. On the machine itself, run as root:",
            *(f"    {shlex.join(argv)}" for argv in later),
            f"    {set_pin}",
            "    systemctl reboot",
            f"To check the libraries of Qt there, run {machine.program} doctor.",
        ]
    done = "Done. The exhibit starts at the next boot."
    if has_pin(Path("/")):
        return [done]
    return [done, f"No PIN is set, so staff cannot leave the exhibit. Set one: sudo {set_pin}"]


def has_pin(root: Path) -> bool:
    return pin.load_pin(within(root, str(state_folder({"HOME": STATE}, "linux")))) is not None
