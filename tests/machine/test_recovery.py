"""The exhibit comes back after each of its processes was killed, and after a restart of its service."""

import pytest

from tests.machine.positions_to_touch import INDUSTRY
from tests.machine.screen_recognition import References
from tests.machine.virtual_machine import BOOT, Machine

PROCESSES = {
    "exhibit": "pgrep -f '[q]bj_kiosk .*--watched'",
    "supervisor": "systemctl show -P MainPID qbj-kiosk",
    "display": "pgrep Xorg",
}
"""Commands that print the process. The brackets keep a pattern from matching the shell that runs it."""


def use(machine: Machine, references: References, number: int) -> None:
    machine.wait(f"back-{number}", references.attract, BOOT)
    machine.tap(*INDUSTRY)
    machine.wait(f"panel-{number}", references.shows("industry"))


@pytest.mark.parametrize("process", PROCESSES)
def test_killed_process_comes_back(hall: Machine, references: References, process: str) -> None:
    find = PROCESSES[process]
    for number in (1, 2, 3):
        before = hall.run(find).strip()
        assert before.isdecimal()
        hall.run(f"kill -9 {before}")
        hall.wait_until("another process", lambda: hall.run(find).strip() not in ("", "0", before), BOOT)  # noqa: B023 - within the loop
        use(hall, references, number)
        hall.keys("home")


def test_restarted_service_keeps_the_display(hall: Machine, references: References) -> None:
    display = hall.run("pgrep Xorg")
    hall.run("systemctl restart qbj-kiosk", BOOT)
    use(hall, references, 1)
    assert hall.run("pgrep Xorg") == display
