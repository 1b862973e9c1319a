"""Kiosk mode under a real cage: it recovers, ends, and leaves no process behind."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cage.hall import EXHIBIT_COLOURS, Hall, hall
from tests.cage.running import TIMEOUT

TOOLS = ("cage", "Xwayland", "Xvfb")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        any(shutil.which(tool) is None for tool in TOOLS), reason=f"one of {', '.join(TOOLS)} is not installed"
    ),
]


@pytest.fixture
def shown(real_bundle: Path) -> Iterator[Hall]:
    """Kiosk mode with the exhibit on the screen."""
    with hall(real_bundle) as made:
        made.until_shown()
        made.until(lambda: '"event": "shown"' in made.logs())
        yield made


def test_killed_exhibit_restarts_over_the_standby_page(shown: Hall) -> None:
    exhibit, supervisor = shown.process("--watched"), shown.process("--kiosk")
    # A stopped supervisor restarts nothing, so the test cannot miss the standby page.
    os.kill(supervisor, signal.SIGSTOP)
    os.kill(exhibit, signal.SIGKILL)
    shown.until(lambda: shown.colours() < EXHIBIT_COLOURS)
    os.kill(supervisor, signal.SIGCONT)
    assert min(shown.until_shown()) > 1, shown.logs()
    assert shown.process("--watched") != exhibit


def test_stopped_exhibit_is_killed_and_restarts(shown: Hall) -> None:
    exhibit = shown.process("--watched")
    os.kill(exhibit, signal.SIGSTOP)
    shown.until(lambda: shown.logs().count('"event": "shown"') == 2)
    shown.until_shown()
    assert "no frame for 5 s" in shown.logs()
    assert exhibit not in shown.processes()


def test_damaged_bundle_is_replaced_by_the_built_in_one(real_bundle: Path, tmp_path: Path) -> None:
    damaged = shutil.copytree(real_bundle, tmp_path / "damaged")
    content = damaged / "exhibit.json"
    content.write_bytes(content.read_bytes().replace(b"Railway", b"Raiiway"))
    with hall(damaged) as made:
        made.until_shown()
        made.until(lambda: '"event": "shown"' in made.logs())
        assert "ended with exit code 5" in made.logs()
        assert '"stage": "built_in"' in made.logs()


def test_sigterm_ends_every_process_and_counts_as_leaving(shown: Hall) -> None:
    os.kill(shown.process("--kiosk"), signal.SIGTERM)
    assert shown.cage.wait(TIMEOUT) == 0
    shown.until(lambda: not shown.processes())
    assert shown.left.exists()


def test_killed_supervisor_ends_every_process_and_does_not_count_as_leaving(shown: Hall) -> None:
    os.kill(shown.process("--kiosk"), signal.SIGKILL)
    shown.cage.wait(TIMEOUT)
    shown.until(lambda: not shown.processes())
    assert not shown.left.exists()


def test_systemd_notifications_pass_through_cage(shown: Hall) -> None:
    received: set[bytes] = set()

    def both() -> bool:
        received.add(shown.notifications.recv(100))
        return received >= {b"READY=1", b"WATCHDOG=1"}

    shown.until(both)
