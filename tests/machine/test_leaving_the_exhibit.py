"""Leaving the exhibit on the installed machine: staff can, visitors cannot."""

from tests.machine.disk_images import PIN
from tests.machine.positions_to_touch import BOTTOM_RIGHT, LEAVE, LOGISTICS, TOP_LEFT
from tests.machine.screen_recognition import References, black, staff_pad, staff_page
from tests.machine.virtual_machine import BOOT, Machine

CHORDS = (
    ("ctrl", "alt", "f2"),
    ("ctrl", "alt", "delete"),
    ("alt", "sysrq", "b"),
    ("alt", "f4"),
    ("ctrl", "alt", "backspace"),
)
"""Chords that leave or restart a machine that does not block them."""


def login_prompt(machine: Machine) -> bool:
    """Return True if the test machine's first terminal has a login prompt, and is the one that is shown."""
    state = machine.run("systemctl is-active getty@tty1; cat /sys/class/tty/tty0/active; cat /dev/vcs1")
    return state.startswith("active\ntty1\n") and "hall login:" in state


def test_staff_open_the_pad_by_two_corners_and_leave_to_a_login(hall: Machine, references: References) -> None:
    hall.gesture([["down", 0, *TOP_LEFT], ["down", 1, *BOTTOM_RIGHT]])
    hall.wait("pad", staff_pad)
    hall.gesture([["up", 0], ["up", 1]])
    for digit in PIN:
        hall.keys(digit)
    hall.keys("ret")
    hall.wait("staff-page", staff_page)
    hall.tap(*LEAVE)
    hall.run("sleep 1")
    hall.picture("question")
    hall.tap(*LEAVE)
    hall.wait_until("login prompt", lambda: login_prompt(hall))
    hall.wait("login", black)
    hall.run("systemctl start qbj-kiosk")
    hall.wait("attract-again", references.attract, BOOT)
    hall.tap(*LOGISTICS)
    hall.wait("panel", references.shows("logistics"))


def test_purge_gives_the_login_prompt_back_at_once(hall: Machine) -> None:
    hall.run("DEBIAN_FRONTEND=noninteractive apt-get -qy purge qbj-kiosk-session qbj-kiosk", BOOT)
    hall.wait_until("login prompt", lambda: login_prompt(hall))
    hall.wait("login", black)


def test_chords_do_nothing(hall: Machine, references: References) -> None:
    state = "cat /proc/sys/kernel/random/boot_id /sys/class/tty/tty0/active; pgrep Xorg; pgrep -f '[q]bj_kiosk'"
    before = hall.run(state)
    for chord in CHORDS:
        for _ in range(8):
            hall.keys(*chord)
        hall.tap(*LOGISTICS)
        hall.wait("after-" + "-".join(chord), references.shows("logistics"))
        assert hall.run(state) == before, chord
        hall.keys("home")
        hall.wait("attract", references.attract)
