"""What is said around a plan: all of it beforehand, and afterwards what is left to be done."""

import shlex
from pathlib import Path

from qbj_kiosk.deploy import apply, inspect, record
from qbj_kiosk.deploy.linux import STATE, DeployError, Machine
from qbj_kiosk.deploy.record import within
from qbj_kiosk.deploy.steps import Step, WriteFile, told
from qbj_kiosk.settings.paths import state_folder
from qbj_kiosk.staff import pin

REFUSES = "would refuse: "


def beforehand(machine: Machine, steps: list[Step], root: Path | None) -> str:
    """Every file and command, the record included, and what would keep the plan from being carried out."""
    base = root or Path("/")
    reasons = inspect.troubles(Path(machine.program), root)
    kept = ""
    try:
        kept = told([WriteFile(record.PLACE, record.told(apply.recorded(steps, base)), 0o600)])
        reasons += apply.obstacles(steps, base)
    except DeployError as error:
        reasons.append(str(error))
    refusals = "\n".join(REFUSES + line for reason in reasons for line in reason.splitlines())
    return "\n".join(part for part in (told(steps), kept, refusals) if part).rstrip("\n")


def afterwards(machine: Machine, later: list[tuple[str, ...]], root: Path | None) -> list[str]:
    """What is left to be done on a machine, in lines.

    Args:
        machine: it.
        later: commands that were not run.
        root: the folder of a disk image; None for this machine.
    """
    set_pin = shlex.join((machine.program, "staff", "pin"))
    if root is not None:
        return [
            "The files are written, and no command was run. On the machine itself, as root:",
            *(f"    {shlex.join(argv)}" for argv in later),
            f"    {set_pin}",
            "    systemctl reboot",
            f"Whether Qt has all its libraries there is told by {machine.program} doctor.",
        ]
    done = "Done. The exhibit has the screen from the next start of the machine on."
    if has_pin(Path("/")):
        return [done]
    return [done, f"No PIN is set yet, and without one staff cannot leave the exhibit: sudo {set_pin}"]


def has_pin(root: Path) -> bool:
    """Whether a PIN is kept where the exhibit's service looks for it."""
    return pin.load_pin(within(root, str(state_folder({"HOME": STATE}, "linux")))) is not None
