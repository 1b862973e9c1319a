"""Rotation, power and plugging of screens."""

import pytest

from tests.machine.conftest import Boot
from tests.machine.positions_to_touch import BOTTOM_RIGHT, LOGISTICS, TEXT, TOP_LEFT
from tests.machine.screen_recognition import References, closed_page, off, staff_pad
from tests.machine.virtual_machine import BOOT, Hardware, Machine

X11 = "DISPLAY=:0 XAUTHORITY=/run/qbj-kiosk-display/authority"
INDUSTRY_UPRIGHT = (0.48, 0.86)
"""On a tall screen."""
CLOSED = "[hours]\n" + "".join(
    f"{day} = []\n" for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)


def configure(machine: Machine, settings: str) -> None:
    """Write settings to the test machine and start the exhibit with them."""
    machine.run(f"mkdir -p /etc/qbj-kiosk; printf '{settings}' >/etc/qbj-kiosk/kiosk.toml; systemctl restart qbj-kiosk")


def plug(machine: Machine, output: str) -> None:
    machine.run(f"echo on >/sys/class/drm/card0-{output}/status; udevadm trigger --subsystem-match=drm")


@pytest.mark.parametrize("hall", ["vga_std"], indirect=True)
def test_rotated_picture_is_upright_and_a_touch_lands_where_the_finger_is(
    hall: Machine, references: References
) -> None:
    configure(hall, "[screen]\\nrotation = 90\\n")
    hall.wait("attract", lambda picture: references.attract(picture.rotate(90, expand=True)), BOOT)
    x, y = INDUSTRY_UPRIGHT
    hall.tap(1 - y, x)
    hall.wait("panel", lambda picture: references.shows("industry")(picture.rotate(90, expand=True)))


def test_screen_is_off_outside_opening_hours_and_a_touch_wakes_it_for_staff(hall: Machine) -> None:
    configure(hall, CLOSED.replace("\n", "\\n"))
    hall.wait_until("screen off", lambda: "Monitor is Off" in hall.run(f"{X11} xset q"), BOOT)
    hall.wait("off", off)
    hall.tap(*TEXT)
    hall.wait("on", closed_page)
    hall.gesture([["down", 0, *TOP_LEFT], ["down", 1, *BOTTOM_RIGHT]])
    hall.wait("pad", staff_pad)


def test_display_that_is_absent_at_boot_appears_later(boot: Boot, references: References) -> None:
    machine = boot(Hardware(kernel="video=Virtual-1:d"))
    active = "systemctl is-active qbj-kiosk"
    machine.wait_until("exhibit without a display", lambda: machine.run(active, BOOT).strip() == "active", BOOT)
    machine.run("sleep 30")
    machine.picture("absent")
    plug(machine, "Virtual-1")
    machine.wait("attract", references.attract, BOOT)
    machine.tap(*LOGISTICS)
    machine.wait("panel", references.shows("logistics"))


def test_second_display_leaves_the_exhibit_whole(hall: Machine, references: References) -> None:
    plug(hall, "Virtual-2")
    hall.wait_until("connected", lambda: "Virtual-2 connected" in hall.run(f"{X11} xrandr"))
    hall.run("sleep 5")
    hall.wait("attract", references.attract)
    hall.tap(*LOGISTICS)
    hall.wait("panel", references.shows("logistics"))
    assert "Virtual-2 connected (" in hall.run(f"{X11} xrandr"), "the second output is on"
