"""The exhibit that a machine was set up for: whose it is, and taking its place to look after what it keeps."""

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from qbj_kiosk.deploy.linux import UNIT, DeployError
from qbj_kiosk.deploy.record import PLACE, within

SESSION = ("XDG_", "QT_", "QML", "QBJ_KIOSK_", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
"""Beginnings of the variables that tell of whoever calls, and not of the exhibit."""


class Deployed(Struct, frozen=True):
    """What the exhibit's service says."""

    user: str
    groups: tuple[str, ...]
    """Besides the user's own."""
    environ: dict[str, str]


class Whose(Struct, frozen=True):
    """Whose exhibit is looked after."""

    user: str
    environ: Mapping[str, str]
    other: str = ""
    """Whose the machine's exhibit is, if it is not this one."""


def whose(environ: Mapping[str, str], root: Path = Path("/"), *, writes: bool = False) -> Whose:
    """The exhibit that whoever calls means: on a machine that was set up, root and the exhibit's user mean that one's.

    Root becomes the exhibit's user, for good: whatever this process and its children do from then on, they do as that
    one, and what they write is that one's.

    Args:
        environ: the environment variables.
        root: where the machine's `/` is.
        writes: whether what the exhibit keeps will be changed: then root first makes the folder that user's.

    Raises:
        DeployError: if the user of the machine's exhibit is not there, or the folder cannot be made.
    """
    if sys.platform == "win32":
        return Whose(environ.get("USERNAME", "?"), environ)
    import pwd

    found, caller = deployed(root), os.geteuid()
    try:
        exhibit = pwd.getpwnam(found.user) if found else None
    except KeyError as error:
        hint = "Run `qbj-kiosk deploy linux` again, or `qbj-kiosk deploy remove`."
        raise DeployError(f"{error.args[0]}: the exhibit's user is not there. {hint}") from error
    if found is None or exhibit is None or caller not in (0, exhibit.pw_uid):
        return Whose(_name(caller), environ, found.user if found else "")
    if caller == 0 != exhibit.pw_uid:
        if writes:
            _give(Path(found.environ["HOME"]), exhibit.pw_uid, exhibit.pw_gid)
        _become(exhibit, found)
    return Whose(found.user, _theirs(environ, found))


def deployed(root: Path) -> Deployed | None:
    """What this machine was set up for; None where it was not."""
    unit = within(root, f"/etc/systemd/system/{UNIT}")
    try:
        lines = unit.read_text(encoding="utf-8").splitlines() if os.path.lexists(within(root, PLACE)) else []
    except OSError:
        return None
    said = [(key, value) for key, equals, value in (line.partition("=") for line in lines) if equals]
    user = next((value for key, value in said if key == "User"), "")
    environ = dict(pair.split("=", 1) for key, value in said if key == "Environment" for pair in shlex.split(value))
    groups = tuple(name for key, value in said if key == "SupplementaryGroups" for name in value.split())
    return Deployed(user, groups, environ) if user and "HOME" in environ else None


def _theirs(environ: Mapping[str, str], found: Deployed) -> dict[str, str]:
    """The environment of the exhibit's service, and of the display that it has where it runs."""
    kept = {name: value for name, value in environ.items() if not name.startswith(SESSION)}
    runtime = Path(found.environ.get("XDG_RUNTIME_DIR", "/nowhere"))
    display = next((socket.name for socket in sorted(runtime.glob("wayland-*")) if socket.is_socket()), None)
    return kept | found.environ | ({"WAYLAND_DISPLAY": display} if display else {})


def _become(exhibit: Any, found: Deployed) -> None:  # noqa: ANN401 - a pwd.struct_passwd, which Windows has not
    import grp

    there = {each.gr_name: each.gr_gid for each in grp.getgrall()}
    os.setgroups([exhibit.pw_gid, *(there[name] for name in found.groups if name in there)])
    os.setgid(exhibit.pw_gid)
    os.setuid(exhibit.pw_uid)


def _give(home: Path, owner: int, group: int) -> None:
    """Makes a folder somebody's, and all in it, as systemd does when it starts a service whose user is a new one."""
    try:
        home.mkdir(mode=0o700, exist_ok=True)
        if home.stat().st_uid == owner:
            return
        for _, folders, files, handle in os.fwalk(home):
            for name in (*folders, *files):
                os.chown(name, owner, group, dir_fd=handle, follow_symlinks=False)
        os.chown(home, owner, group)
    except OSError as error:
        raise DeployError(f"{home} cannot be given to the exhibit's user: {error.strerror}") from error


def _name(uid: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
