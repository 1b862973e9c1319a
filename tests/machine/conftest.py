"""Options and fixtures of the machine test, which runs only by `./check machine`."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.machine import disk_images as images
from tests.machine.positions_to_touch import LOGISTICS
from tests.machine.screen_recognition import References
from tests.machine.virtual_machine import BOOT, Hardware, Machine

VGA = Hardware(display=("-vga", "std"))
WARM_S = 5.0
"""Seconds from a touch to a picture of the panel, on a machine that is warm; those on a busy host included."""
COLD_S = 40.0
"""Seconds after which a cold machine is touched again: a supervisor that found it hanging restarts the exhibit."""
BOOTS = pytest.StashKey[dict[str, float]]()
"""Seconds from power on to attract, by machine."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--release", default="bookworm", help="code name of the Debian to boot")
    parser.addoption("--packages", type=Path, default=images.ROOT / "dist", help="folder of the two packages")
    parser.addoption("--resume", action="store_true", help="use the booted machines of the last run; for single tests")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[BOOTS] = {}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for name, seconds in config.stash[BOOTS].items():
        terminalreporter.write_line(f"from power on to attract, {name}: {seconds:.0f} s")


@pytest.fixture(scope="session")
def image(request: pytest.FixtureRequest) -> images.Image:
    """Return the disk of the test machine, on which the packages were installed."""
    folder = request.config.getoption("--packages")
    return images.build(request.config.getoption("--release"), sorted(folder.glob("qbj-kiosk*.deb")))


@pytest.fixture(scope="session")
def references() -> References:
    """Return pictures of the exhibit's states, by state and size, to compare screens with."""

    def render(size: tuple[int, int]) -> Path:
        out = images.CACHE / f"shots-{size[0]}x{size[1]}"
        command = [sys.executable, "-I", "-m", "qbj_kiosk", "shots", "--out", str(out)]
        options = ["--size", f"{size[0]}x{size[1]}", "--language", "zh"]
        subprocess.run([*command, *options], check=True, capture_output=True)
        return out

    return References(render)


@pytest.fixture
def album(request: pytest.FixtureRequest) -> str:
    name = request.node.name.removeprefix("test_").replace("[", "-").replace("]", "")
    return f"{request.config.getoption('--release')}-{name}"


Boot = Callable[[Hardware], Machine]


@pytest.fixture
def boot(image: images.Image, album: str) -> Iterator[Boot]:
    with ExitStack() as stack:

        def start(hardware: Hardware) -> Machine:
            machine = Machine(image, album, hardware)
            stack.callback(machine.close)
            return machine

        yield start


def _shown(request: pytest.FixtureRequest, name: str, hardware: Hardware) -> Iterator[Machine]:
    """Boot a test machine until it shows attract, and keep that state."""
    release = request.config.getoption("--release")
    resume = request.config.getoption("--resume")
    image = request.getfixturevalue("image")
    started = time.monotonic()
    machine = Machine(image, f"{release}-{name}", hardware, resume=resume)
    try:
        if resume:
            machine.pause()
            yield machine
            return
        machine.wait("attract", request.getfixturevalue("references").attract, BOOT)
        request.config.stash[BOOTS][f"{release}, {name}"] = time.monotonic() - started
        machine.run("true")
        machine.keep_state()
        machine.pause()
        yield machine
    finally:
        machine.close()


@pytest.fixture(scope="session")
def virtio_vga(request: pytest.FixtureRequest) -> Iterator[Machine]:
    yield from _shown(request, "virtio-vga", Hardware())


@pytest.fixture(scope="session")
def vga_std(request: pytest.FixtureRequest) -> Iterator[Machine]:
    yield from _shown(request, "vga-std", VGA)


@pytest.fixture
def hall(request: pytest.FixtureRequest, album: str) -> Iterator[Machine]:
    """Return a test machine that shows attract, as after its boot."""
    machine: Machine = request.getfixturevalue(getattr(request, "param", "virtio_vga"))
    machine.restore()
    machine.begin_album(f"{album}-warm-up")
    warm_up(machine, request.getfixturevalue("references"))
    machine.begin_album(album)
    yield machine
    machine.pause()


def warm_up(machine: Machine, references: References) -> None:
    """Use the exhibit until it answers at its usual speed: the emulator translates all code again after `restore`.

    The first touch takes 10 to 20 s until a panel is shown, the second one to two seconds.
    """
    answered = WARM_S + 1
    while answered > WARM_S:
        started = time.monotonic()
        machine.tap(*LOGISTICS)
        try:
            machine.wait("panel", references.shows("logistics"), COLD_S)
        except AssertionError:
            continue
        answered = time.monotonic() - started
        machine.keys("home")
        machine.wait("attract", references.attract)
