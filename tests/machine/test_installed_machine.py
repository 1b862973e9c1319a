"""The deployed machine, booted in an emulator and used through its kernel: `./check machine`.

Positions are shares of the screen of a wide layout; each step keeps a picture in build/machine/pictures.
"""

import time

import pytest

from tests.machine.conftest import Boot
from tests.machine.disk_images import PIN
from tests.machine.screen_recognition import DECK, References, standby
from tests.machine.virtual_machine import BOOT, STEP, Hardware, Machine

LOGISTICS, INDUSTRY = (0.14, 0.91), (0.33, 0.91)
STOP = (0.45, 0.73)
NOSE, EARLIER = (0.62, 0.61), (0.30, 0.61)
EXHIBIT = "pgrep -f 'qbj_kiosk .*--watched'"
VGA = Hardware(display=("-vga", "std"))


@pytest.fixture
def hall(boot: Boot, references: References) -> Machine:
    """A machine that shows attract."""
    machine = boot()
    machine.wait("attract", references.attract, BOOT)
    return machine


def is_running(machine: Machine, unit: str) -> bool:
    return machine.run(f"systemctl is-active {unit}").strip() == "active"


@pytest.mark.parametrize("hardware", [Hardware(), VGA], ids=["virtio-vga", "vga-std"])
def test_boots_into_the_exhibit_and_answers_a_finger(boot: Boot, references: References, hardware: Hardware) -> None:
    machine = boot(hardware)
    machine.wait("attract", references.attract, BOOT)
    machine.tap(*LOGISTICS)
    machine.wait("panel", references.shows("logistics"))
    machine.drag(NOSE, EARLIER)
    machine.wait("train-dragged", lambda picture: not references.shows("logistics")(picture))
    machine.tap(*STOP)
    machine.wait("stop", references.shows("logistics-operations", DECK))


def test_machine_without_a_display_device_reports_it_on_the_console(boot: Boot) -> None:
    machine = boot(Hardware(display=("-vga", "none")))
    machine.agent(BOOT, run="true")
    end = time.monotonic() + BOOT
    while "no display device" not in machine.run("journalctl -b -u qbj-kiosk-display -o cat"):
        assert time.monotonic() < end
        time.sleep(5)
    assert "no display device" in machine.run("cat /dev/vcs1")


def test_staff_open_the_pad_by_two_corners_and_leave_to_a_login(hall: Machine, references: References) -> None:
    hall.agent(down=[0, 0.01, 0.01])
    hall.agent(down=[1, 0.99, 0.99])
    hall.wait("pin-pad", lambda picture: not references.attract(picture) and not standby(picture))
    hall.agent(up=[0])
    hall.agent(up=[1])
    for digit in PIN:
        hall.keys(digit)
    hall.keys("ret")
    hall.wait("staff-page", lambda picture: not references.attract(picture))


def test_mouse_and_keyboard_work(hall: Machine, references: References) -> None:
    hall.keys("right")
    hall.wait("panel-by-key", references.shows("logistics"))
    hall.keys("home")
    hall.wait("attract-by-key", references.attract)
    hall.mouse(-5000, -5000)
    for _ in range(10):
        hall.mouse(18, 73)
    hall.mouse(0, 0, click=True)
    hall.wait("panel-by-mouse", lambda picture: not references.attract(picture))


@pytest.mark.parametrize(
    "chord",
    [
        ("ctrl", "alt", "f2"),
        ("ctrl", "alt", "delete"),
        ("alt", "sysrq", "b"),
        ("alt", "f4"),
        ("ctrl", "alt", "backspace"),
    ],
    ids="-".join,
)
def test_chord_does_nothing(hall: Machine, references: References, chord: tuple[str, ...]) -> None:
    boot_id = hall.run("cat /proc/sys/kernel/random/boot_id")
    for _ in range(8):
        hall.keys(*chord)
    hall.tap(*LOGISTICS)
    hall.wait("after-chord", references.shows("logistics"))
    assert hall.run("cat /proc/sys/kernel/random/boot_id") == boot_id


@pytest.mark.parametrize("process", ["exhibit", "supervisor", "display"])
def test_killed_process_is_restarted(hall: Machine, references: References, process: str) -> None:
    command = {
        "exhibit": f"kill -9 $({EXHIBIT} | head -1)",
        "supervisor": "kill -9 $(systemctl show -P MainPID qbj-kiosk)",
        "display": "pkill -9 Xorg",
    }[process]
    for _ in range(3):
        hall.run(command)
        hall.wait("back", references.attract, BOOT)
        hall.tap(*INDUSTRY)
        hall.wait("panel", references.shows("industry"))
        hall.keys("home")
        hall.wait("attract", references.attract)


def test_power_cut_while_writing_loses_nothing(boot: Boot, references: References) -> None:
    machine = boot()
    machine.wait("attract", references.attract, BOOT)
    machine.run(
        "(while :; do dd if=/dev/urandom of=/var/lib/qbj-kiosk/noise bs=1M count=20; sync; done) >/dev/null 2>&1 &"
    )
    time.sleep(5)
    machine.close()
    machine = boot(fresh=False)
    machine.wait("after-power-cut", references.attract, BOOT)


@pytest.mark.parametrize("trouble", ["read-only", "full", "1970"])
def test_full_disk_read_only_disk_or_wrong_clock_shows_the_exhibit(
    boot: Boot, references: References, trouble: str
) -> None:
    if trouble == "full":
        machine = boot()
        machine.agent(BOOT, run="dd if=/dev/zero of=/fill bs=1M; true")
        machine.run("sync")
        machine.close()
    hardware = {
        "read-only": Hardware(kernel="systemd.mask=systemd-remount-fs.service", read_only=True),
        "full": Hardware(),
        "1970": Hardware(clock="base=1970-01-01"),
    }[trouble]
    machine = boot(hardware, fresh=trouble != "full")
    machine.wait("attract", references.attract, BOOT)
    machine.tap(*LOGISTICS)
    machine.wait("panel", references.shows("logistics"))


def test_display_that_is_absent_at_boot_appears_later(boot: Boot, references: References) -> None:
    machine = boot(Hardware(kernel="video=Virtual-1:d"))
    machine.agent(BOOT, run="true")
    end = time.monotonic() + BOOT
    while not is_running(machine, "qbj-kiosk"):
        assert time.monotonic() < end
        time.sleep(5)
    machine.run("echo on > /sys/class/drm/card0-Virtual-1/status; udevadm trigger --subsystem-match=drm")
    machine.wait("attract", references.attract, BOOT)


def test_second_display_does_not_disturb_the_exhibit(boot: Boot, references: References) -> None:
    machine = boot(Hardware(display=("-vga", "none", "-device", "virtio-vga,max_outputs=2")))
    machine.wait("attract", references.attract, BOOT)
    machine.run("echo on > /sys/class/drm/card0-Virtual-2/status; udevadm trigger --subsystem-match=drm")
    machine.tap(*LOGISTICS)
    machine.wait("panel", references.shows("logistics"), STEP)
