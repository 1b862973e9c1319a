"""Kind of this installation: checkout, Debian package or wheel. It decides the commands in remedies."""

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import qbj_kiosk

PACKAGE_FOLDER: Final = Path("/opt/qbj-kiosk")
"""Folder of the Debian package."""


class Kind(StrEnum):
    CHECKOUT = "checkout"
    PACKAGE = "package"
    WHEEL = "wheel"


@dataclass(frozen=True, slots=True)
class Installation:
    kind: Kind
    command: str
    """Runs this program in a terminal."""
    staff_command: str
    """Runs it as the exhibit's user."""
    install_media: str
    """Installs the extra `media`."""


def find_installation(module: Path = Path(qbj_kiosk.__file__), python: Path = Path(sys.executable)) -> Installation:
    """Return how this program was installed: as a checkout, a Debian package or a wheel.

    Args:
        module: file of this program's package.
        python: the interpreter that runs it.
    """
    root = module.parents[2]
    if (root / "pyproject.toml").is_file() and (root / "kiosk").is_file():
        pip = f"{python} -m pip install -r {root / 'requirements' / 'media.txt'}"
        return Installation(Kind.CHECKOUT, f"{root / 'kiosk'}", f"{root / 'kiosk'}", pip)
    if module.is_relative_to(PACKAGE_FOLDER):
        reinstall = "sudo apt install --reinstall qbj-kiosk"
        return Installation(Kind.PACKAGE, "qbj-kiosk", "sudo qbj-kiosk", reinstall)
    program = python.with_name("qbj-kiosk")
    command = str(program) if program.is_file() else "qbj-kiosk"
    return Installation(Kind.WHEEL, command, command, f'{python} -m pip install "qbj-kiosk[media]"')
