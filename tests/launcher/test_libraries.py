"""Finding the system libraries that Qt lacks, and getting them."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from launcher import libraries
from launcher.say import SetUpError
from launcher.steps import TEST_PROGRAMS

Fake = Callable[[str, str], Path]
LACKS_ICCCM = (
    'for f; do case $f in *xcb*) echo "libxcb-icccm.so.4 => not found"; echo "libQt6X.so.6 => not found" ;; esac; done'
)
ON_X = {"DISPLAY": ":0"}


@pytest.fixture
def pyside(tmp_path: Path) -> Path:
    """A folder like PySide6's, of empty files."""
    for name in ("QtCore.abi3.so", "Qt/plugins/platforms/libqxcb.so", "Qt/plugins/platforms/libqwayland.so"):
        file = tmp_path / "PySide6" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return tmp_path / "PySide6"


@pytest.fixture
def as_guide(monkeypatch: pytest.MonkeyPatch) -> None:
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
def test_the_platform_is_told_from_the_environment(environment: dict[str, str], expected: tuple[str, ...]) -> None:
    assert libraries.platforms(environment) == expected


def test_nothing_missing_installs_nothing(pyside: Path, fake: Fake, tmp_path: Path) -> None:
    fake("ldd", "exit 0")
    fake("apt-get", f'touch "{tmp_path}/called"')
    assert libraries.provide(pyside, ON_X) == {}
    assert not (tmp_path / "called").exists()


@pytest.mark.usefixtures("as_root")
def test_root_installs_what_is_missing(pyside: Path, fake: Fake, tmp_path: Path) -> None:
    fake("ldd", f'[ -e "{tmp_path}/installed" ] || {{ {LACKS_ICCCM}; }}')
    fake("apt-get", f'echo "$*" > "{tmp_path}/installed"')
    assert libraries.provide(pyside, ON_X) == {}
    assert (tmp_path / "installed").read_text() == "install -y --no-install-recommends libxcb-icccm4\n"


@pytest.mark.usefixtures("as_root")
def test_package_lists_are_fetched_if_that_was_why_it_failed(pyside: Path, fake: Fake, tmp_path: Path) -> None:
    fake("ldd", f'[ -e "{tmp_path}/installed" ] || {{ {LACKS_ICCCM}; }}')
    lists, installed = tmp_path / "lists", tmp_path / "installed"
    fake("apt-get", f'case $1 in update) touch "{lists}" ;; *) [ -e "{lists}" ] && touch "{installed}" ;; esac')
    assert libraries.provide(pyside, ON_X) == {}


@pytest.mark.usefixtures("as_guide")
def test_sudo_serves_if_it_asks_nothing(pyside: Path, fake: Fake, tmp_path: Path) -> None:
    fake("ldd", f'[ -e "{tmp_path}/installed" ] || {{ {LACKS_ICCCM}; }}')
    fake("apt-get", f'touch "{tmp_path}/installed"')
    fake("sudo", '[ "$1" = -n ] || exit 9; shift; [ "$1" = true ] || exec "$@"')
    assert libraries.provide(pyside, ON_X) == {}


@pytest.mark.usefixtures("as_guide")
def test_without_rights_the_line_to_type_is_told(pyside: Path, fake: Fake) -> None:
    fake("ldd", LACKS_ICCCM)
    fake("apt-get", "exit 100")
    fake("sudo", "exit 1")
    lacking = libraries.provide(pyside, ON_X)
    assert lacking == {"xcb": ("libxcb-icccm.so.4",)}
    with pytest.raises(SetUpError, match="sudo apt-get install --no-install-recommends libxcb-icccm4\n"):
        libraries.judge(lacking, ON_X)


