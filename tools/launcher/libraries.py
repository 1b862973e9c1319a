"""System libraries that Qt needs: find the missing ones, the packages that contain them, and install those."""

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from launcher.messages import SetUpError, report

TABLE = Path(__file__).with_name("libraries.toml")
FILES: dict[str, tuple[str, ...]] = {
    "": (
        *(f"Qt{module}.abi3.so" for module in ("Core", "Gui", "Network", "Qml", "Quick", "Svg", "Test", "Widgets")),
        "Qt/plugins/platforms/libqoffscreen.so",
        "Qt/plugins/imageformats/libq[!p]*.so",
        "Qt/qml/QtQuick/*.so",
    ),
    "xcb": ("Qt/plugins/platforms/libqxcb.so", "Qt/plugins/xcbglintegrations/*.so"),
    "wayland": (
        "Qt/plugins/platforms/libqwayland*.so",
        "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    ),
    "eglfs": ("Qt/plugins/platforms/libqeglfs.so",),
    "linuxfb": ("Qt/plugins/platforms/libqlinuxfb.so",),
}
"""Files below the PySide6 folder that Qt loads on each platform; under the empty name, on all."""
MOST_NAMED = 4
"""Up to this many packages are listed by name while they are installed; more are counted."""
ALWAYS_PROVIDED = ("", "xcb", "wayland")
"""Platforms that are made to work on every machine, also when its display is another one now."""


@dataclass(frozen=True, slots=True)
class Manager:
    """A package manager of Linux, such as apt. `by_soname`: it finds packages by the names of their libraries."""

    command: str
    install: tuple[str, ...]
    refresh: tuple[str, ...] = ()
    by_soname: bool = False


MANAGERS = (
    Manager("apt-get", ("apt-get", "install", "-y", "--no-install-recommends"), ("apt-get", "update")),
    Manager("dnf", ("dnf", "install", "-y"), by_soname=True),
    Manager("zypper", ("zypper", "--non-interactive", "install"), by_soname=True),
    Manager("pacman", ("pacman", "-S", "--needed", "--noconfirm"), ("pacman", "-Sy")),
)


def platforms(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the Qt platforms that fit the display of this session, preferred first; none without a display."""
    requested = re.split("[:;]", environment.get("QT_QPA_PLATFORM", ""))[0]
    if requested:
        return (next((name for name in FILES if name and requested.startswith(name)), ""),)
    displays = (("wayland", "WAYLAND_DISPLAY"), ("xcb", "DISPLAY"))
    return tuple(name for name, variable in displays if environment.get(variable))


def missing(pyside: Path, platform: str) -> tuple[str, ...]:
    """Return the sonames of libraries that a Qt platform needs and this system lacks."""
    files = [str(file) for pattern in FILES[platform] for file in sorted(pyside.glob(pattern))]
    if not files or not shutil.which("ldd"):
        return ()
    output = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    found = set(re.findall(r"^\s*(\S+) => not found", output, re.MULTILINE))
    return tuple(sorted(name for name in found if not name.startswith(("libQt6", "libpyside6", "libshiboken6"))))


def find_manager() -> Manager | None:
    return next((manager for manager in MANAGERS if shutil.which(manager.command)), None)


def packages(manager: Manager, sonames: Iterable[str]) -> tuple[str, ...]:
    if manager.by_soname:
        return tuple(f"{soname}()(64bit)" for soname in sonames)
    name = manager.command.removesuffix("-get")
    table: dict[str, str] = tomllib.loads(TABLE.read_text(encoding="utf-8"))[name]
    return tuple(sorted({table[soname] for soname in sonames if soname in table}))


def root_prefix() -> tuple[str, ...] | None:
    """Return the prefix that runs a command as root without a password: nothing, or sudo; else None."""
    if os.geteuid() == 0:
        return ()
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ("sudo", "-n")
    return None


def install(manager: Manager, names: Iterable[str]) -> bool:
    """Install system packages if that needs no password. Return True if they were installed."""
    names = tuple(names)
    prefix = root_prefix()
    if prefix is None or not names:
        return False
    report(f"installing system packages: {' '.join(names) if len(names) <= MOST_NAMED else len(names)}")
    command = (*prefix, *manager.install, *names)
    if run(command):
        return True
    # The package lists may be out of date.
    return bool(manager.refresh) and run((*prefix, *manager.refresh)) and run(command)


def run(command: tuple[str, ...]) -> bool:
    if command[:1] == ("sudo",):
        command = ("sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", *command[2:])
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return (
        subprocess.run(command, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False).returncode
        == 0
    )


def install_command(manager: Manager | None, names: Iterable[str], sonames: Iterable[str]) -> str:
    quoted = [f"'{name}'" if "(" in name else name for name in names]
    if manager is None or not quoted:
        return f"install the packages that contain {' '.join(sonames)}"
    return " ".join(
        ("sudo", *(part for part in manager.install if part not in {"-y", "--non-interactive", "--noconfirm"}), *quoted)
    )


def provide(pyside: Path, environment: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Install system libraries that Qt lacks, if that needs no password. Return what each platform still lacks."""
    wanted = tuple(dict.fromkeys((*ALWAYS_PROVIDED, *platforms(environment))))
    lacking = _lacking(pyside, wanted)
    manager = find_manager()
    for _ in range(3):  # a library that was installed may itself lack another
        if not lacking or manager is None or not install(manager, packages(manager, _sonames(lacking))):
            break
        before, lacking = lacking, _lacking(pyside, wanted)
        if lacking == before:
            break
    return lacking


def require(lacking: Mapping[str, tuple[str, ...]], environment: Mapping[str, str]) -> None:
    """Report missing system libraries. Raise a SetUpError if the exhibit cannot be shown without them."""
    if not lacking:
        return
    manager, sonames = find_manager(), _sonames(lacking)
    command = install_command(manager, packages(manager, sonames) if manager else (), sonames)
    usable = platforms(environment)
    if "" in lacking or (usable and all(name in lacking for name in usable)):
        message = (
            f"Qt needs system libraries that are missing. This installs them:\n\n    {command}\n\nThen start again."
        )
        raise SetUpError(message)
    report(f"not needed now, but missing for {' and '.join(lacking)}: {command}")


def provide_programs(names: Iterable[str]) -> None:
    """Install programs that the tests use, if that needs no password. Report those that stay missing."""
    manager = find_manager()
    table: dict[str, dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["programs"]
    absent = tuple(name for name in names if not _is_installed(name, table[name].get("files", ())))
    if not absent or manager is None:
        return
    package_of = {name: str(table[name][manager.command]) for name in absent}
    if install(manager, package_of.values()):
        return
    # One by one: a package that this system does not have must not prevent the others.
    lacking = tuple(name for name in absent if len(absent) == 1 or not install(manager, (package_of[name],)))
    if lacking:
        command = install_command(manager, [package_of[name] for name in lacking], ())
        report(f"some tests need {' '.join(lacking)}: {command}")


def _is_installed(name: str, files: Iterable[str]) -> bool:
    return bool(shutil.which(name)) or any(any(Path("/").glob(pattern)) for pattern in files)


def _lacking(pyside: Path, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {name: sonames for name in names if (sonames := missing(pyside, name))}


def _sonames(lacking: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({soname for sonames in lacking.values() for soname in sonames}))
