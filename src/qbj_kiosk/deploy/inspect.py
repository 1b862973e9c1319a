"""Inspection of this machine or of a disk image before a plan is applied."""

import os
import sys
from collections import deque
from importlib.util import find_spec
from pathlib import Path

from qbj_kiosk.deploy.linux import PROGRAM_PACKAGES, DeployError, Machine
from qbj_kiosk.deploy.record import within
from qbj_kiosk.shell import libraries

DISPLAY_MANAGER = "/etc/systemd/system/display-manager.service"
LOGIN = "/etc/systemd/system/getty.target.wants/getty@tty1.service"
FOLDERS = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
"""Folders in which a service finds its programs."""
OTHERS_READ, OTHERS_ENTER = 0o004, 0o001
MAX_LINKS = 40
"""Symbolic links that Linux follows in one path."""


def inspect_machine(user: str, power_key: str, program: Path | None, root: Path | None) -> Machine:
    """Inspect this machine, or the one on the disk image in `root`.

    `program` is by default beside the running Python.

    Raises:
        DeployError: if the program does not exist.
    """
    base = root or Path("/")
    path = (program or Path(sys.executable).with_name("qbj-kiosk")).absolute()
    if not resolve(base, path).is_file():
        missing = f"{path} does not exist" + (f" under {root}" if root else "")
        raise DeployError(f"{missing}. Name the path of qbj-kiosk on that machine: --program /path/to/qbj-kiosk")
    cage = _find_program("cage", base) or "/usr/bin/cage"
    login = within(base, LOGIN).is_symlink()
    return Machine(str(path), cage, user, user_exists=_user_exists(user, root), login=login, power_key=power_key)


def find_problems(program: Path, root: Path | None) -> list[str]:
    """Return a sentence for each problem that prevents the setup.

    `root` is a disk image, where some problems cannot be detected; None for this machine.
    """
    base = root or Path("/")
    found = [] if root else _system_problems()
    missing = [package for name, package in PROGRAM_PACKAGES.items() if _find_program(name, base) is None]
    if missing := sorted({*missing, *(() if root else _library_packages(program))}):
        found.append(f"Programs or libraries are missing: sudo apt-get install {' '.join(missing)} (names of Debian)")
    if (manager := resolve(base, Path(DISPLAY_MANAGER))).is_file():
        found.append(f"{manager.name} owns the screen. Disable it first: sudo systemctl disable {manager.name}")
    if (unreadable := _unreadable(program, base)) is not None:
        found.append(f"The exhibit's user cannot read {unreadable}, which the program needs. Install it in /opt.")
    return found


def resolve(root: Path, path: Path) -> Path:
    """Resolve the links of a path as that machine would, never out of its root."""
    parts, resolved, links = deque(path.parts[1:]), root, 0
    while parts:
        part = parts.popleft()
        step = resolved / part
        if part == "..":
            resolved = resolved if resolved == root else resolved.parent
        elif step.is_symlink() and links < MAX_LINKS:
            target = step.readlink()
            resolved = root if target.is_absolute() else resolved
            parts.extendleft(reversed(target.parts[target.is_absolute() :]))
            links += 1
        else:
            resolved = step
    return resolved


def _system_problems() -> list[str]:
    found = []
    if os.geteuid() != 0:
        found.append("Setting up a machine needs root. Run: sudo qbj-kiosk deploy linux (--dry-run works without)")
    if not Path("/run/systemd/system").is_dir():
        found.append(
            "This machine does not run systemd, which the exhibit's service needs. Use Debian 12 or a relative."
        )
    return found


def _find_program(name: str, base: Path) -> str | None:
    return next(
        (f"{folder}/{name}" for folder in FOLDERS if os.access(resolve(base, Path(folder, name)), os.X_OK)),
        None,
    )


def _library_packages(program: Path) -> set[str]:
    """Return the Debian packages of missing libraries that Qt loads for Wayland."""
    missing = libraries.find_missing(_pyside(program)) or {}
    return {libraries.debian_package(name) for platform in ("", "wayland") for name in missing.get(platform, ())}


def _pyside(program: Path) -> Path:
    """Prefer the program's over that of the running Python."""
    own = (_interpreter(program, Path("/")) or Path(sys.executable)).parent.parent
    spec = find_spec("PySide6")
    running = Path(spec.origin).parent if spec and spec.origin else Path("/missing")
    return next(own.glob("lib/python3*/site-packages/PySide6"), running)


def _interpreter(program: Path, base: Path) -> Path | None:
    """Read the program's first line; None if it names another interpreter."""
    with resolve(base, program).open("rb") as script:
        interpreter = Path(script.readline(4096).removeprefix(b"#!").strip().decode(errors="replace"))
    return interpreter if interpreter.name.startswith("python") and interpreter.is_absolute() else None


def _unreadable(program: Path, base: Path) -> Path | None:
    """Return a file or folder of the program or its Python that other users cannot read, or None."""
    python = _interpreter(program, base)
    for start in (resolve(base, program), *([resolve(base, python)] if python else [])):
        for path in (start, *start.parents):
            if path == base:
                break
            try:
                mode = path.stat().st_mode
            except OSError:
                return path
            if not mode & (OTHERS_ENTER if path.is_dir() else OTHERS_READ):
                return path
    return None


def _user_exists(user: str, root: Path | None) -> bool:
    if root is not None:
        passwd = within(root, "/etc/passwd")
        return passwd.is_file() and any(line.startswith(f"{user}:") for line in passwd.read_text().splitlines())
    import pwd

    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True
