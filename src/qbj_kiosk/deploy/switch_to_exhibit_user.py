"""User and environment of the exhibit's service, and switching to them."""

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from qbj_kiosk.errors import UserError

UNITS = ("etc/systemd/system/qbj-kiosk.service", "usr/lib/systemd/system/qbj-kiosk.service")
"""Where the exhibit's service is: an administrator's own, and the one of the package qbj-kiosk-session."""

SESSION = ("XDG_", "QT_", "QML", "QBJ_KIOSK_", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
"""Prefixes of environment variables that belong to the caller's session."""


class Service(Struct, frozen=True):
    user: str
    groups: tuple[str, ...]
    environ: dict[str, str]


class ExhibitUser(Struct, frozen=True):
    user: str
    environ: Mapping[str, str]
    other: str = ""
    """User of the machine's service, if it is another."""


def switch_to_exhibit_user(environ: Mapping[str, str], root: Path = Path("/"), *, writes: bool = False) -> ExhibitUser:
    """Become the exhibit's user if the caller is root; return that user and the environment of its service.

    With the package qbj-kiosk-session, root and the exhibit's user manage the exhibit of the service. Root switches to
    that user permanently, so that this process and its children read and write as that user.

    If `writes`, root first gives the folder to that user.

    Raises:
        UserError: if the user of the service does not exist, or the folder cannot be created.
    """
    if sys.platform == "win32":
        return ExhibitUser(environ.get("USERNAME", "?"), environ)
    import pwd

    service, caller = read_service(root), os.geteuid()
    try:
        exhibit = pwd.getpwnam(service.user) if service else None
    except KeyError as error:
        hint = "Run: sudo apt-get install --reinstall qbj-kiosk-session"
        raise UserError(f"{error.args[0]}: the exhibit's user does not exist. {hint}") from error
    if service is None or exhibit is None or caller not in (0, exhibit.pw_uid):
        return ExhibitUser(_user_name(caller), environ, service.user if service else "")
    if caller == 0 != exhibit.pw_uid:
        if writes:
            _change_owner(Path(service.environ["HOME"]), exhibit.pw_uid, exhibit.pw_gid)
        _switch_user(exhibit, service)
    return ExhibitUser(service.user, _service_environ(environ, service))


def read_service(root: Path) -> Service | None:
    """Read user, groups and environment of the exhibit's systemd service; return None if there is none."""
    unit = next((path for path in (root / unit for unit in UNITS) if path.is_file()), None)
    try:
        lines = unit.read_text(encoding="utf-8").splitlines() if unit else []
    except OSError:
        return None
    settings = [(key, value) for key, equals, value in (line.partition("=") for line in lines) if equals]
    user = next((value for key, value in settings if key == "User"), "")
    environ = dict(pair.split("=", 1) for key, value in settings if key == "Environment" for pair in shlex.split(value))
    groups = tuple(name for key, value in settings if key == "SupplementaryGroups" for name in value.split())
    return Service(user, groups, environ) if user and "HOME" in environ else None


def _service_environ(environ: Mapping[str, str], service: Service) -> dict[str, str]:
    inherited = {name: value for name, value in environ.items() if not name.startswith(SESSION)}
    return inherited | service.environ


def _switch_user(exhibit: Any, service: Service) -> None:  # noqa: ANN401 - pwd.struct_passwd does not exist on Windows
    import grp

    groups = {each.gr_name: each.gr_gid for each in grp.getgrall()}
    os.setgroups([exhibit.pw_gid, *(groups[name] for name in service.groups if name in groups)])
    os.setgid(exhibit.pw_gid)
    os.setuid(exhibit.pw_uid)


def _change_owner(home: Path, owner: int, group: int) -> None:
    """Create a folder if it is missing, and change the owner of everything in it, as systemd does for a new user."""
    try:
        home.mkdir(mode=0o700, exist_ok=True)
        if home.stat().st_uid == owner:
            return
        for _, folders, files, handle in os.fwalk(home):
            for name in (*folders, *files):
                os.chown(name, owner, group, dir_fd=handle, follow_symlinks=False)
        os.chown(home, owner, group)
    except OSError as error:
        raise UserError(f"{home} cannot be given to the exhibit's user: {error.strerror}") from error


def _user_name(uid: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
