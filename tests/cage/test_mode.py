"""The whole of kiosk mode under a real cage: what the service starts comes back, ends, and leaves nothing behind."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cage.hall import EXHIBIT, Hall, hall
from tests.cage.running import PATIENCE

TOOLS = ("cage", "Xwayland", "Xvfb")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        any(shutil.which(tool) is None for tool in TOOLS), reason=f"one of {', '.join(TOOLS)} is not installed"
    ),
]


@pytest.fixture
def shown(real_bundle: Path) -> Iterator[Hall]:
    """Kiosk mode, with the exhibit on the screen."""
    with hall(real_bundle) as made:
        made.until_shown()
        made.until(lambda: '"event": "shown"' in made.story())
        yield made


def test_killed_it_comes_back_and_meanwhile_the_screen_is_the_curtains(shown: Hall) -> None:
    exhibit, supervisor = shown.process("--watched"), shown.process("--kiosk")
    # While the supervisor is held nothing comes back, so that what is seen meanwhile cannot be missed.
    os.kill(supervisor, signal.SIGSTOP)
    os.kill(exhibit, signal.SIGKILL)
    shown.until(lambda: shown.colours() < EXHIBIT)
    os.kill(supervisor, signal.SIGCONT)
    assert min(shown.until_shown()) > 1, shown.story()
    assert shown.process("--watched") != exhibit


def test_stopped_it_is_found_and_comes_back(shown: Hall) -> None:
    exhibit = shown.process("--watched")
    os.kill(exhibit, signal.SIGSTOP)
    shown.until(lambda: shown.story().count('"event": "shown"') == 2)
    shown.until_shown()
    assert "no frame for 5 s" in shown.story()
    assert exhibit not in shown.processes()


def test_of_a_poisoned_bundle_visitors_see_nothing_but_the_built_in_one(real_bundle: Path, tmp_path: Path) -> None:
    poisoned = shutil.copytree(real_bundle, tmp_path / "poisoned")
    content = poisoned / "exhibit.json"
    content.write_bytes(content.read_bytes().replace(b"Railway", b"Raiiway"))
    with hall(poisoned) as made:
        made.until_shown()
        made.until(lambda: '"event": "shown"' in made.story())
        assert "ended with exit code 5" in made.story()
        assert '"stage": "built_in"' in made.story()


def test_asked_to_end_it_ends_and_nothing_is_left_running(shown: Hall) -> None:
    os.kill(shown.process("--kiosk"), signal.SIGTERM)
    assert shown.cage.wait(PATIENCE) == 0
    shown.until(lambda: not shown.processes())
    assert shown.left.exists()


def test_a_killed_supervisor_takes_everything_with_it_and_is_not_taken_for_staff_who_left(shown: Hall) -> None:
    os.kill(shown.process("--kiosk"), signal.SIGKILL)
    shown.cage.wait(PATIENCE)
    shown.until(lambda: not shown.processes())
    assert not shown.left.exists()


def test_systemd_hears_of_it_through_cage(shown: Hall) -> None:
    heard: set[bytes] = set()

    def both() -> bool:
        heard.add(shown.systemd.recv(100))
        return heard >= {b"READY=1", b"WATCHDOG=1"}

    shown.until(both)
