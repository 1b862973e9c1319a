"""Find missing system libraries, and install their packages."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from launcher import libraries
from launcher.messages import SetUpError
from launcher.steps import TEST_PROGRAMS

Fake = Callable[[str, str], Path]
LACKS_ICCCM = (
    'for f; do case $f in *xcb*) echo "libxcb-icccm.so.4 => not found"; echo "libQt6X.so.6 => not found" ;; esac; done'
)
ON_X = {"DISPLAY": ":0"}


@pytest.fixture
def pyside(tmp_path: Path) -> Path:
    """Return a folder with the file names of PySide6. The files are empty."""
    for name in ("QtCore.abi3.so", "Qt/plugins/platforms/libqxcb.so", "Qt/plugins/platforms/libqwayland.so"):
        file = tmp_path / "PySide6" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return tmp_path / "PySide6"


@pytest.fixture
def as_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


@pytest.fixture
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ()),
        ({"DISPLAY": ":0"}, ("xcb",)),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, ("wayland", "xcb")),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:size=1x1"}, ("",)),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb"}, ("wayland",)),
        ({"QT_QPA_PLATFORM": "linuxfb:fb=/dev/fb1"}, ("linuxfb",)),
    ],
)
def test_platform_follows_the_environment(environment: dict[str, str], expected: tuple[str, ...]) -> None:
    assert libraries.platforms(environment) == expected


def test_nothing_is_installed_if_nothing_is_missing(pyside: Path, fake: Fake, tmp_path: Path) -> None:
    fake("ldd", "exit 0")
    fake("apt-get", f'touch "{tmp_path}/called"')
    assert libraries.provide(pyside, ON_X) == {}
    assert not (tmp_path / "called").exists()


@pytest.mark.usefixtures("as_root")
def test_root_installs_missing_libraries(pyside: Path, fake: Fake, tmp_path: Path) -> None:
    fake("ldd", f'[ -e "{tmp_path}/installed" ] || {{ {LACKS_ICCCM}; }}')
    fake("apt-get", f'echo "$*" > "{tmp_path}/installed"')
    assert libraries.provide(pyside, ON_X) == {}
    assert (tmp_path / "installed").read_text() == "install -y --no-install-recommends libxcb-icccm4\n"


@pytest.mark.usefixtures("as_root")
def test_package_lists_are_refreshed_after_a_failure(pyside: Path, fake: Fake, tmp_path: Path) -> None:
    fake("ldd", f'[ -e "{tmp_path}/installed" ] || {{ {LACKS_ICCCM}; }}')
    lists, installed = tmp_path / "lists", tmp_path / "installed"
    fake("apt-get", f'case $1 in update) touch "{lists}" ;; *) [ -e "{lists}" ] && touch "{installed}" ;; esac')
    assert libraries.provide(pyside, ON_X) == {}


@pytest.mark.usefixtures("as_user")
def test_sudo_without_password_is_used(pyside: Path, fake: Fake, tmp_path: Path) -> None:
    fake("ldd", f'[ -e "{tmp_path}/installed" ] || {{ {LACKS_ICCCM}; }}')
    fake("apt-get", f'touch "{tmp_path}/installed"')
    fake("sudo", '[ "$1" = -n ] || exit 9; shift; [ "$1" = true ] || exec "$@"')
    assert libraries.provide(pyside, ON_X) == {}


@pytest.mark.usefixtures("as_user")
def test_without_rights_the_error_names_the_command(pyside: Path, fake: Fake) -> None:
    fake("ldd", LACKS_ICCCM)
    fake("apt-get", "exit 100")
    fake("sudo", "exit 1")
    lacking = libraries.provide(pyside, ON_X)
    assert lacking == {"xcb": ("libxcb-icccm.so.4",)}
    with pytest.raises(SetUpError, match="sudo apt-get install --no-install-recommends libxcb-icccm4\n"):
        libraries.require(lacking, ON_X)


@pytest.mark.parametrize("environment", [{}, {"QT_QPA_PLATFORM": "offscreen"}, {**ON_X, "WAYLAND_DISPLAY": "w"}])
def test_library_of_another_display_is_only_reported(
    environment: dict[str, str], fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    fake("apt-get", "")
    libraries.require({"xcb": ("libxcb-icccm.so.4",)}, environment)
    assert "missing for xcb: sudo apt-get install" in capsys.readouterr().err


def test_library_that_qt_always_needs_is_an_error(fake: Fake) -> None:
    fake("pacman", "")
    with pytest.raises(SetUpError, match="sudo pacman -S --needed libglvnd\n"):
        libraries.require({"": ("libEGL.so.1",)}, {})


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("dnf", "sudo dnf install 'libxcb-icccm.so.4()(64bit)'"),
        ("zypper", "sudo zypper install 'libxcb-icccm.so.4()(64bit)'"),
        ("pacman", "sudo pacman -S --needed xcb-util-wm"),
    ],
)
def test_install_command_of_each_package_manager(fake: Fake, command: str, line: str) -> None:
    fake(command, "")
    manager = libraries.find_manager()
    assert manager is not None
    sonames = ("libxcb-icccm.so.4",)
    assert libraries.install_command(manager, libraries.packages(manager, sonames), sonames) == line


def test_unknown_system_gets_the_library_names(fake: Fake) -> None:
    fake("true", "")
    assert libraries.install_command(None, (), ("libEGL.so.1",)) == "install the packages that contain libEGL.so.1"


def test_table_has_every_library_that_this_qt_needs() -> None:
    import PySide6

    pyside = Path(PySide6.__path__[0])
    files = [
        str(file) for patterns in libraries.FILES.values() for pattern in patterns for file in pyside.glob(pattern)
    ]
    assert len(files) > 20
    output = subprocess.run(["/usr/bin/ldd", *files], capture_output=True, text=True, check=True).stdout
    resolved = re.findall(r"^\s*(lib\S+) => (\S+)", output, re.MULTILINE)
    own = {name for name, path in resolved if "/site-packages/" in path}
    direct = {
        name for name, _ in resolved if name.startswith(("libxcb", "libX11", "libwayland", "libxkb", "libEGL", "libGL"))
    }
    table = tomllib.loads(libraries.TABLE.read_text(encoding="utf-8"))
    assert direct - own - set(table["apt"]) == {"libGLdispatch.so.0"}, "comes with libgl1"
    assert set(table["apt"]) == set(table["pacman"])


@pytest.mark.skipif(sys.platform != "linux", reason="Linux only: runs ldd")
def test_this_machine_lacks_no_library() -> None:
    import PySide6

    assert libraries.missing(Path(PySide6.__path__[0]), "") == ()


@pytest.mark.usefixtures("as_root")
def test_missing_test_programs_are_installed(fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake("apt-get", f'echo "$*" >> "{tmp_path}/installed"')
    fake("Xvfb", "exit 0")
    service, module = tmp_path / "service", tmp_path / "python3" / "module"
    module.mkdir(parents=True)
    table = tmp_path / "table.toml"
    below = str(tmp_path).lstrip("/")
    table.write_text(
        '[programs.Xvfb]\napt-get = "xvfb"\n'
        f'[programs.module]\nfiles = ["{below}/none", "{below}/python3*/module"]\napt-get = "python3-module"\n'
        f'[programs.service]\nfiles = ["{below}/{service.name}"]\napt-get = "service-core"\n'
    )
    monkeypatch.setattr(libraries, "TABLE", table)
    libraries.provide_programs(("Xvfb", "module", "service"))
    assert (tmp_path / "installed").read_text() == "install -y --no-install-recommends service-core\n"


def test_every_test_program_has_a_package_on_every_system() -> None:
    table = tomllib.loads(libraries.TABLE.read_text(encoding="utf-8"))["programs"]
    assert set(table) == set(TEST_PROGRAMS)
    for name, packages in table.items():
        assert {manager.command for manager in libraries.MANAGERS} <= set(packages), name
