"""Paths of the settings file and the state folder."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

NAME: Final = "qbj-kiosk"
FILE: Final = "kiosk.toml"
SYSTEM: Final = Path("/etc") / NAME / FILE
"""Settings file of the whole machine, except on Windows."""


def settings_file(environ: Mapping[str, str], platform: str) -> Path:
    """Return the path of the user's settings file, or of the machine's if only that one exists."""
    if platform == "win32":
        own = _local(environ) / NAME / FILE
        machine = _folder(environ, "PROGRAMDATA", Path("C:/ProgramData")) / NAME / FILE
    else:
        own = _folder(environ, "XDG_CONFIG_HOME", _home(environ) / ".config") / NAME / FILE
        machine = SYSTEM
    return machine if not os.path.lexists(own) and os.path.lexists(machine) else own


def state_folder(environ: Mapping[str, str], platform: str) -> Path:
    """Return the folder for logs, the PIN hash and other state. It need not exist."""
    if platform == "win32":
        return _local(environ) / NAME
    return _folder(environ, "XDG_STATE_HOME", _home(environ) / ".local" / "state") / NAME


def _local(environ: Mapping[str, str]) -> Path:
    return _folder(environ, "LOCALAPPDATA", _home(environ) / "AppData" / "Local")


def _home(environ: Mapping[str, str]) -> Path:
    # A service without HOME may have a home in the user database; a dynamic user has none.
    found = environ.get("HOME") or environ.get("USERPROFILE") or os.path.expanduser("~")  # noqa: PTH111 - Path.home raises
    return Path(found) if Path(found).is_absolute() else Path("/var/lib") / NAME


def _folder(environ: Mapping[str, str], name: str, default: Path) -> Path:
    # The XDG specification requires that relative paths are ignored.
    folder = Path(environ.get(name) or default)
    return folder if folder.is_absolute() else default
