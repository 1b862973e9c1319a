"""What there is on this machine that a plan depends on, and what stands in its way."""

import os
import shutil
import stat
import sys
from pathlib import Path

from qbj_kiosk.deploy.linux import NEEDS, DeployError, Machine

DISPLAY_MANAGER = "/etc/systemd/system/display-manager.service"
LOGIN = "/etc/systemd/system/getty.target.wants/getty@tty1.service"


def machine(user: str, power_key: str, program: Path | None) -> Machine:
    """This machine.

    Args:
        user: the exhibit's user.
        power_key: what the power key shall do.
        program: where `qbj-kiosk` is; beside the Python that runs, if it is not said.

    Raises:
        DeployError: if it is not there.
    """
    place = program or Path(sys.executable).with_name("qbj-kiosk")
    if not place.is_file():
        raise DeployError(f"{place} is not there. Say where qbj-kiosk is: --program /path/to/qbj-kiosk")
    cage = shutil.which("cage") or "/usr/bin/cage"
    login = Path(LOGIN).is_symlink()
    return Machine(str(place.absolute()), cage, user, user_exists=_exists(user), login=login, power_key=power_key)


def troubles(program: Path) -> list[str]:
    """What has to be done before this machine can be set up, each in a sentence; nothing if it can be."""
    found = []
    if os.geteuid() != 0:
        found.append("Setting up a machine needs root: sudo qbj-kiosk deploy linux (--dry-run shows it to anybody)")
    if lacking := [package for name, package in NEEDS.items() if shutil.which(name) is None]:
        found.append(f"Programs are missing: sudo apt-get install {' '.join(lacking)}")
    if not Path("/run/systemd/system").is_dir():
        found.append("This machine was not started by systemd, which the exhibit's service is for.")
    if Path(DISPLAY_MANAGER).exists():
        name = Path(DISPLAY_MANAGER).resolve().name
        found.append(f"{name} owns the screen. Turn it off first: sudo systemctl disable {name}")
    if (shut := _shut(program)) is not None:
        found.append(f"The exhibit's user cannot read {shut}, which the program is under. Install it in /opt, say.")
    return found


def _shut(program: Path) -> Path | None:
    # Both where the script is, and where the Python is that its first line names.
    for start in (program.resolve(), Path(sys.executable).resolve()):
        for place in (start, *start.parents):
            mode = place.stat().st_mode
            if not mode & (stat.S_IXOTH if place.is_dir() else stat.S_IROTH):
                return place
    return None


def _exists(user: str) -> bool:
    import pwd  # noqa: PLC0415 - there is none under Windows

    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True
