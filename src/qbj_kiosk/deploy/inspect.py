"""What there is on a machine that a plan depends on, and what stands in its way: on this one, or on a disk image."""

import os
import sys
from collections import deque
from importlib.util import find_spec
from pathlib import Path

from qbj_kiosk.deploy.linux import NEEDS, DeployError, Machine
from qbj_kiosk.deploy.record import within
from qbj_kiosk.shell import libraries

DISPLAY_MANAGER = "/etc/systemd/system/display-manager.service"
LOGIN = "/etc/systemd/system/getty.target.wants/getty@tty1.service"
FOLDERS = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
"""Where a service finds its programs."""
EVERYBODY_READS, EVERYBODY_ENTERS = 0o004, 0o001
LINKS = 40
"""So many links in one path, and Linux takes them for a circle."""


def machine(user: str, power_key: str, program: Path | None, root: Path | None) -> Machine:
    """This machine, or the one on a disk image.

    Args:
        user: the exhibit's user.
        power_key: what the power key shall do.
        program: where `qbj-kiosk` is on that machine; beside the Python that runs, if it is not said.
        root: the folder of a disk image; None for this machine.

    Raises:
        DeployError: if the program is not there.
    """
    base = root or Path("/")
    place = (program or Path(sys.executable).with_name("qbj-kiosk")).absolute()
    if not real(base, place).is_file():
        there = f"{place} is not there" + (f", under {root}" if root else "")
        raise DeployError(f"{there}. Say where qbj-kiosk is on that machine: --program /path/to/qbj-kiosk")
    cage = _found("cage", base) or "/usr/bin/cage"
    login = within(base, LOGIN).is_symlink()
    return Machine(str(place), cage, user, user_exists=_exists(user, root), login=login, power_key=power_key)


def troubles(program: Path, root: Path | None) -> list[str]:
    """What has to be done before a machine can be set up, each in a sentence; nothing if it can be.

    Args:
        program: where `qbj-kiosk` is on that machine.
        root: the folder of a disk image, of which nothing can be asked that only a running machine answers; None for
            this machine.
    """
    base = root or Path("/")
    found = [] if root else _running()
    lacking = [package for name, package in NEEDS.items() if _found(name, base) is None]
    if lacking := sorted({*lacking, *(() if root else _library_packages(program))}):
        found.append(f"Programs or libraries are missing: sudo apt-get install {' '.join(lacking)} (Debian's names)")
    if (manager := real(base, Path(DISPLAY_MANAGER))).is_file():
        found.append(f"{manager.name} owns the screen. Turn it off first: sudo systemctl disable {manager.name}")
    if (shut := _shut(program, base)) is not None:
        found.append(f"The exhibit's user cannot read {shut}, which the program needs. Install it in /opt, say.")
    return found


def real(root: Path, path: Path) -> Path:
    """Where a path of a machine really is: its links are followed as that machine would, never out of its root."""
    left, place, links = deque(path.parts[1:]), root, 0
    while left:
        part = left.popleft()
        step = place / part
        if part == "..":
            place = place if place == root else place.parent
        elif step.is_symlink() and links < LINKS:
            target = step.readlink()
            place = root if target.is_absolute() else place
            left.extendleft(reversed(target.parts[target.is_absolute() :]))
            links += 1
        else:
            place = step
    return place


def _running() -> list[str]:
    found = []
    if os.geteuid() != 0:
        found.append("Setting up a machine needs root: sudo qbj-kiosk deploy linux (--dry-run shows it to anybody)")
    if not Path("/run/systemd/system").is_dir():
        found.append("This machine was not started by systemd, which the exhibit's service is for.")
    return found


def _found(name: str, base: Path) -> str | None:
    return next(
        (f"{folder}/{name}" for folder in FOLDERS if os.access(real(base, Path(folder, name)), os.X_OK)),
        None,
    )


def _library_packages(program: Path) -> set[str]:
    """Debian's packages of libraries that Qt loads for Wayland and that this system lacks."""
    lacking = libraries.missing(_pyside(program)) or {}
    return {libraries.package(name) for platform in ("", "wayland") for name in lacking.get(platform, ())}


def _pyside(program: Path) -> Path:
    """Where the program's PySide6 is, or the one beside the Python that runs."""
    own = (_interpreter(program, Path("/")) or Path(sys.executable)).parent.parent
    spec = find_spec("PySide6")
    running = Path(spec.origin).parent if spec and spec.origin else Path("/nowhere")
    return next(own.glob("lib/python3*/site-packages/PySide6"), running)


def _interpreter(program: Path, base: Path) -> Path | None:
    """The Python that the program's first line names; None where it names another program."""
    with real(base, program).open("rb") as script:
        named = Path(script.readline(4096).removeprefix(b"#!").strip().decode(errors="replace"))
    return named if named.name.startswith("python") and named.is_absolute() else None


def _shut(program: Path, base: Path) -> Path | None:
    """What is not everybody's to read, of the places that the program and its Python are in; None where all is."""
    python = _interpreter(program, base)
    for start in (real(base, program), *([real(base, python)] if python else [])):
        for place in (start, *start.parents):
            if place == base:
                break
            try:
                mode = place.stat().st_mode
            except OSError:
                return place
            if not mode & (EVERYBODY_ENTERS if place.is_dir() else EVERYBODY_READS):
                return place
    return None


def _exists(user: str, root: Path | None) -> bool:
    if root is not None:
        listed = within(root, "/etc/passwd")
        return listed.is_file() and any(line.startswith(f"{user}:") for line in listed.read_text().splitlines())
    import pwd

    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True
