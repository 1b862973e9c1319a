"""The installed machine boots into the exhibit after power cuts, with a broken disk, clock or display."""

import pytest

from tests.machine.conftest import VGA, Boot
from tests.machine.positions_to_touch import LOGISTICS
from tests.machine.screen_recognition import References
from tests.machine.virtual_machine import BOOT, STATE, Hardware, Machine

NO_DRIVER = Hardware(display=VGA.display, kernel="modprobe.blacklist=bochs")
"""A display in text mode: the console can be read, and an X server has no device."""


def use(machine: Machine, references: References) -> None:
    """Open a panel of the exhibit with a finger, on the test machine."""
    machine.tap(*LOGISTICS)
    machine.wait("panel", references.shows("logistics"))


def test_machine_without_a_display_device_reports_it_on_the_console(boot: Boot) -> None:
    machine = boot(NO_DRIVER)
    report = "journalctl -b -u qbj-kiosk-display -o cat"
    machine.wait_until("report", lambda: "no display device" in machine.run(report, BOOT), BOOT)
    machine.wait_until("console", lambda: "this machine has no display device" in machine.run("cat /dev/vcs1"))
    machine.picture("message")
    assert machine.run("systemctl is-active qbj-kiosk-display").strip() == "active"


def test_power_cut_while_running_loses_nothing(hall: Machine, references: References) -> None:
    hall.cut_power()
    hall.wait("attract", references.attract, BOOT)
    use(hall, references)


def test_power_cut_while_writing_loses_nothing(hall: Machine, references: References) -> None:
    pin = hall.run(f"sha256sum {STATE}/pin")
    hall.run("sh -c 'while :; do dd if=/dev/zero of=/var/lib/noise bs=1M count=20; done' >/dev/null 2>&1 &")
    hall.run(f"sh -c 'while :; do cp -a {STATE}/faults {STATE}/copy; mv {STATE}/copy {STATE}/faults; done' >&- 2>&- &")
    hall.run("sleep 5")
    hall.cut_power()
    hall.wait("attract", references.attract, BOOT)
    use(hall, references)
    assert hall.run(f"sha256sum {STATE}/pin") == pin


def test_full_disk_shows_the_exhibit(hall: Machine, references: References) -> None:
    # Reserving blocks takes no time; writing zeros fills what is left, the part reserved for root included.
    hall.run("fallocate -l $(df -B1 --output=avail / | tail -1) /fill; cat /dev/zero >/rest; sync", BOOT)
    fails = "dd if=/dev/zero of=/another bs=1M count=1"
    assert "No space left" in hall.run(fails)
    hall.cut_power()
    hall.wait("attract", references.attract, BOOT)
    assert "No space left" in hall.run(fails)
    use(hall, references)


@pytest.mark.parametrize(
    ("hardware", "proof", "expected"),
    [
        (
            Hardware(kernel="systemd.mask=systemd-remount-fs.service", read_only=True),
            "touch /file 2>&1",
            "Read-only file system",
        ),
        (Hardware(clock="base=1970-01-01"), "cat /sys/class/rtc/rtc0/date", "1970-01-01"),
    ],
    ids=["read-only-root", "clock-at-1970"],
)
def test_machine_in_trouble_shows_the_exhibit(
    boot: Boot, references: References, hardware: Hardware, proof: str, expected: str
) -> None:
    machine = boot(hardware)
    machine.wait("attract", references.attract, BOOT)
    assert expected in machine.run(proof)
    use(machine, references)
