"""Where the settings file is looked for, and where the program keeps what it must remember."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

NAME: Final = "qbj-kiosk"
FILE: Final = "kiosk.toml"
SYSTEM: Final = Path("/etc") / NAME / FILE
"""The settings file of a whole machine, other than under Windows."""


def settings_file(environ: Mapping[str, str], platform: str) -> Path:
    """The settings file: the user's own or, where only that one exists, the whole machine's.

    Args:
        environ: the environment.
        platform: as `sys.platform` names it.

    Returns:
        An absolute path. Where neither file exists, the user's own, so that it can be written there.
    """
    if platform == "win32":
        own = _local(environ) / NAME / FILE
        machine = _folder(environ, "PROGRAMDATA", Path("C:/ProgramData")) / NAME / FILE
    else:
        own = _folder(environ, "XDG_CONFIG_HOME", _home(environ) / ".config") / NAME / FILE
        machine = SYSTEM
    return machine if not os.path.lexists(own) and os.path.lexists(machine) else own


def state_folder(environ: Mapping[str, str], platform: str) -> Path:
    """The folder for logs, the PIN's hash and what a start learned. It need not exist yet.

    Args:
        environ: the environment.
        platform: as `sys.platform` names it.
    """
    if platform == "win32":
        return _local(environ) / NAME
    return _folder(environ, "XDG_STATE_HOME", _home(environ) / ".local" / "state") / NAME


def _local(environ: Mapping[str, str]) -> Path:
    return _folder(environ, "LOCALAPPDATA", _home(environ) / "AppData" / "Local")


def _home(environ: Mapping[str, str]) -> Path:
    # A service without HOME still has a home in the list of users; one that is not listed there has none.
    found = environ.get("HOME") or environ.get("USERPROFILE") or os.path.expanduser("~")  # noqa: PTH111 - Path.home raises
    return Path(found) if Path(found).is_absolute() else Path("/var/lib") / NAME


def _folder(environ: Mapping[str, str], name: str, otherwise: Path) -> Path:
    # The XDG rules ask to pass over relative paths.
    folder = Path(environ.get(name) or otherwise)
    return folder if folder.is_absolute() else otherwise
