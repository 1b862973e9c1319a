"""Options and fixtures of the machine test, which runs only by `./check machine`."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.machine import disk_images as images
from tests.machine.screen_recognition import References
from tests.machine.virtual_machine import Hardware, Machine


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--release", default="bookworm", help="code name of the Debian to boot")
    parser.addoption("--packages", type=Path, default=images.ROOT / "dist", help="folder of the two packages")


@pytest.fixture(scope="session")
def image(request: pytest.FixtureRequest) -> images.Image:
    """The disk on which the recipe was followed."""
    folder = request.config.getoption("--packages")
    return images.build(request.config.getoption("--release"), sorted(folder.glob("qbj-kiosk*.deb")))


@pytest.fixture(scope="session")
def references() -> References:
    """Pictures of the exhibit's states, by state and size."""

    def render(size: tuple[int, int]) -> Path:
        out = images.CACHE / f"shots-{size[0]}x{size[1]}"
        command = [sys.executable, "-I", "-m", "qbj_kiosk", "shots", "--out", str(out)]
        options = ["--size", f"{size[0]}x{size[1]}", "--language", "zh"]
        subprocess.run([*command, *options], check=True, capture_output=True)
        return out

    return References(render)


Boot = Callable[..., Machine]


@pytest.fixture
def boot(image: images.Image, request: pytest.FixtureRequest) -> Iterator[Boot]:
    """Boots machines, and pulls their plugs at the end."""
    with ExitStack() as stack:
        release = request.config.getoption("--release")
        name = f"{release}-{request.node.name.removeprefix('test_').replace('/', '-')}"

        def start(hardware: Hardware = Hardware(), *, fresh: bool = True) -> Machine:  # noqa: B008 - immutable
            machine = Machine(image, name, hardware, fresh=fresh)
            stack.callback(machine.close)
            return machine

        yield start
