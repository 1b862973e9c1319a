"""The system libraries that Qt needs: which are missing, which packages bring them, and installing those."""

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from launcher.say import SetUpError, say

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
"""What Qt loads for each platform, and, under no name, always; below the PySide6 folder."""
FEW = 4
"""So many packages are named while they are installed; more are counted."""
USUAL = ("", "xcb", "wayland")
"""What is made to work on every machine, whatever platform it has at the moment."""


@dataclass(frozen=True, slots=True)
class Manager:
    """A package manager: how it installs, and what it calls a library."""

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
    """The Qt platforms that may serve here, the first choice first; none without a display."""
    asked = re.split("[:;]", environment.get("QT_QPA_PLATFORM", ""))[0]
    if asked:
        return (next((name for name in FILES if name and asked.startswith(name)), ""),)
    shown = (("wayland", "WAYLAND_DISPLAY"), ("xcb", "DISPLAY"))
    return tuple(name for name, variable in shown if environment.get(variable))


def missing(pyside: Path, platform: str) -> tuple[str, ...]:
    """The sonames that a platform's files ask for and this system lacks."""
    files = [str(file) for pattern in FILES[platform] for file in sorted(pyside.glob(pattern))]
    if not files or not shutil.which("ldd"):
        return ()
    listed = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    found = set(re.findall(r"^\s*(\S+) => not found", listed, re.MULTILINE))
    return tuple(sorted(name for name in found if not name.startswith(("libQt6", "libpyside6", "libshiboken6"))))


def manager() -> Manager | None:
    """This system's package manager."""
    return next((each for each in MANAGERS if shutil.which(each.command)), None)


def packages(chosen: Manager, sonames: Iterable[str]) -> tuple[str, ...]:
    """What to ask the package manager for, each once."""
    if chosen.by_soname:
        return tuple(f"{soname}()(64bit)" for soname in sonames)
    name = chosen.command.removesuffix("-get")
    table: dict[str, str] = tomllib.loads(TABLE.read_text(encoding="utf-8"))[name]
    return tuple(sorted({table[soname] for soname in sonames if soname in table}))


def may_install() -> tuple[str, ...] | None:
    """What to put before a command to run it as root: nothing, sudo, or None where neither works unasked."""
    if os.geteuid() == 0:
        return ()
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ("sudo", "-n")
    return None


def install(chosen: Manager, wanted: Iterable[str]) -> bool:
    """Install packages if this may be done unasked; return whether it was."""
    wanted = tuple(wanted)
    prefix = may_install()
    if prefix is None or not wanted:
        return False
    say(f"installing system packages: {' '.join(wanted) if len(wanted) <= FEW else len(wanted)}")
    command = (*prefix, *chosen.install, *wanted)
    refresh = ((*prefix, *chosen.refresh), command) if chosen.refresh else ()
    return run(command) or (all(run(each) for each in refresh) if refresh else False)


def run(command: tuple[str, ...]) -> bool:
    """Run a package manager quietly; return whether it succeeded."""
    if command[:1] == ("sudo",):
        command = ("sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", *command[2:])
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return (
        subprocess.run(command, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False).returncode
        == 0
    )


def one_line(chosen: Manager | None, wanted: Iterable[str], sonames: Iterable[str]) -> str:
    """The one line that a person types to install what is missing."""
    asked = [f"'{each}'" if "(" in each else each for each in wanted]
    if chosen is None or not asked:
        return f"install the packages that bring {' '.join(sonames)}"
    return " ".join(
        ("sudo", *(part for part in chosen.install if part not in {"-y", "--non-interactive", "--noconfirm"}), *asked)
    )


def provide(pyside: Path, environment: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Install what Qt lacks, as far as that may be done; return the platforms that still lack something, and what."""
    looked_at = tuple(dict.fromkeys((*USUAL, *platforms(environment))))
    lacking = _lacking(pyside, looked_at)
    chosen = manager()
    for _ in range(3):  # what a package brings may in turn lack something
        if not lacking or chosen is None or not install(chosen, packages(chosen, _all(lacking))):
            break
        before, lacking = lacking, _lacking(pyside, looked_at)
        if lacking == before:
            break
    return lacking


def judge(lacking: Mapping[str, tuple[str, ...]], environment: Mapping[str, str]) -> None:
    """Say what is still lacking; raise SetUpError, with the line to type, if the exhibit cannot be shown without it."""
    if not lacking:
        return
    chosen, sonames = manager(), _all(lacking)
    line = one_line(chosen, packages(chosen, sonames) if chosen else (), sonames)
    candidates = platforms(environment)
    if "" in lacking or (candidates and all(name in lacking for name in candidates)):
        message = (
            f"Qt needs system libraries that are missing here. This installs them:\n\n    {line}\n\nThen start again."
        )
        raise SetUpError(message)
    say(f"not needed now, but missing for {' and '.join(lacking)}: {line}")


def provide_programs(names: Iterable[str]) -> None:
    """Install programs that the tests use, as far as that may be done; say what is missing otherwise."""
    chosen = manager()
    table: dict[str, dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["programs"]
    absent = tuple(name for name in names if not _there(name, table[name].get("files", ())))
    if not absent or chosen is None:
        return
    wanted = {name: str(table[name][chosen.command]) for name in absent}
    if install(chosen, wanted.values()):
        return
    # One package that this system does not have must not keep the others away.
    lacking = tuple(name for name in absent if len(absent) == 1 or not install(chosen, (wanted[name],)))
    if lacking:
        say(f"some tests need {' '.join(lacking)}: {one_line(chosen, [wanted[name] for name in lacking], ())}")


def _there(name: str, files: Iterable[str]) -> bool:
    return bool(shutil.which(name)) or any(any(Path("/").glob(pattern)) for pattern in files)


def _lacking(pyside: Path, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {name: sonames for name in names if (sonames := missing(pyside, name))}


def _all(lacking: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({soname for sonames in lacking.values() for soname in sonames}))