@pytest.mark.parametrize("environment", [{}, {"QT_QPA_PLATFORM": "offscreen"}, {**ON_X, "WAYLAND_DISPLAY": "w"}])
def test_what_the_display_does_not_need_stops_nothing(
    environment: dict[str, str], fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    fake("apt-get", "")
    libraries.judge({"xcb": ("libxcb-icccm.so.4",)}, environment)
    assert "missing for xcb: sudo apt-get install" in capsys.readouterr().err


def test_what_qt_always_needs_stops_everything(fake: Fake) -> None:
    fake("pacman", "")
    with pytest.raises(SetUpError, match="sudo pacman -S --needed libglvnd\n"):
        libraries.judge({"": ("libEGL.so.1",)}, {})


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("dnf", "sudo dnf install 'libxcb-icccm.so.4()(64bit)'"),
        ("zypper", "sudo zypper install 'libxcb-icccm.so.4()(64bit)'"),
        ("pacman", "sudo pacman -S --needed xcb-util-wm"),
    ],
)
def test_each_package_manager_has_its_line(fake: Fake, command: str, line: str) -> None:
    fake(command, "")
    chosen = libraries.manager()
    assert chosen is not None
    sonames = ("libxcb-icccm.so.4",)
    assert libraries.one_line(chosen, libraries.packages(chosen, sonames), sonames) == line


def test_an_unknown_system_is_told_the_libraries(fake: Fake) -> None:
    fake("true", "")
    assert libraries.one_line(None, (), ("libEGL.so.1",)) == "install the packages that bring libEGL.so.1"


def test_the_table_has_every_library_that_this_qt_asks_for() -> None:
    import PySide6

    pyside = Path(PySide6.__path__[0])
    files = [
        str(file) for patterns in libraries.FILES.values() for pattern in patterns for file in pyside.glob(pattern)
    ]
    assert len(files) > 20
    listed = subprocess.run(["/usr/bin/ldd", *files], capture_output=True, text=True, check=True).stdout
    bound = re.findall(r"^\s*(lib\S+) => (\S+)", listed, re.MULTILINE)
    own = {name for name, where in bound if "/site-packages/" in where}
    direct = {
        name for name, _ in bound if name.startswith(("libxcb", "libX11", "libwayland", "libxkb", "libEGL", "libGL"))
    }
    table = tomllib.loads(libraries.TABLE.read_text(encoding="utf-8"))
    assert direct - own - set(table["apt"]) == {"libGLdispatch.so.0"}, "comes with libgl1"
    assert set(table["apt"]) == set(table["pacman"])


@pytest.mark.skipif(sys.platform != "linux", reason="asks this system's libraries")
def test_nothing_is_missing_here() -> None:
    import PySide6

    assert libraries.missing(Path(PySide6.__path__[0]), "") == ()


@pytest.mark.usefixtures("as_root")
def test_what_the_tests_use_is_installed_where_it_is_not(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake("apt-get", f'echo "$*" >> "{tmp_path}/installed"')
    fake("Xvfb", "exit 0")
    there, module = tmp_path / "there", tmp_path / "python3" / "module"
    module.mkdir(parents=True)
    table = tmp_path / "table.toml"
    below = str(tmp_path).lstrip("/")
    table.write_text(
        '[programs.Xvfb]\napt-get = "xvfb"\n'
        f'[programs.module]\nfiles = ["{below}/none", "{below}/python3*/module"]\napt-get = "python3-module"\n'
        f'[programs.service]\nfiles = ["{below}/{there.name}"]\napt-get = "service-core"\n'
    )
    monkeypatch.setattr(libraries, "TABLE", table)
    libraries.provide_programs(("Xvfb", "module", "service"))
    assert (tmp_path / "installed").read_text() == "install -y --no-install-recommends service-core\n"


def test_every_program_that_the_tests_use_has_a_package_everywhere() -> None:
    table = tomllib.loads(libraries.TABLE.read_text(encoding="utf-8"))["programs"]
    assert set(table) == set(TEST_PROGRAMS)
    for name, packages in table.items():
        assert {each.command for each in libraries.MANAGERS} <= set(packages), name
